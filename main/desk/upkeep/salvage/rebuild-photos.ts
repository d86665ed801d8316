import { type Photo, photoSchema } from '../../../../shared/article/photo.ts';
import { canonicalJson } from '../../../../shared/canonical.ts';
import type { ReadableDb, WritableDb } from '../../store/db.ts';
import { sha256, toHex } from '../../store/hash.ts';
import { findPhotoRevision, photoHash, putAsset, putPhoto, putPhotoRevision } from '../../store/photos.ts';

/**
 * Puts the photos of both stores into the one that is made, each version held against its hash. The damaged
 * store's newest words of a photo come first, then the backup's. Answers how many photos have lost words.
 */
export function rebuildPhotos(
  built: WritableDb,
  salvaged: ReadableDb,
  base: ReadableDb | null,
  at: string,
): number {
  for (const db of base ? [salvaged, base] : [salvaged]) {
    for (const row of db.all<{ id: string; bytes: number; media_type: string; added_at: string }>(
      'SELECT id, bytes, media_type, added_at FROM assets',
    )) {
      putAsset(built, { id: row.id, bytes: row.bytes, mediaType: row.media_type }, row.added_at);
    }
  }
  const ours = photosIn(salvaged);
  const theirs = base ? photosIn(base) : new Map<string, Known>();
  let worse = 0;
  for (const id of new Set([...theirs.keys(), ...ours.keys()])) {
    if (!rebuildPhoto(built, ours.get(id), theirs.get(id), at)) worse += 1;
  }
  return worse;
}

interface Known {
  /** The earliest first. */
  revisions: { photo: Photo; at: string }[];
  /** Hash of the newest words, as the photo's row says; null when that is lost. */
  head: string | null;
  addedAt: string | null;
}

function photosIn(db: ReadableDb): Map<string, Known> {
  const known = new Map<string, Known>();
  const of = (id: string): Known => {
    const one = known.get(id) ?? { revisions: [], head: null, addedAt: null };
    known.set(id, one);
    return one;
  };
  for (const row of db.all<{ hash: Uint8Array; json: string; at: string }>(
    'SELECT hash, json, at FROM photo_revisions ORDER BY rowid',
  )) {
    const photo = truePhoto(row);
    if (photo) of(photo.id).revisions.push({ photo, at: row.at });
  }
  for (const row of db.all<{ id: string; head: Uint8Array; added_at: string }>(
    'SELECT id, head, added_at FROM photos',
  )) {
    const one = of(row.id);
    one.head = toHex(row.head);
    one.addedAt = row.added_at;
  }
  return known;
}

function truePhoto(row: { hash: Uint8Array; json: string }): Photo | null {
  try {
    const photo = photoSchema.parse(JSON.parse(row.json));
    return sha256(canonicalJson(photo)) === toHex(row.hash) ? photo : null;
  } catch {
    return null;
  }
}

/** Whether its newest words are there. */
function rebuildPhoto(
  built: WritableDb,
  ours: Known | undefined,
  theirs: Known | undefined,
  at: string,
): boolean {
  const all = [...(theirs?.revisions ?? []), ...(ours?.revisions ?? [])];
  const byHash = (hash: string | null | undefined) =>
    hash ? all.find(({ photo }) => photoHash(photo) === hash) : undefined;
  const newest = byHash(ours?.head) ?? ours?.revisions.at(-1) ?? byHash(theirs?.head) ?? all.at(-1);
  if (!newest) return false;
  for (const { photo } of all) {
    if (!built.get('SELECT 1 FROM assets WHERE id = ?', photo.assetId)) {
      putAsset(built, { id: photo.assetId, bytes: 0, mediaType: photo.mediaType }, at);
    }
  }
  const addedAt = ours?.addedAt ?? theirs?.addedAt ?? newest.at;
  putPhoto(built, (all[0] ?? newest).photo, addedAt);
  for (const one of all) {
    if (!findPhotoRevision(built, photoHash(one.photo))) putPhotoRevision(built, one.photo, one.at);
  }
  putPhoto(built, newest.photo, newest.at);
  return ours?.head === undefined || ours.head === null
    ? ours === undefined
    : byHash(ours.head) !== undefined;
}
