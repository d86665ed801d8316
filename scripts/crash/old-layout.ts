import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, openWritable } from '../../main/desk/store/db.ts';
import { lockStore, type StoreLock } from '../../main/desk/store/lock.ts';
import { layoutOf, migrate } from '../../main/desk/store/migrate.ts';
import { MIGRATIONS } from '../../main/desk/store/migrations/index.ts';
import { openStore } from '../../main/desk/store/store.ts';
import { storeFile } from '../../main/desk/store/store-file.ts';

/**
 * Gives a store that nobody has open the layout that it had before its last `back` migrations, with everything in
 * it that had a place then. Answers the number of that layout.
 */
export async function makeOld(folder: string, back = 1): Promise<number> {
  const lock = await lockWhenFree(folder);
  const old = join(folder, 'old.sqlite');
  rmSync(old, { force: true });
  const db = openWritable(old);
  try {
    migrate(db, folder, MIGRATIONS.slice(0, MIGRATIONS.length - back));
    db.raw.pragma('foreign_keys = OFF');
    db.raw.prepare('ATTACH ? AS now').run(storeFile(folder));
    db.transaction(() => {
      for (const { name } of db.all<{ name: string }>(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
      )) {
        copyTable(db, name);
      }
    });
    db.raw.exec('DETACH now');
    return layoutOf(db);
  } finally {
    db.close();
    // The log of the store was read with it; what is left of it belongs to a file that goes.
    for (const part of ['-wal', '-shm']) rmSync(storeFile(folder) + part, { force: true });
    renameSync(old, storeFile(folder));
    lock.release();
  }
}

function copyTable(db: Connection, table: string): void {
  const columns = (schema: string) =>
    db
      .all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}', '${schema}')`)
      .map(({ name }) => name);
  const now = new Set(columns('now'));
  const shared = columns('main').filter((name) => now.has(name));
  if (shared.length === 0) return;
  const list = shared.map((name) => `"${name}"`).join(', ');
  db.raw.exec(`DELETE FROM main."${table}"`);
  db.raw.exec(`INSERT INTO main."${table}" (${list}) SELECT ${list} FROM now."${table}"`);
}

/** The layout that a store's file has now. Looks at a copy, so that whoever opens the file next finds it as it was left. */
export function layoutIn(file: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'galley-layout-'));
  const copy = join(folder, 'copy.sqlite');
  for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, copy + part);
  const db = openWritable(copy);
  try {
    return layoutOf(db);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long it takes to bring a store of an old layout up to date, in ms: tried on a copy of its file. */
export function migrationTakes(file: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'galley-layout-'));
  try {
    copyFileSync(file, storeFile(folder));
    const before = performance.now();
    openStore(folder).close();
    return performance.now() - before;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The hold on a store whose killed service may still be dying. */
async function lockWhenFree(folder: string): Promise<StoreLock> {
  for (let tries = 1; ; tries += 1) {
    try {
      return lockStore(folder);
    } catch (cause) {
      if (tries === 250) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
