import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { ZipFile } from 'yazl';
import { openAssets } from '../assets/assets.ts';
import { clearLeftovers, temporaryName } from '../export/leftovers.ts';
import { makeFolder } from '../make-folder.ts';
import { openReadable } from '../store/db.ts';
import { takeSnapshot } from '../store/snapshot.ts';
import { storeFile } from '../store/store.ts';
import { assetName, BACKUP_LIST, BACKUP_STORE, type BackupList } from './backup-format.ts';
import type { Progress } from './job.ts';

/**
 * Writes all that a store holds into one zip, while others go on writing to it. The store's file is a snapshot
 * of one moment; assets never change, so all that it knows are there. Whole or not at all: the zip gets its
 * name when it is on the disk, and what backups that were killed left beside it goes. Nothing in it is packed smaller, for speed: what is in a store is packed already.
 */
export async function writeBackup(
  folder: string,
  out: string,
  at: string,
  progress: Progress,
): Promise<{ path: string; bytes: number; missing: number }> {
  const mark = randomUUID();
  const snapshot = join(folder, 'cache', `backup-${mark}.sqlite`);
  const unfinished = join(dirname(out), temporaryName(basename(out), 'new'));
  try {
    makeFolder(dirname(out));
    await clearLeftovers(dirname(out));
    copyStore(folder, snapshot);
    const list = await describe(folder, snapshot, at);
    await writeZip(folder, snapshot, list, unfinished, progress);
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
    const hash = createHash('sha256');
    await pipeline(createReadStream(snapshot), hash);
    return {
      galleyBackup: 1,
      layout: db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0,
      at,
      articles: db.get<{ n: number }>('SELECT count(*) AS n FROM articles')?.n ?? 0,
      store: { bytes: (await stat(snapshot)).size, sha256: hash.digest('hex') },
      assets: known.filter((id) => existsSync(assets.pathOf(id))),
      missing: known.filter((id) => !existsSync(assets.pathOf(id))),
    };
  } finally {
    db.close();
  }
}

async function writeZip(
  folder: string,
  snapshot: string,
  list: BackupList,
  target: string,
  progress: Progress,
): Promise<void> {
  const assets = openAssets(folder);
  const zip = new ZipFile();
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  const options = { compress: false, mtime: new Date(list.at), mode: 0o100600 };
  zip.addBuffer(Buffer.from(JSON.stringify(list)), BACKUP_LIST, options);
  zip.addFile(snapshot, BACKUP_STORE, options);
  let total = list.store.bytes;
  for (const id of list.assets) {
    zip.addFile(assets.pathOf(id), assetName(id), options);
    total += (await stat(assets.pathOf(id))).size;
  }
  zip.end();
  let done = 0;
  zip.outputStream.on('data', (chunk: Buffer) => {
    done += chunk.length;
    progress(Math.min(done, total), total);
  });
  await Promise.race([
    pipeline(zip.outputStream, createWriteStream(target, { flags: 'wx', mode: 0o600 })),
    failed,
  ]);
  const handle = await open(target, 'r+');
  await handle.sync();
  await handle.close();
}

/** The new name itself has to reach the disk; Windows does that on its own. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
