import type { WritableDb } from './db.ts';
import { toBlob } from './hash.ts';

/** Writes the heads of an article: the one that its working copy stands on, and any others. */
export function writeHeads(db: WritableDb, article: number, own: string, others: readonly string[]): void {
  const all = new Set([own, ...others]);
  db.run('DELETE FROM heads WHERE article = ?', article);
  for (const hash of all) db.run('INSERT INTO heads (article, hash) VALUES (?, ?)', article, toBlob(hash));
  db.run(
    'UPDATE articles SET head = ?, diverged = ? WHERE n = ?',
    toBlob(own),
    all.size > 1 ? 1 : 0,
    article,
  );
}
