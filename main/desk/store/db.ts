import Database from 'better-sqlite3';
import { fileGuard } from './file-guard.ts';

/** What a statement may be given. Hashes go in and out as 32-byte buffers. */
export type Value = string | number | null | Uint8Array;
export type Values = readonly Value[];

/**
 * A handle that cannot write. The tables are STRICT and checked with `store.check`, so a row has the types
 * that its statement names; JSON columns are parsed by those who read them.
 */
export interface ReadableDb {
  all<Row>(sql: string, ...values: Values): Row[];
  get<Row>(sql: string, ...values: Values): Row | undefined;
}

/** The one handle that writes. Everything it writes goes through `transaction`. */
export interface WritableDb extends ReadableDb {
  /** Runs one writing statement, in a transaction of its own where there is none; answers how many rows it changed. */
  run(sql: string, ...values: Values): number;
  /** All or nothing, from BEGIN IMMEDIATE on; returns after the commit has reached the disk. Nests. */
  transaction<T>(work: () => T): T;
}

/** A connection with its statements kept prepared. */
export class Connection implements WritableDb {
  readonly raw: Database.Database;
  readonly #statements = new Map<string, Database.Statement<Value[]>>();
  readonly #whole: (work: () => unknown) => unknown;

  /** @param guard asked before each commit; what it throws takes the transaction back */
  constructor(raw: Database.Database, guard: () => void = () => undefined) {
    this.raw = raw;
    // Made once: making one costs a save more than its statements do.
    this.#whole = raw.transaction((work: () => unknown) => {
      const result = work();
      guard();
      return result;
    }).immediate;
  }

  all<Row>(sql: string, ...values: Values): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }

  get<Row>(sql: string, ...values: Values): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  run(sql: string, ...values: Values): number {
    if (!this.raw.inTransaction) return this.transaction(() => this.run(sql, ...values));
    return this.#statement(sql).run(...values).changes;
  }

  transaction<T>(work: () => T): T {
    if (this.raw.inTransaction) return this.raw.transaction(work).immediate();
    return this.#whole(work) as T;
  }

  close(): void {
    this.#statements.clear();
    this.raw.close();
  }

  #statement(sql: string): Database.Statement<Value[]> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.raw.prepare<Value[]>(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** "GLLY": marks the file as a store of ours. */
export const APPLICATION_ID = 0x474c4c59;

/**
 * How long a commit waits for another program that writes into the file, in ms. Nobody should; whoever types is
 * told within a second, and the words are sent again.
 */
export const BUSY_MS = 250;

/**
 * Opens the store's file for writing. WAL with FULL: when a commit returns, the words are on the disk.
 * Cell checks and an untrusted schema keep a damaged or planted file from doing harm.
 */
export function openWritable(path: string): Connection {
  const raw = new Database(path);
  try {
    // Waiting is cheap while nobody types yet: the one before may be writing its log back.
    raw.pragma('busy_timeout = 5000');
    raw.pragma('page_size = 4096');
    raw.pragma('cell_size_check = ON');
    raw.pragma('trusted_schema = OFF');
    raw.pragma('journal_mode = WAL');
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
    raw.pragma('secure_delete = ON');
    return new Connection(raw, fileGuard(path));
  } catch (cause) {
    raw.close();
    throw cause;
  }
}

/** Opens the store's file for reading only: lists, checks and backups, which must never hold up a save. */
export function openReadable(path: string): ReadableDb & { close(): void } {
  const raw = new Database(path, { readonly: true, fileMustExist: true });
  raw.pragma('trusted_schema = OFF');
  raw.pragma('cell_size_check = ON');
  raw.pragma('busy_timeout = 5000');
  return new Connection(raw);
}
