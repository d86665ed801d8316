import type { Content } from '../../../shared/article/content.ts';
import type { Placement } from '../../../shared/article/placement.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import { articleRecord, headsOf, setState, touchArticle } from './article-row.ts';
import { commitArticle, refreshNewerWords } from './commit.ts';
import { readContent } from './contents.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { toHex } from './hash.ts';
import { findPhoto, findPhotoRevision } from './photos.ts';
import { articleRevision } from './revisions.ts';
import { writeStanding } from './standing.ts';
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
 * Puts words that were kept outside the store in place of the present ones, as a new revision. What was there is
 * committed first.
 */
export function adoptContent(db: WritableDb, id: string, content: Content, note: string, by: By): void {
  db.transaction(() => {
    commitArticle(db, articleRecord(db, id), { ...by, reason: 'automatic', note: '' });
    const article = articleRecord(db, id);
    if (article.state === 'published') setState(db, article.n, 'draft', null);
    replaceWorkingCopy(db, article.n, content);
    commitArticle(db, articleRecord(db, id), { ...by, reason: 'restored', note });
    touchArticle(db, article.n, by.person, by.at);
  });
}

/**
 * Two machines edited an article: goes on from one head. The new revision has all heads as parents, the picked
 * one first, so nothing leaves history.
 */
export function pickHead(db: WritableDb, id: string, hash: string, by: By): void {
  db.transaction(() => {
    const before = articleRecord(db, id);
    const choices = headsOf(db, before);
    if (choices.length < 2) {
      throw new DeskError('one-head', 'There is nothing to pick: this story has one version.', '');
    }
    articleRevision(db, before, hash);
    if (!choices.includes(hash)) {
      throw new DeskError(
        'not-a-head',
        'This version is not one of those to pick from.',
        'Restore it from History instead; that keeps the others as well.',
      );
    }
    // Words that are in no revision yet get one, so that picking loses none of them.
    const own = commitArticle(db, before, { ...by, reason: 'automatic', note: '' });
    const picked = before.head && hash === toHex(before.head) ? own : hash;
    const article = articleRecord(db, id);
    const row = articleRevision(db, article, picked);
    if (picked !== own) replaceWorkingCopy(db, article.n, asItPrinted(db, readContent(db, row.content)));
    const joined = commitArticle(db, article, {
      ...by,
      reason: 'picked',
      note: '',
      state: row.state,
      parents: [picked, ...headsOf(db, article).filter((head) => head !== picked)],
    });
    writeStanding(db, article, joined);
    refreshNewerWords(db, article.n);
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
