import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/error.ts';
import { codeOf } from './errors.ts';

/** The hold on a store: while one process has it, no other can. */
export interface StoreLock {
  release(): void;
}

/**
 * Takes the store for this process. The operating system keeps the lock (SQLite's own, on a file of its own),
 * so it ends with the process however that dies: there are no stale locks to guess about.
 * Throws a `DeskError` "store-locked" when another process has it.
 */
export function lockStore(folder: string): StoreLock {
  const db = new Database(join(folder, 'desk.lock'), { timeout: 0 });
  try {
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    if (!codeOf(cause).startsWith('SQLITE_BUSY')) throw cause;
    throw new DeskError(
      'store-locked',
      `Another Galley is using the store in ${folder}.`,
      'Nothing was changed. Use that one, or close it and try again.',
    );
  }
  return {
    release() {
      if (db.open) db.close();
    },
  };
}
