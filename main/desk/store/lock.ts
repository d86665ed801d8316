import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/error.ts';
import { codeOf } from './errors.ts';

/** A hold: while one process has it, no other can. */
export interface StoreLock {
  release(): void;
}

/**
 * Holds a file for this process, or answers null when another process has it. The operating system keeps the lock
 * (SQLite's own, on a file of its own), so it ends with the process however that dies: there are no stale locks to
 * guess about. Throws when the file cannot be made.
 */
export function holdFile(path: string): StoreLock | null {
  const db = new Database(path, { timeout: 0 });
  try {
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    if (codeOf(cause).startsWith('SQLITE_BUSY')) return null;
    throw cause;
  }
  return {
    release() {
      if (db.open) db.close();
    },
  };
}

/** Takes the store for this process. Throws a `DeskError` "store-locked" when another process has it. */
export function lockStore(folder: string): StoreLock {
  const lock = holdFile(join(folder, 'desk.lock'));
  if (lock) return lock;
  throw new DeskError(
    'store-locked',
    `Another Galley is using the store in ${folder}.`,
    'Nothing was changed. Use that one, or close it and try again.',
  );
}
