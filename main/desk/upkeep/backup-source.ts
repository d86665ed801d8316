import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/error.ts';
import { hashFile } from '../export/files.ts';
import { Connection, openReadable } from '../store/db.ts';
import { LATEST, layoutOf } from '../store/migrate.ts';
import { openZip, type SafeZip } from '../zip/reader.ts';
import { ZipRefused } from '../zip/refused.ts';
import { assetName, BACKUP_LIST, BACKUP_STORE, type BackupList, backupListSchema } from './backup-format.ts';
import { backupsIn } from './backup-place.ts';
import {
  isSetName,
  listBackups,
  poolPath,
  readPhotoList,
  readSetList,
  SET_PHOTOS,
  SET_STORE,
} from './set-format.ts';

/** A backup of any form, opened to be put back. */
export interface BackupSource {
  /** When it was made, RFC 3339 with Z. */
  readonly at: string;
  /** What it is called, for showing. */
  readonly name: string;
  /** Null where only unpacking it would tell. */
  readonly articles: number | null;
  /** The photos that come with it. A bare copy of a store's file has none: they are those of the store it lies in. */
  readonly photos: readonly string[];
  /** Writes the store's file to a path, which then holds what was saved, by its hash. Throws "backup-damaged". */
  unpackStore(target: string): Promise<void>;
  unpackPhoto(id: string, target: string): Promise<void>;
  close(): void;
}

/** Bytes of a list of contents: that of a million photos has 70 MB. */
const MAX_LIST = 256 * 1024 * 1024;
const LIMITS = { entries: 5_000_000, entryBytes: 2 ** 42, totalBytes: 2 ** 44, ratio: 10_000 };

/**
 * Opens a backup: a zip of `backup --out`, one of a folder of backups, the newest of such a folder when the folder
 * itself is named, or a bare copy of a store's file. Throws "no-such-file", "backup-damaged", "store-newer".
 */
export async function openBackup(path: string): Promise<BackupSource> {
  try {
    return await open(path);
  } catch (cause) {
    throw inWords(cause);
  }
}

/** A zip or list that is not read, as "backup-damaged"; any other failure as it is. */
export function inWords(cause: unknown): unknown {
  if (!(cause instanceof ZipRefused || cause instanceof SyntaxError)) return cause;
  return damaged(cause.message.replace(/\.$/, '').replace(/^It/, 'it'));
}

async function open(path: string): Promise<BackupSource> {
  if (!existsSync(path)) {
    throw new DeskError('no-such-file', `There is no file ${path}.`, 'Nothing was changed. Check its name.');
  }
  const found = statSync(path);
  if (found.isDirectory()) return openFolder(path);
  // A pipe would be waited for.
  if (!found.isFile()) throw damaged(`${path} is neither a file nor a folder`);
  return isStoreFile(path) ? bareSource(path) : zipSource(path);
}

async function openFolder(path: string): Promise<BackupSource> {
  if (isSetName(basename(path))) return setSource(dirname(path), basename(path));
  const folder = backupsIn(path) ?? path;
  const newest = listBackups(folder, '').find(({ name }) => isSetName(name));
  if (!newest) throw damaged(`${path} is a folder without backups`);
  return setSource(folder, newest.name);
}

async function setSource(folder: string, name: string): Promise<BackupSource> {
  const list = readSetList(folder, name);
  if (!list) throw damaged('its list cannot be read');
  requireKnown(list.layout);
  const listFile = join(folder, name, SET_PHOTOS);
  if (!existsSync(listFile) || (await hashFile(listFile)) !== list.photos.sha256) {
    throw damaged('its list of photos is not what was saved');
  }
  const photos: string[] = [];
  for await (const { id } of readPhotoList(listFile)) photos.push(id);
  const lost = photos.find((id) => !existsSync(poolPath(folder, id)));
  if (lost !== undefined) throw damaged(`photo ${lost.slice(0, 12)}… is missing in it`);
  return {
    at: list.at,
    name,
    articles: list.articles,
    photos,
    unpackStore: (target) =>
      unpack(createReadStream(join(folder, name, SET_STORE)), SET_STORE, target, list.store.sha256),
    unpackPhoto: (id, target) =>
      unpack(createReadStream(poolPath(folder, id)), `a photo (${id.slice(0, 12)}…)`, target, id),
    close: () => undefined,
  };
}

