import { setImmediate } from 'node:timers/promises';
import type { Placement } from '../../../shared/article/placement.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { HANDOFF_INDEX, type HandoffIndex, handoffPath } from '../../../shared/package/handoff.ts';
import { articleRecord } from '../store/article-row.ts';
import { contentSize, readContent, readContentText } from '../store/contents.ts';
import type { ReadableDb } from '../store/db.ts';
import { toHex } from '../store/hash.ts';
import { findAsset, findPhoto, photoHash, photoRevisions } from '../store/photos.ts';
import { parentsOf, type RevisionRow, revisionOf, revisionRows, thinnedRows } from '../store/revisions.ts';
import { RATIO_FROM } from '../zip/reader.ts';
import type { ZipEntry } from '../zip/writer.ts';
import { MAX_TEXT } from './limits.ts';

export interface Collected {
  index: HandoffIndex;
  /** In their final order. Texts are read from the store when their turn comes. */
  entries: ZipEntry[];
}

/**
 * Everything that belongs to some articles: their whole history with its contents, every photo that any
 * revision places with all its revisions, and the files. Deterministic: the same store gives the same. Other
 * calls are answered between two articles: a hand-off of a whole desk takes its time. Throws "handoff-too-large" where
 * the list of contents would have more than `most` bytes.
 */
export async function collectHandoff(
  db: ReadableDb,
  ids: readonly string[],
  generator: string,
  files: { pathOf: (assetId: string) => string; isMissing: (assetId: string) => boolean },
  most = MAX_TEXT,
): Promise<Collected> {
  const entries = new Map<string, ZipEntry>();
  const text = (path: string, data: () => string, bytes = 0) =>
    entries.set(path, { path, stored: bytes > RATIO_FROM, source: { data } });
  const photoIds = new Set<string>();
  const articles: HandoffIndex['articles'] = [];
  for (const id of [...new Set(ids)].sort()) {
    await setImmediate();
    const article = articleRecord(db, id);
    const rows = revisionRows(db, article.n);
    if (article.head === null || rows.length === 0) throw new Error('An article without a revision');
    for (const row of rows) {
      text(handoffPath.revision(toHex(row.hash)), () => canonicalJson(revisionOf(row)));
      const content = () => readContentText(db, row.content);
      text(handoffPath.content(toHex(row.contentHash)), content, contentSize(db, row.content));
      for (const photo of placedPhotos(db, row)) photoIds.add(photo);
    }
    const named = rows.filter((row) => row.name !== '');
    articles.push({
      id,
      head: toHex(article.head),
      revisions: inOrder(rows),
      ...thinnedOf(db, article.n),
      names: named
        .map((row) => ({ revision: toHex(row.hash), name: row.name }))
        .sort((a, b) => (a.revision < b.revision ? -1 : 1)),
    });
  }
  const assetIds = new Set<string>();
  const photos = [...photoIds].sort().flatMap((id) => {
    const record = findPhoto(db, id);
    // A placement may name a photo that is not here yet: there is nothing to send of it.
    if (!record) return [];
    const revisions = photoRevisions(db, id);
    for (const photo of revisions) {
      assetIds.add(photo.assetId);
      text(handoffPath.photo(photoHash(photo)), () => canonicalJson(photo));
    }
    return [{ id, head: record.revision, revisions: revisions.map(photoHash) }];
  });
  const assets = [...assetIds].sort().map((id) => {
    const asset = findAsset(db, id);
    if (!asset) throw lost();
    const present = !files.isMissing(id);
    if (present) {
      const path = handoffPath.asset(id);
      entries.set(path, { path, stored: true, source: { file: files.pathOf(id) } });
    }
    return { id, bytes: asset.bytes, mediaType: asset.mediaType, present };
  });
  const index: HandoffIndex = { handoff: 1, generator, articles, photos, assets };
  const list = `${canonicalJson(index)}\n`;
  if (Buffer.byteLength(list) > most) throw tooLarge();
  const sorted = [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const first: ZipEntry = {
    path: HANDOFF_INDEX,
    stored: false,
    source: { data: () => list },
  };
  return { index, entries: [first, ...sorted] };
}

function thinnedOf(db: ReadableDb, article: number): Pick<HandoffIndex['articles'][number], 'thinned'> {
  const rows = thinnedRows(db, article);
  if (rows.length === 0) return {};
  const thinned = rows.map(({ hash, parents, ...rest }) => ({
    hash: toHex(hash),
    parents: parentsOf(parents),
    ...rest,
  }));
  return { thinned: thinned.sort((a, b) => (a.hash < b.hash ? -1 : 1)) };
}

/**
 * Parents before children, and among those that could come next the one with the smaller name: the order in
 * which revisions came into this store is its own affair.
 */
function inOrder(rows: readonly RevisionRow[]): string[] {
  const parents = new Map(rows.map((row) => [toHex(row.hash), parentsOf(row.parents)]));
  const order: string[] = [];
  const done = new Set<string>();
  let ready = [...parents.keys()].sort();
  while (ready.length > 0) {
    const next = ready.filter((hash) =>
      (parents.get(hash) ?? []).every((parent) => done.has(parent) || !parents.has(parent)),
    );
    if (next.length === 0) throw lost();
    for (const hash of next) done.add(hash);
    order.push(...next);
    ready = ready.filter((hash) => !done.has(hash));
  }
  return order;
}

function placedPhotos(db: ReadableDb, row: RevisionRow): string[] {
  const { placements }: { placements: readonly Placement[] } = readContent(db, row.content);
  return placements.flatMap((placement) => placement.photoId ?? []);
}

/** Whoever opens it takes no longer list of contents. */
function tooLarge(): DeskError {
  return new DeskError(
    'handoff-too-large',
    'These articles have more history than one hand-off can carry.',
    'Nothing was written. Hand over fewer of them at once.',
  );
}

function lost(): DeskError {
  return new DeskError(
    'store-damaged',
    'A part of the history of this article is not in the store.',
    'Nothing was written. Run the store check, and restore the newest backup if it confirms this.',
  );
}
