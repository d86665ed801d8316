import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import { hashFile } from '../export/files.ts';
import { makeFolder } from '../make-folder.ts';
import { openReadable } from '../store/db.ts';
import { diskError } from '../store/errors.ts';
import { lockStore, type StoreLock } from '../store/lock.ts';
import { syncPath, UNFINISHED } from '../store/snapshot.ts';
import { storeFile } from '../store/store-file.ts';
import { assetName } from './backup-format.ts';
import { type BackupSource, damaged, inWords, openBackup, requireSound, settle } from './backup-source.ts';
import type { Progress } from './job.ts';

export interface Restored {
  articles: number;
  photos: number;
  /** When the backup was made. */
  at: string;
  /** Where the store's file that was there before is kept, or null. */
  replaced: string | null;
}

/**
 * Puts a backup back as the store in a folder. Everything is unpacked and held against its hashes first; then
 * the store's file is put in place in one step. A store that is there is replaced only with `force`, and its
 * file is kept in `backups/`. Throws `DeskError`s: "store-in-the-way", "store-locked", "backup-damaged",
 * "store-newer", "disk-full" …
 */
export async function restoreBackup(
  file: string,
  folder: string,
  force: boolean,
  progress: Progress = () => undefined,
): Promise<Restored> {
  let lock: StoreLock | null = null;
  let source: BackupSource | null = null;
  const staged = join(folder, 'cache', `restore-${randomUUID()}.sqlite`);
  try {
    // A file that is no backup leaves no folders behind.
    source = await openBackup(file);
    for (const part of ['', 'assets', 'cache', 'backups']) makeFolder(join(folder, part), 0o700);
    lock = lockStore(folder);
    if (existsSync(storeFile(folder)) && !force) throw inTheWay(folder);
    const total = source.photos.length + 1;
    progress(0, total);
    await source.unpackStore(staged);
    requireSound(staged);
    for (const [index, id] of source.photos.entries()) {
      progress(index + 1, total);
      await unpackAsset(source, folder, id);
    }
    const counted = countIn(staged);
    const replaced = swapStore(folder, staged);
    progress(total, total);
    return { ...counted, at: source.at, replaced };
  } catch (cause) {
    throw diskError(inWords(cause), folder);
  } finally {
    source?.close();
    for (const part of ['', '-wal', '-shm']) await rm(staged + part, { force: true });
    lock?.release();
  }
}

async function unpackAsset(source: BackupSource, folder: string, id: string): Promise<void> {
  // One that is there is as it came in, unless the disk spoilt it: then the backup's takes its place.
  const target = join(folder, assetName(id));
  if (existsSync(target) && (await hashFile(target)) === id) return;
  // In the cache first: what a kill leaves half written there is swept away at the next start.
  const staged = join(folder, 'cache', `restore-${randomUUID()}${UNFINISHED}`);
  try {
    await source.unpackPhoto(id, staged);
    makeFolder(dirname(target), 0o700);
    renameSync(staged, target);
    syncPath(dirname(target));
  } finally {
    await rm(staged, { force: true });
  }
}

function countIn(path: string): { articles: number; photos: number } {
  const db = openReadable(path);
  try {
    const count = (table: string) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
    return { articles: count('articles'), photos: count('assets') };
  } catch {
    throw damaged('the store in it is broken');
  } finally {
    db.close();
  }
}

/**
 * The moment of change: the old file is kept in `backups/`, then the new one takes its name in one step. Answers
 * where the old one is, or null when there was none.
 */
export function swapStore(folder: string, staged: string, damaged = false): string | null {
  const present = storeFile(folder);
  // A repair builds it without waiting for the disk.
  syncPath(staged);
  let kept: string | null = null;
  if (existsSync(present) || existsSync(`${present}-wal`)) {
    // A damaged one is kept as it is: SQLite would change it.
    if (!damaged && existsSync(present)) settle(present);
    kept = join(folder, 'backups', `replaced-${new Date().toISOString().replace(/[-:.]/g, '')}.sqlite`);
    for (const part of ['', '-wal']) {
      if (existsSync(present + part)) keepBeside(present + part, kept + part);
    }
    syncPath(join(folder, 'backups'));
    // Where a log is left the file goes before it: without its log it would be an older store that looks whole.
    if (existsSync(`${present}-wal`)) rmSync(present, { force: true });
    for (const part of ['-wal', '-shm']) rmSync(present + part, { force: true });
  }
  renameSync(staged, present);
  syncPath(folder);
  // The index follows by numbers that the restored store counts anew.
  for (const part of ['', '-wal', '-shm', '-journal']) {
    rmSync(join(folder, 'cache', `search.sqlite${part}`), { force: true });
  }
  return kept !== null && existsSync(kept) ? kept : null;
}

/** A second name costs no room and no time; where the disk knows none, a copy. */
function keepBeside(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
    syncPath(to);
  }
}

function inTheWay(folder: string): DeskError {
  return new DeskError(
    'store-in-the-way',
    `There is a store in ${folder} already.`,
    'Nothing was changed. Choose an empty folder, or use --force: the store that is there is kept in backups.',
  );
}
