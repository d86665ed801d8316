import { zstdCompressSync } from 'node:zlib';
import { type ThinRule, versionsToThin } from '../../../shared/upkeep/thin.ts';
import { encodeContent, readContentText } from './contents.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { toHex } from './hash.ts';
import { putThinned, revisionRows } from './revisions.ts';

/**
 * Numbers of the articles that have versions nobody asked for: the next ones after a number, in order, at most `most`.
 * In pages, because going through all versions at once would hold up whoever types.
 */
export function thinnableArticles(db: ReadableDb, after: number, most: number): number[] {
  return db
    .all<{ n: number }>(
      `SELECT a.n FROM articles a WHERE a.n > ? AND EXISTS (
         SELECT 1 FROM revisions r WHERE r.article = a.n AND r.reason IN ('automatic', 'closed') AND r.name = ''
       ) ORDER BY a.n LIMIT ?`,
      after,
      most,
    )
    .map(({ n }) => n);
}

/**
 * Thins out the versions of one article by a rule: their words go, their places in history stay, and whatever was
 * kept as a delta over them is encoded anew first. Answers how many went.
 */
export function thinArticle(db: WritableDb, article: number, rule: ThinRule, now: string): number {
  return db.transaction(() => {
    const held = heldBy(db, article);
    const rows = revisionRows(db, article);
    const versions = rows.map((row) => ({
      hash: toHex(row.hash),
      at: row.at,
      reason: row.reason,
      name: row.name,
      held: held.has(toHex(row.hash)),
    }));
    const gone = new Set(versionsToThin(versions, rule, now));
    for (const row of rows) {
      if (!gone.has(toHex(row.hash))) continue;
      putThinned(db, article, row);
      db.run('DELETE FROM revisions WHERE n = ?', row.n);
      if (!db.get('SELECT 1 FROM revisions WHERE content = ?', row.content)) dropContent(db, row.content);
    }
    return gone.size;
  });
}

/** What something stands on: the heads, what is approved and what is published. */
function heldBy(db: ReadableDb, article: number): Set<string> {
  const row = db.get<Record<'head' | 'approved' | 'published', Uint8Array | null>>(
    'SELECT head, approved, published FROM articles WHERE n = ?',
    article,
  );
  const heads = db.all<{ hash: Uint8Array }>('SELECT hash FROM heads WHERE article = ?', article);
  const all = [...heads.map(({ hash }) => hash), ...(row ? [row.head, row.approved, row.published] : [])];
  return new Set(all.flatMap((hash) => (hash ? [toHex(hash)] : [])));
}

/** Removes a content after those that are deltas over it were encoded over what it was a delta of. */
function dropContent(db: WritableDb, n: number): void {
  const base = db.get<{ base: number | null }>('SELECT base FROM contents WHERE n = ?', n)?.base ?? null;
  for (const child of db.all<{ n: number }>('SELECT n FROM contents WHERE base = ?', n)) {
    // Reading it holds it against its hash: nothing is encoded anew that is not true.
    const bytes = Buffer.from(readContentText(db, child.n), 'utf8');
    const kept = encodeContent(db, base, bytes, zstdCompressSync(bytes));
    db.run(
      'UPDATE contents SET base = ?, depth = ?, data = ? WHERE n = ?',
      kept.base,
      kept.depth,
      kept.data,
      child.n,
    );
  }
  db.run('DELETE FROM contents WHERE n = ?', n);
}
