import type { Fields } from '../../../shared/article/fields.ts';
import type { Placement } from '../../../shared/article/placement.ts';
import { standingText } from '../../../shared/manuscript/count.ts';
import { fold } from '../../../shared/search/fold.ts';
import type { Value, WritableDb } from './db.ts';

/** Writes the columns that lists show and sort by, from the fields that a change brings. */
export function deriveFields(db: WritableDb, article: number, fields: Partial<Fields>): void {
  const columns: [string, Value][] = [];
  if (fields.slugline !== undefined) {
    columns.push(['slugline', fields.slugline], ['slugline_key', sortKey(fields.slugline)]);
  }
  if (fields.headline !== undefined) {
    const headline = standingText(fields.headline).replaceAll('\n', ' ');
    columns.push(['headline', headline], ['headline_key', sortKey(headline)]);
  }
  if (fields.section !== undefined) columns.push(['section', fields.section]);
  if (fields.byline !== undefined) columns.push(['byline', fields.byline.join(', ')]);
  if (fields.topics !== undefined) columns.push(['main_topic', fields.topics[0]?.name ?? '']);
  if (fields.language !== undefined) columns.push(['language', fields.language]);
  if (fields.embargo !== undefined) columns.push(['embargo', fields.embargo]);
  for (const [column, value] of columns) {
    db.run(`UPDATE articles SET ${column} = ? WHERE n = ?`, value, article);
  }
}

/** Counts the photos and notes which ones are used. */
export function derivePlacements(db: WritableDb, article: number, placements: readonly Placement[]): void {
  const photos = placements.flatMap((placement) => placement.photoId ?? []);
  db.run('UPDATE articles SET photos = ? WHERE n = ?', photos.length, article);
  db.run('DELETE FROM photo_uses WHERE article = ?', article);
  for (const photo of new Set(photos)) {
    db.run('INSERT INTO photo_uses (article, photo) VALUES (?, ?)', article, photo);
  }
}

/** Quotes, dashes and blanks at the front do not sort; an empty value sorts last. */
function sortKey(text: string): string {
  return fold(text).replace(/^[^\p{L}\p{N}]+/u, '') || '\uffff';
}
