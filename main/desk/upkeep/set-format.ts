import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type BackupEntry, backupKindSchema } from '../../../shared/upkeep/backups.ts';

/**
 * A backup in a folder of backups is a folder of its own, whole when it has its name:
 *
 *     galley-20261124T143322Z-daily-0123456789ab/
 *       galley-backup.json   what it is
 *       galley.sqlite        the store's file at one moment
 *       photos.txt           a line for each photo: SHA-256, blank, bytes
 *     photos/ab/cd/<sha256>  the photos of all backups in the folder, each once
 */
export const SET_LIST = 'galley-backup.json';
export const SET_STORE = 'galley.sqlite';
export const SET_PHOTOS = 'photos.txt';
export const POOL = 'photos';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

export const setListSchema = z.strictObject({
  galleyBackup: z.literal(2),
  /** Layout of the store, see the migrations. */
  layout: z.number().int(),
  /** RFC 3339 with Z. */
  at: z.string(),
  kind: backupKindSchema,
  /** The mark of the store that wrote it. */
  mark: z.string(),
  articles: z.number().int(),
  store: z.strictObject({ bytes: z.number().int(), sha256: hashSchema }),
  photos: z.strictObject({
    count: z.number().int(),
    bytes: z.number().int(),
    /** Of the list of photos. */
    sha256: hashSchema,
  }),
  /** Ids of assets that the store knew and whose file was lost or spoilt already. */
  missing: z.array(hashSchema),
});
export type SetList = z.infer<typeof setListSchema>;

const NAME = /^galley-\d{8}T\d{6}Z-(daily|asked)-[0-9a-f]{12}(-\d+)?$/;

/** The name of a backup made at a time. */
export function setName(at: string, kind: string, mark: string): string {
  return `galley-${at.replace(/\.\d+/, '').replace(/[-:]/g, '')}-${kind}-${mark}`;
}

export function isSetName(name: string): boolean {
  return NAME.test(name);
}

/** The list of a backup, or null where there is no whole backup of that name. */
export function readSetList(folder: string, name: string): SetList | null {
  if (!isSetName(name)) return null;
  try {
    return setListSchema.parse(JSON.parse(readFileSync(join(folder, name, SET_LIST), 'utf8')));
  } catch {
    return null;
  }
}

/** Where a photo lies in a folder of backups. */
export function poolPath(folder: string, id: string): string {
  return join(folder, POOL, id.slice(0, 2), id.slice(2, 4), id);
}

const lineSchema = z.tuple([hashSchema, z.coerce.number().int().nonnegative()]);

/** The photos that a list names, one after the other. Throws when a line is none. */
export async function* readPhotoList(file: string): AsyncGenerator<{ id: string; bytes: number }> {
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line === '') continue;
    const [id, bytes] = lineSchema.parse(line.split(' '));
    yield { id, bytes };
  }
}

const BARE = /^(before-migration-from-\d+|replaced|set-aside)-(\d{8}T\d{6}(?:\d{3})?Z)\.sqlite$/;

/**
 * All backups in a folder, the newest first: whole ones, and bare copies of the store's file (made before a new
 * layout, or when a restore set a store aside). Half ones have another name and are not seen.
 */
export function listBackups(folder: string, mark: string): BackupEntry[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder).flatMap((name): BackupEntry[] => {
    const list = readSetList(folder, name);
    if (list) return [entryOf(name, list, mark)];
    const bare = BARE.exec(name);
    return bare ? [bareEntry(folder, name, bare[1] ?? '', bare[2] ?? '')] : [];
  });
  return entries.sort((a, b) => (a.at < b.at || (a.at === b.at && a.name < b.name) ? 1 : -1));
}

function entryOf(name: string, list: SetList, mark: string): BackupEntry {
  return {
    name,
    kind: list.kind,
    at: list.at,
    articles: list.articles,
    photos: list.photos.count,
    bytes: list.store.bytes + list.photos.bytes,
    missing: list.missing.length,
    own: list.mark === mark,
  };
}

function bareEntry(folder: string, name: string, what: string, stamp: string): BackupEntry {
  return {
    name,
    kind: what.startsWith('before-migration') ? 'before-migration' : 'set-aside',
    at: stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5:$6Z'),
    articles: null,
    photos: null,
    bytes: statSync(join(folder, name)).size,
    missing: 0,
    own: true,
  };
}
