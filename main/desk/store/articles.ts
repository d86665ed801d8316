import type { Content } from '../../../shared/article/content.ts';
import type { RevisionReason } from '../../../shared/article/revision.ts';
import type { ArticleMeta, ArticlePatch } from '../../../shared/contract/articles.ts';
import { newId } from '../../../shared/id.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import {
  type ArticleRecord,
  articleMeta,
  articleRecord,
  nextChange,
  setState,
  touchArticle,
} from './article-row.ts';
import { commitArticle } from './commit.ts';
import type { WritableDb } from './db.ts';
import { applyChange, type Change, replaceWorkingCopy } from './working-copy.ts';

/** How far behind the time of an article's last change may be while it is typed into, in ms. */
const STEP_MS = 5000;

/** Makes an article in the state of a draft with its first revision. Answers its id. */
export function createArticle(
  db: WritableDb,
  content: Content,
  by: { person: Person; at: string; reason: RevisionReason; note?: string; id?: string },
): string {
  const id = by.id ?? newId();
  db.transaction(() => {
    const n = insertArticle(db, id, by.at);
    replaceWorkingCopy(db, n, content);
    touchArticle(db, n, by.person, by.at);
    commitArticle(db, articleRecord(db, id), { ...by, note: by.note ?? '' });
  });
  return id;
}

/** The bare row of an article, its working copy still to be filled. Answers its number. */
export function insertArticle(db: WritableDb, id: string, createdAt: string): number {
  db.run(
    `INSERT INTO articles (id, state, saved_at, created_at, updated_at, change) VALUES (?, 'draft', ?, ?, ?, ?)`,
    id,
    createdAt,
    createdAt,
    createdAt,
    nextChange(db),
  );
  return articleRecord(db, id).n;
}

/**
 * Applies what a window sent, in one transaction: when this returns, the disk has it. A patch whose number the
 * same window gave before was applied before (its answer got lost), so it is acknowledged only. A number that
 * another window gave is a patch all the same: it gets the next one, and `taken` tells that the other window
 * shows old words.
 */
export function patchArticle(
  db: WritableDb,
  patch: ArticlePatch,
  by: { person: Person | null; at: string },
): { seq: number; savedAt: string; taken: boolean; meta: ArticleMeta } {
  return db.transaction(() => {
    const article = articleRecord(db, patch.id);
    const writer = patch.writer ?? '';
    const taken = article.seq > 0 && article.writer !== writer;
    if (patch.seq <= article.seq && !taken) {
      return { seq: article.seq, savedAt: article.saved_at, taken: false, meta: articleMeta(db, patch.id) };
    }
    const seq = Math.max(patch.seq, article.seq + 1);
    changeWords(db, article, patch, { ...by, typed: true });
    // A window that writes has it open, also after this service was started anew under it.
    if (article.open === 0) db.run('UPDATE articles SET open = 1 WHERE n = ?', article.n);
    db.run('UPDATE articles SET seq = ?, writer = ? WHERE n = ?', seq, writer, article.n);
    return { seq, savedAt: by.at, taken, meta: articleMeta(db, patch.id) };
  });
}

/**
 * Changes the words of an article on behalf of something other than a window's autosave, which keeps its own
 * numbers. Runs in a transaction of its own or in the caller's.
 */
export function editArticle(
  db: WritableDb,
  id: string,
  change: Change,
  by: { person: Person | null; at: string },
): void {
  db.transaction(() => changeWords(db, articleRecord(db, id), change, by));
}

function changeWords(
  db: WritableDb,
  article: ArticleRecord,
  change: Change,
  by: { person: Person | null; at: string; typed?: boolean },
): void {
  applyChange(db, article.n, change);
  // The first new word on what is published opens the next version beside the live one.
  if (article.state === 'published') setState(db, article.n, 'draft', null);
  const next = nextChange(db);
  db.run(
    `UPDATE articles SET changed_by = coalesce(?, changed_by), change = ?, dirty = 1, saved_at = ?,
       newer_words = (approved IS NOT NULL) WHERE n = ?`,
    by.person?.initials ?? null,
    next,
    by.at,
    article.n,
  );
  // A statement of its own: SQLite writes every index of a column that a statement names, changed or not.
  if (by.typed && keepsItsTime(article, next, by.at)) return;
  db.run('UPDATE articles SET updated_at = ? WHERE n = ?', by.at, article.n);
}

/**
 * Whether words that are being typed leave the time by which lists sort as it is, up to `STEP_MS` behind: only
 * while the article is the last that changed, so that the order is right all the same. Five of its indexes have
 * that time in them, and to write them anew costs a save more than its words do.
 */
function keepsItsTime(article: ArticleRecord, next: number, at: string): boolean {
  const behind = Date.parse(at) - Date.parse(article.updated_at);
  return article.change === next - 1 && behind >= 0 && behind < STEP_MS;
}

/** Notes that a window has an article open, or no longer. */
export function markOpen(db: WritableDb, id: string, open: boolean): void {
  db.run('UPDATE articles SET open = ? WHERE id = ?', open ? 1 : 0, id);
}

/**
 * Called once when the service starts: an article that is still marked open was open when the last service
 * died. Where it has words in no revision yet, opening it says "recovered".
 */
export function markRecovered(db: WritableDb): void {
  db.run('UPDATE articles SET open = CASE WHEN dirty = 1 THEN 2 ELSE 0 END WHERE open > 0');
}

/**
 * Called when the service ends in order. What was recovered stays marked until a window has opened it: a command line
 * may have run meanwhile, and the person has still to be told.
 */
export function markAllClosed(db: WritableDb): void {
  db.run('UPDATE articles SET open = 0 WHERE open > 0 AND open = 1');
}
