import type { ArticleMeta } from '../../../shared/contract/articles.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import { STATES, type State } from '../../../shared/workflow/states.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { toHex, toHexOrNull } from './hash.ts';

/** A row of `articles`, without what is derived for lists. */
export interface ArticleRecord {
  n: number;
  id: string;
  state: State;
  spiked_from: State | null;
  version: number;
  head: Uint8Array | null;
  approved: Uint8Array | null;
  published: Uint8Array | null;
  dirty: number;
  newer_words: number;
  open: number;
  seq: number;
  /** The window that counted it. */
  writer: string;
  saved_at: string;
  assignee: string;
  due: string | null;
  created_at: string;
  updated_at: string;
  change: number;
}

const COLUMNS =
  'n, id, state, spiked_from, version, head, approved, published, dirty, newer_words, open, seq, writer, saved_at, assignee, due, created_at, updated_at, change';

/** The article of that id. Throws "no-article". */
export function articleRecord(db: ReadableDb, id: string): ArticleRecord {
  const row = findArticle(db, id);
  if (row) return row;
  throw new DeskError(
    'no-article',
    'There is no such article in this store.',
    'It may have been purged, or the id belongs to another store.',
  );
}

export function findArticle(db: ReadableDb, id: string): ArticleRecord | undefined {
  return db.get<ArticleRecord>(`SELECT ${COLUMNS} FROM articles WHERE id = ?`, id);
}

/** The desk's facts about an article, as the contract has them. */
export function articleMeta(db: ReadableDb, id: string): ArticleMeta {
  const row = articleRecord(db, id);
  return {
    id: row.id,
    state: row.state,
    spikedFrom: row.spiked_from,
    version: row.version,
    head: toHexOrNull(row.head),
    heads: headsOf(db, row),
    approvedRevision: toHexOrNull(row.approved),
    publishedRevision: toHexOrNull(row.published),
    newerWords: row.newer_words === 1,
    assignee: row.assignee,
    due: row.due,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** All heads, the one that the working copy stands on first. */
export function headsOf(db: ReadableDb, row: Pick<ArticleRecord, 'n' | 'head'>): string[] {
  const own = toHexOrNull(row.head);
  const all = db
    .all<{ hash: Uint8Array }>('SELECT hash FROM heads WHERE article = ? ORDER BY hash', row.n)
    .map(({ hash }) => toHex(hash));
  return own === null ? all : [own, ...all.filter((hash) => hash !== own)];
}

/** The next number in the order of changes, which the search follows. */
export function nextChange(db: ReadableDb): number {
  const row = db.get<{ next: number }>(
    `SELECT 1 + max(coalesce((SELECT max(change) FROM articles), 0),
                    coalesce((SELECT max(change) FROM purged), 0)) AS next`,
  );
  return row?.next ?? 1;
}

/** Notes that an article changed: who, when, and its place in the order of changes. */
export function touchArticle(db: WritableDb, n: number, person: Person | null, at: string): void {
  db.run(
    'UPDATE articles SET updated_at = ?, changed_by = coalesce(?, changed_by), change = ? WHERE n = ?',
    at,
    person?.initials ?? null,
    nextChange(db),
    n,
  );
}

/** Writes the state and what lists sort by it. */
export function setState(db: WritableDb, n: number, state: State, spikedFrom: State | null): void {
  db.run(
    'UPDATE articles SET state = ?, state_rank = ?, spiked = ?, spiked_from = ? WHERE n = ?',
    state,
    STATES.indexOf(state),
    state === 'spiked' ? 1 : 0,
    spikedFrom,
    n,
  );
}
