import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';

/** The end of the name of a file that is not finished; what has it after a crash is nobody's. */
export const UNFINISHED = '.part';

/** Copies an open store's file as it is at this moment, whole and on the disk before it has its name. */
export function takeSnapshot(db: Database.Database, target: string): void {
  const part = target + UNFINISHED;
  rmSync(part, { force: true });
  // It may lie among other people's files for a while.
  closeSync(openSync(part, 'wx', 0o600));
  try {
    db.prepare('VACUUM INTO ?').run(part);
    syncPath(part);
    renameSync(part, target);
  } catch (cause) {
    rmSync(part, { force: true });
    throw cause;
  }
  syncPath(dirname(target));
}

/** Makes sure that a file, or the names in a folder, have reached the disk. Windows sees to folders by itself. */
export function syncPath(path: string): void {
  const windows = process.platform === 'win32';
  if (windows && statSync(path).isDirectory()) return;
  // Windows syncs only what is open for writing.
  const file = openSync(path, windows ? 'r+' : 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Removes what backups, restores and migrations left when they were killed. Only for whoever holds the lock. */
export function sweepUnfinished(folder: string): void {
  for (const part of ['backups', 'cache']) {
    for (const name of readdirSync(join(folder, part))) {
      const left = name.endsWith(UNFINISHED) || /^(backup|restore)-.*\.sqlite$|^repair-/.test(name);
      if (left) rmSync(join(folder, part, name), { force: true, recursive: true });
    }
  }
}
