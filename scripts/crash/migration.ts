import { readdirSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { openReadable } from '../../main/desk/store/db.ts';

const COPY = /^before-migration-from-(\d+)-.*\.sqlite$/;

/** Resolves when a service begins the copy of the store that it makes before it brings it up to date. */
export function migrationBegins(store: string): Promise<void> {
  return new Promise((resolve) => {
    const copies = watch(join(store, 'backups'), (_event, name) => {
      if (name === null || !name.startsWith('before-migration')) return;
      copies.close();
      resolve();
    });
  });
}

/**
 * Holds the copies that were made before the steps of a migration against what their names say, and removes them.
 * Answers what is wrong, in sentences.
 */
export function checkCopies(store: string): string[] {
  const faults: string[] = [];
  const folder = join(store, 'backups');
  const copies = readdirSync(folder).filter((name) => COPY.test(name));
  if (copies.length === 0) faults.push('There is no copy of the store before it was brought up to date.');
  for (const name of copies) {
    const path = join(folder, name);
    const db = openReadable(path);
    try {
      const sound = db.get<{ integrity_check: string }>('PRAGMA integrity_check(1)')?.integrity_check;
      const layout = db.get<{ user_version: number }>('PRAGMA user_version')?.user_version;
      if (sound !== 'ok' || String(layout) !== COPY.exec(name)?.[1]) {
        faults.push(`${name} is not whole: ${sound}, layout ${layout}`);
      }
    } finally {
      db.close();
    }
    for (const part of ['', '-wal', '-shm']) rmSync(path + part, { force: true });
  }
  return faults;
}
