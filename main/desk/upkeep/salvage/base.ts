import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, openWritable } from '../../store/db.ts';
import { migrate } from '../../store/migrate.ts';
import { backupFolder, usualFolder } from '../backup-place.ts';
import { openBackup, requireSound } from '../backup-source.ts';
import { listAll } from '../backups.ts';

/** The newest backup that can be used, unpacked and brought to the newest layout. */
export interface Base {
  db: Connection;
  /** When it was made, RFC 3339 with Z. */
  at: string;
  close(): void;
}

/** Tries the backups of a store, the newest first; null where none can be used. `scratch` is a folder of its own. */
export async function openBase(store: string, scratch: string): Promise<Base | null> {
  for (const entry of listAll(store)) {
    if (entry.kind === 'set-aside' || entry.kind === 'file') continue;
    const folder = [backupFolder(store), usualFolder(store)].find((one) => existsSync(join(one, entry.name)));
    const base = folder === undefined ? null : await tryBase(join(folder, entry.name), entry.at, scratch);
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
