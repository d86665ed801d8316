import { createHash } from 'node:crypto';
import { createWriteStream, readdirSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupEntry, BackupKind } from '../../../shared/upkeep/backups.ts';
import { openAssets } from '../assets/assets.ts';
import { hashFile } from '../export/files.ts';
import { openReadable, type ReadableDb } from '../store/db.ts';
import { syncPath } from '../store/snapshot.ts';
import { storeFile } from '../store/store-file.ts';
import { folderError, requireFolder } from './backup-place.ts';
import { cancelled, copyStore } from './copy-store.ts';
import { lockFolder } from './folder-lock.ts';
import type { Progress } from './job.ts';
import { putInPool, sweepPool } from './photo-pool.ts';
import { pruneBackups } from './prune.ts';
import {
  listBackups,
  SET_LIST,
  SET_PHOTOS,
  SET_STORE,
  type SetList,
  setListSchema,
  setName,
} from './set-format.ts';

export interface SetAsked {
  /** The store's folder. */
  store: string;
  /** The folder of backups. */
  folder: string;
  kind: BackupKind;
  /** RFC 3339 with Z. */
  at: string;
  /** The mark of this store. */
  mark: string;
}

const UNFINISHED = 'unfinished-';

/**
 * Makes a backup in a folder of backups while others go on writing to the store, then thins out the daily ones.
 * Whole or not at all: it has its name when all of it is on the disk. Throws what `requireFolder` and
 * `folderError` say, "cancelled" and "store-damaged".
 */
export async function writeSet(
  asked: SetAsked,
  progress: Progress,
  signal: AbortSignal,
): Promise<BackupEntry> {
  const { folder, mark } = asked;
  requireFolder(asked.store, folder);
  let lock: { release(): void } | null = null;
  const unfinished = join(folder, `${UNFINISHED}${mark}`);
  try {
    lock = lockFolder(folder);
    await sweep(folder, mark);
    await mkdir(unfinished, { mode: 0o700 });
    const list = await fill(asked, unfinished, progress, signal);
    const name = freeName(folder, setName(asked.at, asked.kind, mark));
    if (signal.aborted) throw cancelled();
    await rename(unfinished, join(folder, name));
    syncPath(folder);
    await pruneBackups(folder, mark);
    progress(1, 1);
    const entry = listBackups(folder, mark).find((one) => one.name === name);
    if (!entry) throw new Error(`The backup ${name} of ${list.at} cannot be read back`);
    return entry;
  } catch (cause) {
    throw folderError(cause, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    lock?.release();
  }
}

/** Two backups of one second are two. */
function freeName(folder: string, name: string): string {
  const taken = new Set(readdirSync(folder));
  if (!taken.has(name)) return name;
  let n = 2;
  while (taken.has(`${name}-${n}`)) n += 1;
  return `${name}-${n}`;
}

async function fill(
  asked: SetAsked,
  unfinished: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<SetList> {
  const source = storeFile(asked.store);
  const copy = join(unfinished, SET_STORE);
  const size = (await stat(source)).size;
  let photoBytes = 0;
  // Until the copy tells how many photos there are, they are taken to be none.
  await copyStore(source, copy, (done, all) => progress((size * done) / all, size + photoBytes + 1), signal);
  const db = openReadable(copy);
  try {
    const photos = knownPhotos(db);
    photoBytes = photos.reduce((sum, photo) => sum + photo.bytes, 0);
    let done = size;
    const missing: string[] = [];
    const listed: { id: string; bytes: number }[] = [];
    const assets = openAssets(asked.store);
    for (const photo of photos) {
      if (signal.aborted) throw cancelled();
      const there = await putInPool(asked.folder, photo, assets.pathOf(photo.id), signal);
      if (there) listed.push(photo);
      else missing.push(photo.id);
      done += photo.bytes;
      progress(done, size + photoBytes + 1);
    }
    const listHash = await writePhotoList(join(unfinished, SET_PHOTOS), listed);
    const list = setListSchema.parse({
      galleyBackup: 2,
      layout: db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0,
      at: asked.at,
      kind: asked.kind,
      mark: asked.mark,
      articles: db.get<{ n: number }>('SELECT count(*) AS n FROM articles')?.n ?? 0,
      store: { bytes: (await stat(copy)).size, sha256: await hashFile(copy) },
      photos: {
        count: listed.length,
        bytes: listed.reduce((sum, photo) => sum + photo.bytes, 0),
        sha256: listHash,
      },
      missing,
    });
    writeFileSync(join(unfinished, SET_LIST), `${JSON.stringify(list, null, 1)}\n`, { mode: 0o600 });
    syncPath(join(unfinished, SET_LIST));
    syncPath(unfinished);
    return list;
  } finally {
    db.close();
  }
}

function knownPhotos(db: ReadableDb): { id: string; bytes: number }[] {
  return db.all<{ id: string; bytes: number }>('SELECT id, bytes FROM assets ORDER BY id');
}

async function writePhotoList(
  file: string,
  photos: readonly { id: string; bytes: number }[],
): Promise<string> {
  const hash = createHash('sha256');
  const out = createWriteStream(file, { mode: 0o600, flush: true });
  const ended = new Promise<void>((resolve, reject) => {
    out.once('error', reject);
    out.once('close', resolve);
  });
  for (const { id, bytes } of photos) {
    const line = `${id} ${bytes}\n`;
    hash.update(line);
    out.write(line);
  }
  out.end();
  await ended;
  return hash.digest('hex');
}

/** Removes what a backup or its removal left when it was ended. Only for whoever holds the folder. */
async function sweep(folder: string, mark: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${UNFINISHED}${mark}`))
      await rm(join(folder, name), { recursive: true, force: true });
  }
  await sweepPool(folder);
}
