import { readdirSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { openReadable } from '../../main/desk/store/db.ts';

const COPY = /^before-migration-from-(\d+)-.*\.sqlite$/;

/** A service that brings a store up to date, seen from outside. */
export interface Watched {
  /** Resolves when the first copy of the store before a step has begun. */
  begun: Promise<void>;
  /** Stops watching. Answers how long it took until the service was reachable, in ms; null when it was not seen. */
  stop(): number | null;
}

export function watchMigration(store: string): Watched {
  let first: number | null = null;
  let last: number | null = null;
  let tell: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const copies = watch(join(store, 'backups'), (_event, name) => {
    if (name === null || !name.startsWith('before-migration')) return;
    first ??= performance.now();
    tell();
  });
  // A service makes itself known once the store is open.
  const known = watch(store, (_event, name) => {
    if (name === 'desk.json') last = performance.now();
  });
  return {
    begun,
    stop() {
      copies.close();
      known.close();
      return first === null || last === null || last < first ? null : last - first;
    },
  };
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
