import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { DeskError } from '../../../shared/contract/error.ts';
import { storeFile } from './store-file.ts';

const seenSchema = z.strictObject({
  /** Where the store was. */
  path: z.string(),
  /** Its mark, see `BackupPlace`. */
  mark: z.string(),
  /** The disk that it lay on, as the system numbers it. */
  disk: z.string(),
  /** Where a person said that it is now, or null. */
  moved: z.string().nullable(),
});

/** A store that this user worked with before. */
export type SeenStore = z.infer<typeof seenSchema>;

/** The folder of what is remembered of stores, in the folder that Electron calls `userData`. */
export function seenFolder(userData: string): string {
  return join(userData, 'seen');
}

/** One file for each store, so that two apps on two stores do not overwrite each other's. */
function recordOf(seen: string, store: string): string {
  return join(seen, `${createHash('sha256').update(store).digest('hex').slice(0, 16)}.json`);
}

/** What is remembered of the store in a folder; null when none was ever opened there. */
export function seenStore(seen: string, store: string): SeenStore | null {
  try {
    const record = seenSchema.parse(JSON.parse(readFileSync(recordOf(seen, store), 'utf8')));
    return record.path === store ? record : null;
  } catch {
    return null;
  }
}

/** Remembers that a store is open in a folder. Throws what the disk says. */
export function rememberStore(seen: string, store: string, mark: string): void {
  const record: SeenStore = { path: store, mark, disk: diskOf(store), moved: null };
  const known = seenStore(seen, store);
  if (known !== null && JSON.stringify(known) === JSON.stringify(record)) return;
  write(seen, record);
}

/** Remembers that a person found the store of a folder in another one. Throws what the disk says. */
export function rememberMove(seen: string, from: string, to: string): void {
  const known = seenStore(seen, from) ?? { path: from, mark: '', disk: diskOf(from) };
  write(seen, { ...known, moved: to });
}

/** Where the store of a folder is now: a store that lies there counts before what was said of another place. */
export function whereStoreIs(seen: string, store: string): string {
  const passed = new Set<string>();
  for (let at = store; ; ) {
    passed.add(at);
    const moved = existsSync(storeFile(at)) ? null : (seenStore(seen, at)?.moved ?? null);
    if (moved === null) return at;
    if (passed.has(moved)) return store;
    at = moved;
  }
}

/** Whether what stands at a store's place now is not the disk that the store lay on. */
export function diskIsAway({ path, disk }: SeenStore): boolean {
  return diskOf(path) !== disk;
}

/** A store was in this folder in an earlier run, and is not any more. */
export function storeMissing(folder: string): DeskError {
  return new DeskError(
    'store-missing',
    `The store at ${folder} is not there. It was there before.`,
    'Nothing was made in its place. If it is on a disk that is not connected, connect that and try again. Else name another with --store, or put a backup back with `restore`.',
  );
}

/** The disk of a path, or of the nearest folder above it that is there. */
function diskOf(path: string): string {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (found !== undefined) return String(found.dev);
  } catch {
    // A disk that was taken out may still have its folder, which answers with a failure.
    return '';
  }
  return dirname(path) === path ? '' : diskOf(dirname(path));
}

function write(seen: string, record: SeenStore): void {
  mkdirSync(seen, { recursive: true, mode: 0o700 });
  const file = recordOf(seen, record.path);
  writeFileSync(`${file}.${process.pid}.new`, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  renameSync(`${file}.${process.pid}.new`, file);
}
