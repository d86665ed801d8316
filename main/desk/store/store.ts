import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, openReadable, openWritable, type ReadableDb, type WritableDb } from './db.ts';
import { diskError } from './errors.ts';
import { lockStore, type StoreLock } from './lock.ts';
import { migrate } from './migrate.ts';
import { sweepUnfinished } from './snapshot.ts';

/** An open store: the one writer, and a handle for lists and look-ups that cannot write. */
export interface Store {
  readonly folder: string;
  readonly write: WritableDb;
  readonly read: ReadableDb;
  close(): void;
}

export function storeFile(folder: string): string {
  return join(folder, 'galley.sqlite');
}

/**
 * Opens the store in a folder, making both when they are not there, for this process alone.
 * Throws `DeskError`s: store-not-writable, store-locked, store-newer, store-foreign, store-damaged, disk-full.
 */
export function openStore(folder: string): Store {
  let lock: StoreLock | null = null;
  let write: Connection | null = null;
  try {
    for (const part of ['', 'assets', 'cache', 'backups']) {
      mkdirSync(join(folder, part), { recursive: true, mode: 0o700 });
    }
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    lock = lockStore(folder);
    sweepUnfinished(folder);
    write = openWritable(storeFile(folder));
    migrate(write, folder);
    const read = openReadable(storeFile(folder));
    return makeStore(folder, write, read, lock);
  } catch (cause) {
    write?.close();
    lock?.release();
    throw diskError(cause, folder);
  }
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
