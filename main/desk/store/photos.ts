import { type Photo, photoSchema } from '../../../shared/article/photo.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { inlineToText } from '../../../shared/manuscript/inline.ts';
import { fold } from '../../../shared/search/fold.ts';
import { nextChange } from './article-row.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { sha256, toBlob, toHex } from './hash.ts';

/** A photo's newest revision and the desk's facts about it. */
export interface PhotoRecord {
  photo: Photo;
  /** Hash of its newest revision. */
  revision: string;
  addedAt: string;
  updatedAt: string;
}

export interface AssetRecord {
  id: string;
  bytes: number;
  mediaType: string;
}

/** Notes a file that is in place under its hash. Known ones stay as they are. */
export function putAsset(db: WritableDb, asset: AssetRecord, at: string): void {
  db.run(
    'INSERT INTO assets (id, bytes, media_type, added_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
    asset.id,
    asset.bytes,
    asset.mediaType,
    at,
  );
}

export function findAsset(db: ReadableDb, id: string): AssetRecord | undefined {
  return db.get<AssetRecord>('SELECT id, bytes, media_type AS mediaType FROM assets WHERE id = ?', id);
}

/** The name of a photo's revision: the hash of its canonical JSON. */
export function photoHash(photo: Photo): string {
  return sha256(canonicalJson(photo));
}

/** Keeps a revision of a photo without making it the newest: what came with somebody's history. */
export function putPhotoRevision(db: WritableDb, photo: Photo, at: string): string {
  const hash = photoHash(photo);
  const row = db.get<{ n: number }>('SELECT n FROM photos WHERE id = ?', photo.id);
  if (!row) throw new DeskError('no-photo', 'There is no such photo in this store.', '');
  db.run(
    'INSERT INTO photo_revisions (hash, photo, json, at) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING',
    toBlob(hash),
    row.n,
    canonicalJson(photo),
    at,
  );
  return hash;
}

/**
 * Keeps a photo's words as its newest revision, making the photo when it is new; its asset must be noted
 * first. Articles that place it and were approved are marked: their words are newer now. Answers the hash.
 */
export function putPhoto(db: WritableDb, photo: Photo, at: string): string {
  return db.transaction(() => {
    const hash = photoHash(photo);
    const before = findPhoto(db, photo.id);
    db.run(
      `INSERT INTO photos (id, head, asset, added_at, updated_at, has_caption, has_credit, has_alt_text, text)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET head = excluded.head, asset = excluded.asset,
         updated_at = excluded.updated_at, has_caption = excluded.has_caption,
         has_credit = excluded.has_credit, has_alt_text = excluded.has_alt_text, text = excluded.text`,
      photo.id,
      toBlob(hash),
      photo.assetId,
      at,
      at,
      inlineToText(photo.caption).trim() === '' ? 0 : 1,
      photo.credit.trim() === '' ? 0 : 1,
      photo.altText.trim() === '' ? 0 : 1,
      searchText(photo),
    );
    putPhotoRevision(db, photo, at);
    if (before && before.revision !== hash) markUsers(db, photo.id);
    return hash;
  });
}

function markUsers(db: WritableDb, photo: string): void {
  for (const { article } of db.all<{ article: number }>(
    'SELECT article FROM photo_uses WHERE photo = ?',
    photo,
  )) {
    db.run(
      'UPDATE articles SET dirty = 1, newer_words = (approved IS NOT NULL), change = ? WHERE n = ?',
      nextChange(db),
      article,
    );
  }
}

function searchText(photo: Photo): string {
  const { place } = photo;
  return fold(
    [
      photo.headline,
      inlineToText(photo.caption),
      photo.credit,
      photo.creator,
      photo.altText,
      photo.filename,
      place.sublocation,
      place.city,
      place.region,
      place.country,
      photo.source,
      ...photo.keywords,
    ].join('\n'),
  );
}

interface PhotoRow {
  json: string;
  head: Uint8Array;
  added_at: string;
  updated_at: string;
}

const SELECT = `SELECT r.json, p.head, p.added_at, p.updated_at
  FROM photos p JOIN photo_revisions r ON r.hash = p.head`;

export function findPhoto(db: ReadableDb, id: string): PhotoRecord | undefined {
  const row = db.get<PhotoRow>(`${SELECT} WHERE p.id = ?`, id);
  return row && recordOf(row);
}

/** The photos over one asset: as a rule one. */
export function photosOfAsset(db: ReadableDb, assetId: string): PhotoRecord[] {
  return db.all<PhotoRow>(`${SELECT} WHERE p.asset = ? ORDER BY p.n`, assetId).map(recordOf);
}

/** A photo as it was, by the hash of its revision. */
export function findPhotoRevision(db: ReadableDb, hash: string): Photo | undefined {
  const row = db.get<{ json: string }>('SELECT json FROM photo_revisions WHERE hash = ?', toBlob(hash));
  return row && photoSchema.parse(JSON.parse(row.json));
}

/** All revisions of a photo, the earliest first. */
export function photoRevisions(db: ReadableDb, id: string): Photo[] {
  return db
    .all<{ json: string }>(
      `SELECT r.json FROM photo_revisions r JOIN photos p ON p.n = r.photo WHERE p.id = ? ORDER BY r.rowid`,
      id,
    )
    .map(({ json }) => photoSchema.parse(JSON.parse(json)));
}

function recordOf(row: PhotoRow): PhotoRecord {
  return {
    photo: photoSchema.parse(JSON.parse(row.json)),
    revision: toHex(row.head),
    addedAt: row.added_at,
    updatedAt: row.updated_at,
  };
}

export interface PhotoQuery {
  /** Words that must all occur. */
  search?: string | undefined;
  needs?: 'caption' | 'credit' | 'altText' | 'any' | undefined;
  offset?: number | undefined;
  limit?: number | undefined;
}

const NEEDS = {
  caption: 'has_caption = 0',
  credit: 'has_credit = 0',
  altText: 'has_alt_text = 0',
  any: '(has_caption = 0 OR has_credit = 0 OR has_alt_text = 0)',
} as const;

/** One page of the store's photos, the newest first. */
export function listPhotos(db: ReadableDb, query: PhotoQuery): { total: number; rows: PhotoRecord[] } {
  const words = fold(query.search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const where = [...(query.needs ? [NEEDS[query.needs]] : []), ...words.map(() => 'instr(p.text, ?) > 0')];
  const clause = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
  const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM photos p ${clause}`, ...words)?.n ?? 0;
  const rows = db.all<PhotoRow>(
    `${SELECT} ${clause} ORDER BY p.added_at DESC, p.n DESC LIMIT ? OFFSET ?`,
    ...words,
    query.limit ?? 200,
    query.offset ?? 0,
  );
  return { total, rows: rows.map(recordOf) };
}

/** The articles whose working copies place a photo, the newest first. */
export function usesOfPhoto(db: ReadableDb, id: string): { id: string; slugline: string }[] {
  return db.all(
    `SELECT a.id, a.slugline FROM photo_uses u JOIN articles a ON a.n = u.article
     WHERE u.photo = ? ORDER BY a.updated_at DESC`,
    id,
  );
}
