import { checkArticle, failures } from '../../../shared/checks/checks.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { requireMove } from '../../../shared/workflow/move.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import type { State } from '../../../shared/workflow/states.ts';
import { currentPhotos } from './article-photos.ts';
import { type ArticleRecord, articleRecord, headsOf, touchArticle } from './article-row.ts';
import { commitArticle, refreshNewerWords } from './commit.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { toHex } from './hash.ts';
import { findRevision } from './revisions.ts';
import { writeStanding } from './standing.ts';
import { readWorkingCopy } from './working-copy.ts';

export interface MoveBy {
  person: Person;
  at: string;
  reason: string;
  /** Which of these assets have lost their file. */
  missing(assetIds: readonly string[]): string[];
}

/**
 * Moves an article in the workflow, which makes a revision: approval and publication point at it. Throws a
 * `DeskError` when the table, the role, a missing reason or the checks ("checks-failed") forbid it.
 */
export function moveArticle(db: WritableDb, id: string, to: State, by: MoveBy): void {
  db.transaction(() => {
    const article = articleRecord(db, id);
    const move = requireMove({
      from: article.state,
      spikedFrom: article.spiked_from,
      to,
      role: by.person.role,
      reason: by.reason,
      newerWords: article.approved !== null && refreshNewerWords(db, article.n),
    });
    if (move.gated) requireChecks(db, article, by);
    commitStrayState(db, article, by);
    const before = articleRecord(db, id);
    const hash = commitArticle(db, before, { ...by, note: by.reason, reason: 'state', state: to });
    writeStanding(db, before, hash);
    refreshNewerWords(db, before.n);
    touchArticle(db, before.n, by.person, by.at);
  });
}

/** A published article that was written on is a draft in no revision yet: history gets that step first. */
function commitStrayState(db: WritableDb, article: ArticleRecord, by: MoveBy): void {
  const head = article.head ? findRevision(db, toHex(article.head)) : undefined;
  if (head && head.state !== article.state) {
    commitArticle(db, article, { person: by.person, at: by.at, reason: 'automatic', note: '' });
  }
}

function requireChecks(db: ReadableDb, article: ArticleRecord, by: MoveBy): void {
  const content = readWorkingCopy(db, article.n);
  const photos = currentPhotos(db, content.placements);
  const stops = failures(
    checkArticle({
      content,
      photos,
      missingAssets: by.missing(Object.values(photos).map((photo) => photo.assetId)),
      heads: headsOf(db, article).length,
      now: by.at,
    }),
  );
  if (stops.length === 0) return;
  const list = stops.map((stop) => stop.message).join('; ');
  throw new DeskError(
    'checks-failed',
    stops.length === 1 ? `Not approved: ${list}.` : `Not approved, ${stops.length} things stop it: ${list}.`,
    'Mend what is listed under Checks, then approve. Nothing was changed.',
  );
}
