import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import { codeOf } from '../store/errors.ts';
import { syncPath } from '../store/snapshot.ts';
import { type BackupPlace, placeFile, placeOf } from './place-file.ts';

/** The file that makes a folder one of backups: a disk that is not connected does not have it. */
export const FOLDER_MARK = 'galley-backups.json';
/** The folder that is made inside one that a person chose. */
const OWN_FOLDER = 'Galley backups';

/**
 * Where the backups of a store go; made and written down where nothing says it. It stands in a file of its own, not in
 * the store: it is needed most when the store cannot be read. Throws what reading the file throws: a choice that
 * cannot be read just now is not written over.
 */
export function readPlace(store: string): BackupPlace {
  const known = placeOf(store);
  if (known !== null) return known;
  const fresh: BackupPlace = { mark: randomUUID().replaceAll('-', '').slice(0, 12), folder: null };
  writePlace(store, fresh);
  return fresh;
}

function writePlace(store: string, place: BackupPlace): void {
  const file = placeFile(store);
  writeFileSync(`${file}.new`, `${JSON.stringify(place)}\n`, { mode: 0o600 });
  syncPath(`${file}.new`);
  renameSync(`${file}.new`, file);
  syncPath(store);
}

/** The folder beside the store, used until a person chooses another. */
export function usualFolder(store: string): string {
  return join(store, 'backups');
}

/** The folder that holds the backups of a store. Does not look whether it is there. */
export function backupFolder(store: string): string {
  return readPlace(store).folder ?? usualFolder(store);
}

/**
 * The folders in which backups of a store may lie. For a repair, which goes on with what there is: where the choice
 * cannot be read, that is the one beside the store.
 */
export function backupFolders(store: string): string[] {
  try {
    return [...new Set([backupFolder(store), usualFolder(store)])];
  } catch {
    return [usualFolder(store)];
  }
}

/**
 * Takes a folder that a person chose for backups, null for the usual one. Inside it a folder of its own is made,
 * unless it is one of backups already. Answers where they go. Throws "backup-folder-not-writable".
 */
export function choosePlace(store: string, chosen: string | null): string {
  const place = readPlace(store);
  if (chosen === null || chosen === usualFolder(store)) {
    writePlace(store, { ...place, folder: null });
    return usualFolder(store);
  }
  const folder = backupsIn(chosen) ?? join(chosen, OWN_FOLDER);
  markFolder(folder);
  writePlace(store, { ...place, folder });
  return folder;
}

/** The folder of backups that a chosen folder is or has inside, or null. */
export function backupsIn(chosen: string): string | null {
  for (const folder of [chosen, join(chosen, OWN_FOLDER)]) {
    if (existsSync(join(folder, FOLDER_MARK))) return folder;
  }
  return basename(chosen) === OWN_FOLDER ? chosen : null;
}

/** Makes a folder one of backups. Its parent must be there. */
export function markFolder(folder: string): void {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    if (existsSync(join(folder, FOLDER_MARK))) return;
    writeFileSync(join(folder, FOLDER_MARK), '{ "galleyBackups": 1 }\n', { mode: 0o600 });
    syncPath(join(folder, FOLDER_MARK));
    syncPath(folder);
  } catch (cause) {
    throw folderError(cause, folder);
  }
}

/**
 * Makes sure that backups can go there. A folder that a person chose is never made anew: when its disk is not
 * connected, a backup must not land on another one. Throws "backup-folder-missing".
 */
export function requireFolder(store: string, folder: string): void {
  if (folder === usualFolder(store)) {
    markFolder(folder);
    return;
  }
  if (statSync(join(folder, FOLDER_MARK), { throwIfNoEntry: false })?.isFile() === true) return;
  throw new DeskError(
    'backup-folder-missing',
    `The folder for backups, ${folder}, is not there.`,
    'The store is as it was, and so are earlier backups. Connect the disk, or choose another folder in Settings.',
  );
}

/** A failure of the disk that takes the backups, in words for a person. */
export function folderError(cause: unknown, folder: string): unknown {
  if (cause instanceof DeskError) return cause;
  const code = codeOf(cause);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') {
    return new DeskError(
      'backup-disk-full',
      `The disk that takes the backups, ${folder}, is full.`,
      'There is no half backup: the store and earlier backups are as they were. Make room there, or choose another folder in Settings.',
    );
  }
  if (code === '') return cause;
  return new DeskError(
    'backup-folder-not-writable',
    `The backup cannot be written to ${folder} (${code}).`,
    'The store and earlier backups are as they were. Give this user the right to write there, or choose another folder in Settings.',
  );
}
