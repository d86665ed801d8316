import type { Content } from '../../../shared/article/content.ts';
import type { Placement } from '../../../shared/article/placement.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import { type ArticleRecord, articleRecord, headsOf, setState, touchArticle } from './article-row.ts';
import { commitArticle } from './commit.ts';
import { readContent } from './contents.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { toHex } from './hash.ts';
import { findPhoto, findPhotoRevision } from './photos.ts';
import { articleRevision } from './revisions.ts';
import { replaceWorkingCopy } from './working-copy.ts';

interface By {
  person: Person;
  at: string;
}

/** Makes an earlier revision's words the present ones, as a new revision. What was there is committed first. */
export function restoreRevision(db: WritableDb, id: string, hash: string, by: By): void {
  db.transaction(() => {
    const row = articleRevision(db, articleRecord(db, id), hash);
    commitArticle(db, articleRecord(db, id), { ...by, reason: 'automatic', note: '' });
    const article = articleRecord(db, id);
    if (article.state === 'published') setState(db, article.n, 'draft', null);
    replaceWorkingCopy(db, article.n, asItPrinted(db, readContent(db, row.content)));
    commitArticle(db, articleRecord(db, id), { ...by, reason: 'restored', note: row.name || row.at });
    touchArticle(db, article.n, by.person, by.at);
  });
}

/**
 * Two machines edited an article: goes on from one head. The new revision has all heads as parents, so
 * nothing leaves history.
 */
export function pickHead(db: WritableDb, id: string, hash: string, by: By): void {
  db.transaction(() => {
    commitArticle(db, articleRecord(db, id), { ...by, reason: 'automatic', note: '' });
    const article = articleRecord(db, id);
    const heads = headsOf(db, article);
    const own = article.head ? toHex(article.head) : '';
    // Committing what was not yet a revision moved the head that the person sees.
    const picked = heads.includes(hash) ? hash : own;
    if (heads.length < 2) {
      throw new DeskError('one-head', 'There is nothing to pick: this story has one version.', '');
    }
    if (picked !== own) {
      replaceWorkingCopy(
        db,
        article.n,
        asItPrinted(db, readContent(db, articleRevision(db, article, picked).content)),
      );
    }
    commitArticle(db, articleRecord(db, id), {
      ...by,
      reason: 'picked',
      note: '',
      alsoParents: heads.filter((head) => head !== own),
    });
    touchArticle(db, article.n, by.person, by.at);
  });
}

/**
 * A content from history with the words of its photos as they printed then: where a photo's words changed
 * since, the placement gets the old ones of its own.
 */
export function asItPrinted(db: ReadableDb, content: Content): Content {
  return { ...content, placements: content.placements.map((placement) => keepWords(db, placement)) };
}

function keepWords(db: ReadableDb, placement: Placement): Placement {
  if (placement.photoId === null || placement.photoRevision === null) return placement;
  const then = findPhotoRevision(db, placement.photoRevision);
  const now = findPhoto(db, placement.photoId)?.photo;
  if (!then || !now) return placement;
  const kept = { ...placement };
  if (kept.caption === null && canonicalJson(then.caption) !== canonicalJson(now.caption)) {
    kept.caption = then.caption;
  }
  if (kept.credit === null && then.credit !== now.credit) kept.credit = then.credit;
  if (kept.altText === null && then.altText !== now.altText) kept.altText = then.altText;
  return kept;
}

/** Whether an article has words in no revision, or a state in none. */
export function isUncommitted(article: ArticleRecord): boolean {
  return article.dirty === 1;
}
