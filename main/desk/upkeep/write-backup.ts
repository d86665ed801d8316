import { existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { openAssets } from '../assets/assets.ts';
import { hashFile, syncFolder } from '../export/files.ts';
import { clearLeftovers, temporaryName } from '../export/leftovers.ts';
import { makeFolder } from '../make-folder.ts';
import { openReadable } from '../store/db.ts';
import { takeSnapshot } from '../store/snapshot.ts';
import { storeFile } from '../store/store-file.ts';
import { requireFree } from '../zip/kind.ts';
import { writeZip, type ZipEntry } from '../zip/writer.ts';
import { assetName, BACKUP_LIST, BACKUP_STORE, type BackupList } from './backup-format.ts';
import type { Progress } from './job.ts';

/**
 * Writes all that a store holds into one zip, while others go on writing to it. The store's file is a snapshot
 * of one moment; assets never change, so all that it knows are there. Whole or not at all: the zip gets its
 * name when it is on the disk, and what backups that were killed left beside it goes. An earlier backup of that name
 * is replaced, anything else in the way is refused ("file-in-the-way"). Nothing in it is packed smaller, for speed:
 * what is in a store is packed already.
 */
export async function writeBackup(
  folder: string,
  out: string,
  at: string,
  progress: Progress,
): Promise<{ path: string; bytes: number; missing: number }> {
  // Beside the backup, not in the store: its disk may be full, which is when somebody needs one elsewhere.
  const snapshot = join(dirname(out), temporaryName('store', 'new'));
  const unfinished = join(dirname(out), temporaryName(basename(out), 'new'));
  try {
    makeFolder(dirname(out));
    await clearLeftovers(dirname(out));
    await requireFree(out, BACKUP_LIST, 'backup');
    copyStore(folder, snapshot);
    const list = await describe(folder, snapshot, at);
    await fill(folder, snapshot, list, unfinished, progress);
    await rename(unfinished, out);
    await syncFolder(dirname(out));
    return { path: out, bytes: (await stat(out)).size, missing: list.missing.length };
  } finally {
    await rm(snapshot, { force: true });
    await rm(unfinished, { force: true });
  }
}

function copyStore(folder: string, snapshot: string): void {
  const db = new Database(storeFile(folder), { readonly: true, fileMustExist: true });
  try {
    db.pragma('busy_timeout = 5000');
    takeSnapshot(db, snapshot);
  } finally {
    db.close();
  }
}

async function describe(folder: string, snapshot: string, at: string): Promise<BackupList> {
  const db = openReadable(snapshot);
  try {
    const assets = openAssets(folder);
    const known = db.all<{ id: string }>('SELECT id FROM assets ORDER BY id').map(({ id }) => id);
    return {
      galleyBackup: 1,
      layout: db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0,
      at,
      articles: db.get<{ n: number }>('SELECT count(*) AS n FROM articles')?.n ?? 0,
      store: { bytes: (await stat(snapshot)).size, sha256: await hashFile(snapshot) },
      assets: known.filter((id) => existsSync(assets.pathOf(id))),
      missing: known.filter((id) => !existsSync(assets.pathOf(id))),
    };
  } finally {
    db.close();
  }
}

async function fill(
  folder: string,
  snapshot: string,
  list: BackupList,
  target: string,
  progress: Progress,
): Promise<void> {
  const assets = openAssets(folder);
  const entries: ZipEntry[] = [
    { path: BACKUP_LIST, stored: true, source: { data: () => JSON.stringify(list) } },
    { path: BACKUP_STORE, stored: true, source: { file: snapshot } },
  ];
  let total = list.store.bytes;
  for (const id of list.assets) {
    entries.push({ path: assetName(id), stored: true, source: { file: assets.pathOf(id) } });
    total += (await stat(assets.pathOf(id))).size;
  }
  await writeZip(entries, target, { mode: 0o600, wrote: (done) => progress(Math.min(done, total), total) });
}
