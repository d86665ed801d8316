import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import { makeFolder } from '../make-folder.ts';
import {
  BUSY_MS,
  type Connection,
  openReadable,
  openWritable,
  type ReadableDb,
  type WritableDb,
} from './db.ts';
import { diskError } from './errors.ts';
import { storeGone } from './file-guard.ts';
import { lockStore, type StoreLock } from './lock.ts';
import { migrate } from './migrate.ts';
import { storeMissing } from './seen.ts';
import { sweepUnfinished } from './snapshot.ts';
import { storeFile } from './store-file.ts';
import { tornLog } from './torn-log.ts';

/** An open store: the one writer, and a handle for lists and look-ups that cannot write. */
export interface Store {
  readonly folder: string;
  readonly write: WritableDb;
  readonly read: ReadableDb;
  close(): void;
}

/**
 * Opens the store in a folder, making both when they are not there, for this process alone.
 * Throws `DeskError`s: store-not-writable, store-locked, store-newer, store-foreign, store-damaged, store-gone,
 * store-missing, disk-full.
 * @param existing a store was there a moment ago: none is made in its place
 * @param expected a store was there in an earlier run: none is made in its place unasked
 */
export function openStore(
  folder: string,
  { existing = false, expected = false }: { existing?: boolean; expected?: boolean } = {},
): Store {
  let lock: StoreLock | null = null;
  let write: Connection | null = null;
  try {
    if (existing && !existsSync(storeFile(folder))) throw storeGone(folder);
    // Before anything is made: the folder may be the empty place of a disk that is not connected.
    if (expected && !existsSync(storeFile(folder)) && keptIn(folder) === null) throw storeMissing(folder);
    for (const part of ['', 'assets', 'cache', 'backups']) {
      makeFolder(join(folder, part), 0o700);
    }
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    lock = lockStore(folder);
    sweepUnfinished(folder);
    requireNotEmptied(folder, expected);
    requireWholeLog(folder);
    write = openWritable(storeFile(folder));
    migrate(write, folder);
    write.raw.pragma(`busy_timeout = ${BUSY_MS}`);
    const read = openReadable(storeFile(folder));
    return makeStore(folder, write, read, lock);
  } catch (cause) {
    write?.close();
    lock?.release();
    throw diskError(cause, folder);
  }
}

/** What a store has only when it has been one: photos, backups, and what a restore or repair set aside. */
const KEPT = [
  ['assets', /^[0-9a-f]{2}$/, 'photos'],
  ['backups', /^(galley-\d{8}T|replaced-|before-migration-)/, 'backups'],
] as const;

/** What of it lies in a folder, in a word; null when nothing does. */
function keptIn(folder: string): string | null {
  const found = KEPT.find(([part, name]) => {
    const path = join(folder, part);
    return existsSync(path) && readdirSync(path).some((one) => name.test(one));
  });
  return found?.[2] ?? null;
}

/**
 * SQLite takes an empty file, or none, for a new store. Beside what a store keeps, or where a store was before, it is
 * one that lost everything, or whose repair was ended between two steps, and that is said.
 */
function requireNotEmptied(folder: string, expected: boolean): void {
  const there = existsSync(storeFile(folder));
  if (there && statSync(storeFile(folder)).size > 0) return;
  const kept = keptIn(folder);
  if (kept === null && !(there && expected)) return;
  throw new DeskError(
    'store-damaged',
    `The store in ${folder} is damaged: galley.sqlite is ${there ? 'empty' : 'gone'}${kept === null ? '' : `, and there are ${kept}`}.`,
    'Nothing was written. Repair it, or restore the newest backup.',
  );
}

/** SQLite would go on without what a cut log held, and the first save would make that for good. */
function requireWholeLog(folder: string): void {
  const torn = tornLog(storeFile(folder));
  if (torn === null) return;
  throw new DeskError(
    'store-damaged',
    `The store in ${folder} is damaged: ${torn}.`,
    'Nothing was written. Repair the store: that keeps all that can be read, and lists the rest.',
  );
}

function makeStore(
  folder: string,
  write: Connection,
  read: ReadableDb & { close(): void },
  lock: StoreLock,
): Store {
  return {
    folder,
    write,
    read,
    close() {
      read.close();
      // The last connection to close writes the log back into the file.
      write.close();
      lock.release();
    },
  };
}
