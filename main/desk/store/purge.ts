import { unlinkSync } from 'node:fs';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import { type ArticleRecord, articleRecord, nextChange } from './article-row.ts';
import { readContent } from './contents.ts';
import type { ReadableDb, WritableDb } from './db.ts';

/** What a purge takes away. */
export interface PurgePlan {
  articles: { id: string; headline: string; versions: number }[];
  /** Photos that none but these articles ever used, by id. */
  photos: string[];
}

/** Only what was spiked, and only by the desk: throws "not-spiked", "not-allowed", "no-article". */
export function requirePurge(db: ReadableDb, ids: readonly string[], person: Person): ArticleRecord[] {
  if (person.role !== 'desk') {
    throw new DeskError(
      'not-allowed',
      'Only the desk purges stories.',
      'Nothing was changed. Ask somebody with the role “desk”, or change your role in Settings.',
    );
  }
  return ids.map((id) => {
    const article = articleRecord(db, id);
    if (article.state === 'spiked') return article;
    throw new DeskError(
      'not-spiked',
      'Only stories that are in the trash can be purged.',
      'Nothing was changed. Spike it first: then it can still come back.',
    );
  });
}

/** The photos that articles use now or used in any version. Those that only a version used which cannot be read stay. */
export function photosEverUsed(db: ReadableDb, articles: readonly number[]): Set<string> {
  const photos = new Set<string>();
  for (const n of articles) {
    for (const { photo } of db.all<{ photo: string }>('SELECT photo FROM photo_uses WHERE article = ?', n)) {
      photos.add(photo);
    }
    for (const { content } of db.all<{ content: number }>(
      'SELECT DISTINCT content FROM revisions WHERE article = ?',
      n,
    )) {
      try {
        for (const photo of photosIn(db, content)) photos.add(photo);
      } catch (cause) {
        if (!(cause instanceof DeskError)) throw cause;
      }
    }
  }
  return photos;
}

/** The photos that a content places. Throws "history-damaged" where it cannot be read. */
function photosIn(db: ReadableDb, content: number): string[] {
  return readContent(db, content).placements.flatMap(({ photoId }) => photoId ?? []);
}

/**
 * Those of some photos that other articles use, now or in any version kept since the content `since`. Reads every
 * version there is, so it belongs in a thread of its own. A version that cannot be read may use any of them.
 */
export function usedElsewhere(
  db: ReadableDb,
  photos: ReadonlySet<string>,
  articles: readonly number[],
  since: number,
  progress: (done: number, total: number) => void,
): Set<string> {
  const used = new Set<string>();
  const own = new Set(articles);
  for (const { article, photo } of db.all<{ article: number; photo: string }>(
    'SELECT article, photo FROM photo_uses',
  )) {
    if (!own.has(article) && photos.has(photo)) used.add(photo);
  }
  const contents = db.all<{ n: number; article: number }>(
    'SELECT n, article FROM contents WHERE n > ? ORDER BY n',
    since,
  );
  for (const [index, { n, article }] of contents.entries()) {
    if (used.size === photos.size) return used;
    if (own.has(article)) continue;
    try {
      for (const photo of photosIn(db, n)) if (photos.has(photo)) used.add(photo);
    } catch {
      return new Set(photos);
    }
    if (index % 64 === 0) progress(index, contents.length);
  }
  return used;
}

/**
 * Takes articles out of the store for good: words, versions, and the photos that nobody else uses. Runs in a
 * transaction of its own. `free` are the photos that `usedElsewhere` did not find up to the content `upTo`; one
 * that was placed meanwhile stays. Answers the files that no photo needs any more.
 */
export function purgeArticles(
  db: WritableDb,
  articles: readonly ArticleRecord[],
  free: ReadonlySet<string>,
  upTo: number,
): { photos: number; assets: string[] } {
  return db.transaction(() => {
    const numbers = articles.map(({ n }) => n);
    const used = usedElsewhere(db, free, numbers, upTo, () => undefined);
    for (const { n, id } of articles) {
      const change = nextChange(db);
      // A delta hangs on the content before it; the tie goes first.
      db.run('UPDATE contents SET base = NULL WHERE article = ?', n);
      db.run('DELETE FROM revisions WHERE article = ?', n);
      db.run('DELETE FROM articles WHERE n = ?', n);
      db.run('INSERT OR REPLACE INTO purged (id, change) VALUES (?, ?)', id, change);
    }
    const gone = [...free].filter((photo) => !used.has(photo));
    const assets = new Set<string>();
    for (const id of gone) for (const asset of removePhoto(db, id)) assets.add(asset);
    return { photos: gone.length, assets: [...assets].filter((asset) => removeAsset(db, asset)) };
  });
}

/** Answers the assets that its versions lay over. */
function removePhoto(db: WritableDb, id: string): string[] {
  const row = db.get<{ n: number; asset: string }>('SELECT n, asset FROM photos WHERE id = ?', id);
  if (!row) return [];
  const versions = db.all<{ asset: string }>(
    "SELECT DISTINCT json_extract(json, '$.assetId') AS asset FROM photo_revisions WHERE photo = ?",
    row.n,
  );
  db.run('DELETE FROM photo_revisions WHERE photo = ?', row.n);
  db.run('DELETE FROM photos WHERE n = ?', row.n);
  return [row.asset, ...versions.map(({ asset }) => asset)];
}

/** Whether no photo needs the asset any more; its row goes then. */
function removeAsset(db: WritableDb, id: string): boolean {
  const needed =
    db.get('SELECT 1 FROM photos WHERE asset = ?', id) ??
    db.get("SELECT 1 FROM photo_revisions WHERE json_extract(json, '$.assetId') = ?", id);
  if (needed) return false;
  db.run('DELETE FROM assets WHERE id = ?', id);
  return true;
}

/** Empties the log: words that were taken out stand in it until then. Answers whether it could be. */
export function emptyLog(db: WritableDb): boolean {
  return db.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')?.busy === 0;
}

export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was not there.
  }
}
