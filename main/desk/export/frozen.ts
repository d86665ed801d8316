import { DeskError } from '../../../shared/contract/error.ts';
import type { FrozenArticle } from '../../../shared/formats/input.ts';
import { standingAt } from '../../../shared/workflow/standing.ts';
import { pinnedPhotos } from '../store/article-photos.ts';
import { articleRecord } from '../store/article-row.ts';
import { readContent } from '../store/contents.ts';
import type { ReadableDb } from '../store/db.ts';
import { toHex } from '../store/hash.ts';
import { articleRevision, revisionOf } from '../store/revisions.ts';
import { RevisionGraph } from '../store/standing.ts';
import { houseOfRevision } from './pinned-house.ts';

/**
 * The approved revision of an article with all that its package is made of, and whether the working copy
 * says something newer. Throws "no-article", "not-approved" where there is no approved revision,
 * and "spiked".
 */
export function approvedArticle(
  db: ReadableDb,
  id: string,
  generator: string,
): { frozen: FrozenArticle; newerWords: boolean } {
  const article = articleRecord(db, id);
  if (article.approved === null) {
    throw new DeskError(
      'not-approved',
      'Only an approved article is exported, and this one is not.',
      'Nothing was exported. Have it approved first.',
    );
  }
  if (article.state === 'spiked') {
    throw new DeskError(
      'spiked',
      'This article is spiked, and what is spiked is not exported.',
      'Nothing was exported. Take it off the spike first.',
    );
  }
  const revision = toHex(article.approved);
  const row = articleRevision(db, article, revision);
  const content = readContent(db, row.content);
  return {
    frozen: {
      generator,
      articleId: id,
      version: versionAt(db, article.n, revision),
      revision,
      createdAt: article.created_at,
      revisedAt: revisionOf(row).at,
      content,
      photos: new Map(Object.entries(pinnedPhotos(db, content.placements))),
      house: houseOfRevision(db, revision),
    },
    newerWords: article.newer_words === 1,
  };
}

/** The number that was given when this revision was approved: a later approval that was withdrawn does not change it. */
function versionAt(db: ReadableDb, article: number, revision: string): number {
  const graph = new RevisionGraph(db, article);
  return standingAt(revision, (hash) => {
    const row = graph.rows.get(hash);
    return row && { state: row.state, reason: row.reason, parents: graph.parents(hash) };
  }).version;
}
