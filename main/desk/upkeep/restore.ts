import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/error.ts';
import { hashFile } from '../export/files.ts';
import { makeFolder } from '../make-folder.ts';
import { Connection, openReadable } from '../store/db.ts';
import { diskError } from '../store/errors.ts';
import { lockStore, type StoreLock } from '../store/lock.ts';
import { LATEST } from '../store/migrate.ts';
import { syncPath } from '../store/snapshot.ts';
import { storeFile } from '../store/store.ts';
import { openZip, type SafeZip } from '../zip/reader.ts';
import { ZipRefused } from '../zip/refused.ts';
import { assetName, BACKUP_LIST, BACKUP_STORE, type BackupList, backupListSchema } from './backup-format.ts';

export interface Restored {
  articles: number;
  photos: number;
  /** When the backup was made. */
  at: string;
  /** Where the store's file that was there before is kept, or null. */
  replaced: string | null;
}

const LIMITS = { entries: 5_000_000, entryBytes: 2 ** 42, totalBytes: 2 ** 44, ratio: 10_000 };

/**
 * Puts a backup back as the store in a folder. Everything is unpacked and held against its hashes first; then
 * the store's file is put in place in one step. A store that is there is replaced only with `force`, and its
 * file is kept in `backups/`. Throws `DeskError`s: "store-in-the-way", "store-locked", "backup-damaged",
 * "store-newer", "disk-full" …
 */
export async function restoreBackup(file: string, folder: string, force: boolean): Promise<Restored> {
  let lock: StoreLock | null = null;
  let zip: SafeZip | null = null;
  const staged = join(folder, 'cache', `restore-${randomUUID()}.sqlite`);
  try {
    // A file that is no backup leaves no folders behind.
    zip = await openBackup(file);
    const list = await readList(zip);
    for (const part of ['', 'assets', 'cache', 'backups']) makeFolder(join(folder, part), 0o700);
    lock = lockStore(folder);
    if (existsSync(storeFile(folder)) && !force) throw inTheWay(folder);
    await unpack(zip, BACKUP_STORE, staged, list.store.sha256);
    requireSound(staged);
    for (const id of list.assets) await unpackAsset(zip, folder, id);
    const replaced = swap(folder, staged);
    return { articles: list.articles, photos: list.assets.length, at: list.at, replaced };
  } catch (cause) {
    throw explain(cause, file, folder);
  } finally {
    zip?.close();
    await rm(staged, { force: true });
    lock?.release();
  }
}

function openBackup(file: string): Promise<SafeZip> {
  if (existsSync(file)) return openZip(file, LIMITS);
  throw new DeskError('no-such-file', `There is no file ${file}.`, 'Nothing was changed. Check its name.');
}

async function readList(zip: SafeZip): Promise<BackupList> {
  const entry = zip.entries.find(({ path }) => path === BACKUP_LIST);
  if (!entry) throw damaged('it is a zip, but no backup of Galley');
  const list = backupListSchema.safeParse(JSON.parse((await zip.read(BACKUP_LIST)).toString('utf8')));
  if (!list.success) throw damaged('its list cannot be read');
  if (list.data.layout > LATEST) {
    throw new DeskError(
      'store-newer',
      'This backup was made by a newer Galley.',
      'Nothing was changed. Update this Galley first.',
    );
  }
  const wanted = new Set([BACKUP_LIST, BACKUP_STORE, ...list.data.assets.map(assetName)]);
  const found = new Set(zip.entries.map(({ path }) => path));
  if (wanted.size !== found.size || ![...wanted].every((path) => found.has(path))) {
    throw damaged('files are missing in it');
  }
  return list.data;
}

/** Unpacks one file beside its place and gives it its name when its hash is right. */
async function unpack(zip: SafeZip, path: string, target: string, sha256: string): Promise<void> {
  const part = `${target}.part`;
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      next(null, chunk);
    },
  });
  try {
    await mkdir(dirname(target), { recursive: true });
    const out = createWriteStream(part, { mode: 0o600, flush: true });
    await pipeline(await zip.stream(path), hashing, out);
    if (hash.digest('hex') !== sha256) throw damaged(`${path} is not what was saved`);
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
}

async function unpackAsset(zip: SafeZip, folder: string, id: string): Promise<void> {
  // One that is there is as it came in, unless the disk spoilt it: then the backup's takes its place.
  const target = join(folder, assetName(id));
  if (!existsSync(target) || (await hashFile(target)) !== id) await unpack(zip, assetName(id), target, id);
}

function requireSound(path: string): void {
  const db = openReadable(path);
  try {
    const found = db.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check;
    if (found !== 'ok') throw damaged('the store in it is broken');
  } finally {
    db.close();
  }
}

/** The moment of change: the old file is kept, then the new one takes its name in one step. */
function swap(folder: string, staged: string): string | null {
  const present = storeFile(folder);
  let kept: string | null = null;
  if (existsSync(present)) {
    settle(present);
    kept = join(folder, 'backups', `replaced-${new Date().toISOString().replace(/[-:.]/g, '')}.sqlite`);
    for (const part of ['', '-wal']) {
      if (existsSync(present + part)) copyFileSync(present + part, kept + part);
    }
    for (const part of ['-wal', '-shm']) rmSync(present + part, { force: true });
  }
  renameSync(staged, present);
  syncPath(folder);
  // The index follows by numbers that the restored store counts anew.
  for (const part of ['', '-wal', '-shm', '-journal']) {
    rmSync(join(folder, 'cache', `search.sqlite${part}`), { force: true });
  }
  return kept;
}

/** Writes the log of a store back into its file, when it is sound enough to be opened. */
function settle(path: string): void {
  try {
    new Connection(new Database(path)).close();
  } catch {
    // Broken: it is kept as it is, its log beside it.
  }
}

function inTheWay(folder: string): DeskError {
  return new DeskError(
    'store-in-the-way',
    `There is a store in ${folder} already.`,
    'Nothing was changed. Choose an empty folder, or use --force: the store that is there is kept in backups.',
  );
}

function damaged(what: string): DeskError {
  return new DeskError(
    'backup-damaged',
    `This backup cannot be used: ${what}.`,
    'The store was not changed. Try an earlier backup.',
  );
}

function explain(cause: unknown, file: string, folder: string): unknown {
  if (cause instanceof ZipRefused || cause instanceof SyntaxError)
    return damaged(cause.message.replace(/\.$/, '').replace(/^It/, 'it'));
  if (cause instanceof DeskError) return cause;
  if (cause instanceof Error && 'code' in cause && cause.code === 'EISDIR')
    return damaged(`${file} is a folder`);
  return diskError(cause, folder);
}
