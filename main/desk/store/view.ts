import type { ArticleView } from '../../../shared/contract/articles.ts';
import { currentPhotos } from './article-photos.ts';
import { articleMeta, articleRecord } from './article-row.ts';
import type { ReadableDb } from './db.ts';
import { readWorkingCopy } from './working-copy.ts';

/** All that the article screen needs of the store. `missing` answers which of some assets have lost their file. */
export function articleView(
  db: ReadableDb,
  id: string,
  missing: (assetIds: readonly string[]) => string[],
): Omit<ArticleView, 'held'> {
  const article = articleRecord(db, id);
  const content = readWorkingCopy(db, article.n);
  const photos = currentPhotos(db, content.placements);
  return {
    meta: articleMeta(db, id),
    content,
    seq: article.seq,
    savedAt: article.saved_at,
    photos,
    missingAssets: missing([...new Set(Object.values(photos).map((photo) => photo.assetId))]),
    recovered: article.open === 2,
  };
}