async function zipSource(file: string): Promise<BackupSource> {
  const zip = await openZip(file, LIMITS);
  try {
    const list = await readList(zip);
    return {
      at: list.at,
      name: basename(file),
      articles: list.articles,
      photos: list.assets,
      unpackStore: async (target) =>
        unpack(await zip.stream(BACKUP_STORE), BACKUP_STORE, target, list.store.sha256),
      unpackPhoto: async (id, target) => unpack(await zip.stream(assetName(id)), assetName(id), target, id),
      close: () => zip.close(),
    };
  } catch (cause) {
    zip.close();
    throw cause;
  }
}

async function readList(zip: SafeZip): Promise<BackupList> {
  const entry = zip.entries.find(({ path }) => path === BACKUP_LIST);
  if (!entry) throw damaged('it is a zip, but no backup of Galley');
  if (entry.bytes > MAX_LIST) throw damaged('its list is larger than that of any store');
  const list = backupListSchema.safeParse(JSON.parse((await zip.read(BACKUP_LIST)).toString('utf8')));
  if (!list.success) throw damaged('its list cannot be read');
  requireKnown(list.data.layout);
  const wanted = new Set([BACKUP_LIST, BACKUP_STORE, ...list.data.assets.map(assetName)]);
  const found = new Set(zip.entries.map(({ path }) => path));
  if (wanted.size !== found.size || ![...wanted].every((path) => found.has(path))) {
    throw damaged('files are missing in it');
  }
  return list.data;
}

/** A bare copy of a store's file, made before a new layout or when a restore set a store aside. */
function bareSource(file: string): BackupSource {
  return {
    at: statSync(file).mtime.toISOString(),
    name: basename(file),
    articles: null,
    photos: [],
    async unpackStore(target) {
      await mkdir(dirname(target), { recursive: true });
      for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, target + part);
      settle(target);
      const db = new Connection(new Database(target, { readonly: true }));
      try {
        requireKnown(layoutOf(db));
      } finally {
        db.close();
      }
    },
    unpackPhoto: () => Promise.reject(new Error('A bare copy has no photos')),
    close: () => undefined,
  };
}

/** Writes the log of a store back into its file, where it is sound enough to be opened. */
export function settle(path: string): void {
  try {
    const db = new Database(path);
    try {
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
  } catch {
    // Broken: it is looked at as it is, its log beside it.
  }
}

function requireKnown(layout: number): void {
  if (layout <= LATEST) return;
  throw new DeskError(
    'store-newer',
    'This backup was made by a newer Galley.',
    'Nothing was changed. Update this Galley first.',
  );
}

/** Writes one file beside its place and gives it its name when its hash is right. */
async function unpack(from: Readable, what: string, target: string, sha256: string): Promise<void> {
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
    await pipeline(from, hashing, createWriteStream(part, { mode: 0o600, flush: true }));
    if (hash.digest('hex') !== sha256) throw damaged(`${what} is not what was saved`);
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
}

/** Throws "backup-damaged" when what was unpacked does not hold together. */
export function requireSound(path: string): void {
  let found: string | undefined;
  try {
    const db = openReadable(path);
    try {
      found = db.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check;
    } finally {
      db.close();
    }
  } catch {
    found = undefined;
  }
  if (found !== 'ok') throw damaged('the store in it is broken');
}

function isStoreFile(path: string): boolean {
  const head = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  return head.toString('latin1') === 'SQLite format 3\0';
}

export function damaged(what: string): DeskError {
  return new DeskError(
    'backup-damaged',
    `This backup cannot be used: ${what}.`,
    'The store was not changed. Try an earlier backup.',
  );
}
