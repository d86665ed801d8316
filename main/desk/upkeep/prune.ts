import { renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import type { BackupEntry } from '../../../shared/upkeep/backups.ts';
import { dailiesToKeep } from '../../../shared/upkeep/keep.ts';
import { syncPath } from '../store/snapshot.ts';
import { lockFolder } from './folder-lock.ts';
import { dropUnused } from './photo-pool.ts';
import { listBackups } from './set-format.ts';

/** So many copies made before a new layout stay: the last two are what a person might go back to. */
const MIGRATIONS_KEPT = 2;

/**
 * Thins out the daily backups of this store by `dailiesToKeep`, and copies before a new layout down to two.
 * Those that a person asked for, stores that were set aside, and everything that another store or a person put
 * there stay. Answers the names that went. Only for whoever holds the folder.
 */
export async function pruneBackups(folder: string, mark: string): Promise<string[]> {
  const own = listBackups(folder, mark).filter((entry) => entry.own);
  const dailies = own.filter(({ kind }) => kind === 'daily');
  const keep = dailiesToKeep(dailies);
  const gone = [
    ...dailies.filter(({ name }) => !keep.has(name)),
    ...own.filter(({ kind }) => kind === 'before-migration').slice(MIGRATIONS_KEPT),
  ].map(({ name }) => name);
  for (const name of gone) await removeOne(folder, name, mark);
  await dropUnused(folder);
  return gone;
}

/**
 * Removes one backup that this store wrote, and the photos that no other names. Throws "no-backup" for one that
 * is not there and "not-own-backup" for what somebody else wrote or a restore set aside.
 */
export async function removeBackup(folder: string, name: string, mark: string): Promise<void> {
  const entry = listBackups(folder, mark).find((one) => one.name === name);
  if (!entry) throw new DeskError('no-backup', 'There is no such backup any more.', 'Nothing was changed.');
  if (!removable(entry)) {
    throw new DeskError(
      'not-own-backup',
      'This backup was not written by this store, or is a store that was set aside.',
      'Nothing was changed. Remove it by hand if it is really not needed.',
    );
  }
  const lock = lockFolder(folder);
  try {
    await removeOne(folder, name, mark);
    await dropUnused(folder);
  } finally {
    lock.release();
  }
}

/** Whether a backup can be removed from within: only what this store wrote, never a store that was set aside. */
export function removable(entry: BackupEntry): boolean {
  return entry.own && entry.kind !== 'set-aside' && entry.kind !== 'file';
}

/** Its name goes first, in one step: what is being removed is not taken for a backup. */
async function removeOne(folder: string, name: string, mark: string): Promise<void> {
  const dying = join(folder, `unfinished-${mark}-gone`);
  await rm(dying, { recursive: true, force: true });
  renameSync(join(folder, name), dying);
  syncPath(folder);
  await rm(dying, { recursive: true, force: true });
}
