import type { RevisionReason } from '../../../shared/article/revision.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import type { State } from '../../../shared/workflow/states.ts';
import { type ArticleRecord, headsOf } from './article-row.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { sha256, toHex } from './hash.ts';
import { writeHeads } from './heads.ts';
import { findRevision, putRevision } from './revisions.ts';
import { readWorkingCopy } from './working-copy.ts';

export interface Commit {
  person: Person;
  /** RFC 3339 with Z. */
  at: string;
  reason: RevisionReason;
  note: string;
  /** The state that the revision is in; the article's own when absent. */
  state?: State;
  /** What it goes on from, when that is not the article's head alone. */
  parents?: readonly string[];
}

/** The canonical JSON of a working copy: what a revision made now would hold. */
export function workingText(db: ReadableDb, article: number): string {
  return canonicalJson(readWorkingCopy(db, article));
}

/** Reasons of revisions that nobody asked for, which may be thinned out by age. */
const UNASKED: ReadonlySet<RevisionReason> = new Set(['automatic', 'closed']);

/**
 * Makes a revision of the working copy and the new head of it, unless the head says and is the same already:
 * then that head is the answer. A move always gets one, and a person who keeps a version one that stays: with a
 * note, or over a head that nobody asked for. Runs inside the caller's transaction.
 */
export function commitArticle(db: WritableDb, article: ArticleRecord, commit: Commit): string {
  const text = workingText(db, article.n);
  const state = commit.state ?? article.state;
  const head = article.head ? findRevision(db, toHex(article.head)) : undefined;
  db.run('UPDATE articles SET dirty = 0 WHERE n = ?', article.n);
  // A move always makes one: words that an automatic revision has already are approved again by a revision of its own.
  const asked =
    commit.reason === 'state' ||
    (commit.reason === 'saved' && (commit.note !== '' || (head && UNASKED.has(head.reason))));
  const same = head?.state === state && sha256(text) === toHex(head.contentHash);
  if (head && same && !commit.parents && !asked) {
    refreshNewerWords(db, article.n, text);
    return toHex(head.hash);
  }
  const parents = commit.parents ?? (head ? [toHex(head.hash)] : []);
  const hash = putRevision(
    db,
    article.n,
    {
      schema: 1,
      article: article.id,
      content: sha256(text),
      parents: [...parents],
      person: { id: commit.person.id, name: commit.person.name, initials: commit.person.initials },
      at: commit.at,
      state,
      reason: commit.reason,
      note: commit.note.toWellFormed(),
    },
    text,
  );
  const others = headsOf(db, article).filter((other) => !parents.includes(other));
  writeHeads(db, article.n, hash, others);
  refreshNewerWords(db, article.n, text);
  return hash;
}

/**
 * Compares the working copy with what was approved and notes whether it says something else. Photos count:
 * a placement is pinned to its photo's words, so changed words are another content.
 */
export function refreshNewerWords(db: WritableDb, article: number, text?: string): boolean {
  const row = db.get<{ approved: Uint8Array | null }>('SELECT approved FROM articles WHERE n = ?', article);
  const approved = row?.approved ? findRevision(db, toHex(row.approved)) : undefined;
  const newer =
    approved !== undefined && sha256(text ?? workingText(db, article)) !== toHex(approved.contentHash);
  db.run('UPDATE articles SET newer_words = ? WHERE n = ?', newer ? 1 : 0, article);
  return newer;
}
