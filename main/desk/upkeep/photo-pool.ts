import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncPath } from '../store/snapshot.ts';
import { cancelled } from './copy-store.ts';
import { isSetName, POOL, poolPath, readPhotoList, readSetList, SET_PHOTOS } from './set-format.ts';

const INCOMING = 'incoming';

/**
 * Puts a photo among those of a folder of backups, unless it is there. A real copy, not a link: one that the
 * disk spoils in the store must stay whole here. Answers whether it is there now: a photo that the store has
 * lost, or that is not what was taken in, cannot be put.
 */
export async function putInPool(
  folder: string,
  photo: { id: string; bytes: number },
  source: string,
  signal: AbortSignal,
): Promise<boolean> {
  const target = poolPath(folder, photo.id);
  if (statSync(target, { throwIfNoEntry: false })?.size === photo.bytes) return true;
  if (!existsSync(source)) return false;
  const incoming = join(folder, POOL, INCOMING);
  const part = join(incoming, randomUUID());
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  try {
    if ((await copyAndHash(source, part, signal)) !== photo.id) return false;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(part, target);
    syncPath(dirname(target));
    return true;
  } finally {
    await rm(part, { force: true });
  }
}

async function copyAndHash(from: string, to: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const target = await open(to, 'wx', 0o600);
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 })) {
      if (signal.aborted) throw cancelled();
      hash.update(chunk);
      await target.appendFile(chunk);
    }
    await target.sync();
  } finally {
    await target.close();
  }
  return hash.digest('hex');
}

/** Removes copies that were interrupted. Only for whoever holds the folder. */
export async function sweepPool(folder: string): Promise<void> {
  await rm(join(folder, POOL, INCOMING), { recursive: true, force: true });
}

/**
 * Removes the photos that no backup in the folder names any more. Where the list of any backup cannot be read,
 * whoever wrote it, none is removed. Answers how many went. Only for whoever holds the folder.
 */
export async function dropUnused(folder: string): Promise<number> {
  const used = new Set<string>();
  for (const name of readdirSync(folder).filter(isSetName)) {
    const list = readSetList(folder, name);
    if (!list) return 0;
    try {
      let counted = 0;
      for await (const { id } of readPhotoList(join(folder, name, SET_PHOTOS))) {
        used.add(id);
        counted += 1;
      }
      if (counted !== list.photos.count) return 0;
    } catch {
      return 0;
    }
  }
  let gone = 0;
  for (const id of await photosIn(folder)) {
    if (used.has(id)) continue;
    await rm(poolPath(folder, id), { force: true });
    gone += 1;
  }
  return gone;
}

/** The ids of all photos in a folder of backups. */
export async function photosIn(folder: string): Promise<string[]> {
  const names = async (path: string) => (existsSync(path) ? await readdir(path) : []);
  const ids: string[] = [];
  for (const first of await names(join(folder, POOL))) {
    if (!/^[0-9a-f]{2}$/.test(first)) continue;
    for (const second of await names(join(folder, POOL, first))) {
      const files = await names(join(folder, POOL, first, second));
      ids.push(...files.filter((name) => /^[0-9a-f]{64}$/.test(name)));
    }
  }
  return ids;
}
