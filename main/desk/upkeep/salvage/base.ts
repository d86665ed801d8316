import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, openWritable } from '../../store/db.ts';
import { migrate } from '../../store/migrate.ts';
import { backupFolders } from '../backup-place.ts';
import { openBackup, requireSound } from '../backup-source.ts';
import { listBackups } from '../set-format.ts';

/** The newest backup that can be used, unpacked and brought to the newest layout. */
export interface Base {
  db: Connection;
  /** When it was made, RFC 3339 with Z. */
  at: string;
  close(): void;
}

/** Tries the backups of a store, the newest first; null where none can be used. `scratch` is a folder of its own. */
export async function openBase(store: string, scratch: string): Promise<Base | null> {
  const found = backupFolders(store).flatMap((folder) =>
    listBackups(folder, '').map((entry) => ({ ...entry, path: join(folder, entry.name) })),
  );
  for (const { kind, path, at } of found.sort((a, b) => (a.at < b.at ? 1 : -1))) {
    if (kind === 'set-aside' || kind === 'file') continue;
    const base = await tryBase(path, at, scratch);
    if (base) return base;
  }
  return null;
}

async function tryBase(path: string, at: string, scratch: string): Promise<Base | null> {
  const file = join(scratch, 'base.sqlite');
  for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
  let db: Connection | null = null;
  try {
    const source = await openBackup(path);
    try {
      await source.unpackStore(file);
    } finally {
      source.close();
    }
    requireSound(file);
    mkdirSync(join(scratch, 'backups'), { recursive: true });
    db = openWritable(file);
    migrate(db, scratch);
    const opened = db;
    return { db: opened, at, close: () => opened.close() };
  } catch {
    // It cannot be used, for whatever reason: an earlier one may do.
    db?.close();
    return null;
  }
}
