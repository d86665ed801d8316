import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import { APPLICATION_ID, type Connection } from './db.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { takeSnapshot } from './snapshot.ts';

/** The layout that this program knows. */
export const LATEST = MIGRATIONS.at(-1)?.number ?? 0;

/** The layout of an open store; 0 for a file just made. */
export function layoutOf(db: Connection): number {
  return Number(db.raw.pragma('user_version', { simple: true }));
}

/**
 * Brings a store to the newest layout, one step at a time, each in a transaction of its own, after a copy into
 * `backups/`. Never backwards. Throws "store-newer" for a layout this program does not know and
 * "store-foreign" for an SQLite file that is no store.
 */
export function migrate(
  db: Connection,
  folder: string,
  migrations: readonly Migration[] = MIGRATIONS,
): { from: number; to: number } {
  const from = layoutOf(db);
  const latest = migrations.at(-1)?.number ?? 0;
  refuseForeign(db, from);
  if (from > latest) {
    throw new DeskError(
      'store-newer',
      `The store has layout ${from}, and this Galley knows layouts up to ${latest}.`,
      'Nothing in it was changed. Update this Galley, or choose another store folder.',
    );
  }
  let layout = from;
  for (const step of migrations) {
    if (step.number <= layout) continue;
    if (from > 0) copyBefore(db, folder, layout);
    db.transaction(() => {
      db.raw.exec(step.sql);
      db.raw.pragma(`user_version = ${step.number}`);
      db.raw.pragma(`application_id = ${APPLICATION_ID}`);
    });
    layout = step.number;
  }
  return { from, to: layout };
}

function refuseForeign(db: Connection, layout: number): void {
  const mark = Number(db.raw.pragma('application_id', { simple: true }));
  const tables = db.get<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema')?.n ?? 0;
  if (mark === APPLICATION_ID || (layout === 0 && tables === 0)) return;
  throw new DeskError(
    'store-foreign',
    'The file galley.sqlite in this folder is not a Galley store.',
    'It was not touched. Choose another store folder.',
  );
}

/** A whole, consistent copy of the store's file; the name says which layout it holds. */
function copyBefore(db: Connection, folder: string, layout: number): void {
  const backups = join(folder, 'backups');
  mkdirSync(backups, { recursive: true });
  const stamp = new Date().toISOString().replace(/[-:.]/g, '');
  takeSnapshot(db.raw, join(backups, `before-migration-from-${layout}-${stamp}.sqlite`));
}
