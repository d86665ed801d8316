import { type Revision, type RevisionReason, revisionSchema } from '../../../shared/article/revision.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import type { HistoryEntry } from '../../../shared/contract/articles.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { State } from '../../../shared/workflow/states.ts';
import type { ArticleRecord } from './article-row.ts';
import { putContent } from './contents.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { sha256, toBlob, toHex } from './hash.ts';

/** A revision as its row has it. */
export interface RevisionRow {
  n: number;
  hash: Uint8Array;
  content: number;
  contentHash: Uint8Array;
  parents: Uint8Array;
  personId: string;
  personName: string;
  personInitials: string;
  at: string;
  state: State;
  reason: RevisionReason;
  note: string;
  name: string;
  articleId: string;
}

const SELECT = `
  SELECT r.n, r.hash, r.content, c.hash AS contentHash, r.parents, s.id AS personId, s.name AS personName,
         s.initials AS personInitials, r.at, r.state, r.reason, r.note, r.name, a.id AS articleId
  FROM revisions r
  JOIN contents c ON c.n = r.content
  JOIN signers s ON s.n = r.signer
  JOIN articles a ON a.n = r.article`;

/** The name of a revision: the hash of its canonical JSON. */
export function revisionHash(revision: Revision): string {
  return sha256(canonicalJson(revision));
}

/**
 * Keeps a revision and its content (canonical JSON), as a delta over the content of its first parent.
 * Answers the revision's hash. One that is known already is left.
 */
export function putRevision(
  db: WritableDb,
  article: number,
  revision: Revision,
  contentText: string,
  name = '',
): string {
  const hash = revisionHash(revision);
  if (findRevision(db, hash)) return hash;
  db.run('DELETE FROM thinned WHERE hash = ?', toBlob(hash));
  const parent = revision.parents[0];
  const base = parent === undefined ? null : (findRevision(db, parent)?.content ?? null);
  const content = putContent(db, article, contentText, base);
  db.run(
    `INSERT INTO revisions (article, hash, content, parents, signer, at, state, reason, note, name)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    article,
    toBlob(hash),
    content,
    toBlob(revision.parents.join('')),
    signerNumber(db, revision.person),
    revision.at,
    revision.state,
    revision.reason,
    revision.note,
    name,
  );
  return hash;
}

function signerNumber(db: WritableDb, person: Revision['person']): number {
  db.run(
    'INSERT INTO signers (id, name, initials) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    person.id,
    person.name,
    person.initials,
  );
  const row = db.get<{ n: number }>(
    'SELECT n FROM signers WHERE id = ? AND name = ? AND initials = ?',
    person.id,
    person.name,
    person.initials,
  );
  if (!row) throw new Error('A signer vanished inside its own transaction');
  return row.n;
}

export function findRevision(db: ReadableDb, hash: string): RevisionRow | undefined {
  return db.get<RevisionRow>(`${SELECT} WHERE r.hash = ?`, toBlob(hash));
}

/** A revision of this article. Throws "no-revision". */
export function articleRevision(db: ReadableDb, article: ArticleRecord, hash: string): RevisionRow {
  const row = findRevision(db, hash);
  if (row && row.articleId === article.id) return row;
  throw new DeskError(
    'no-revision',
    'This article has no such revision.',
    'It may have been thinned out, or belong to another article.',
  );
}

/** The revision that a row stands for. */
export function revisionOf(row: RevisionRow): Revision {
  return revisionSchema.parse({
    schema: 1,
    article: row.articleId,
    content: toHex(row.contentHash),
    parents: parentsOf(row.parents),
    person: { id: row.personId, name: row.personName, initials: row.personInitials },
    at: row.at,
    state: row.state,
    reason: row.reason,
    note: row.note,
  });
}

export function parentsOf(blob: Uint8Array): string[] {
  const hex = toHex(blob);
  return Array.from({ length: hex.length / 64 }, (_, index) => hex.slice(index * 64, index * 64 + 64));
}

/** All revisions of an article in the order in which they came into this store. */
export function revisionRows(db: ReadableDb, article: number): RevisionRow[] {
  return db.all<RevisionRow>(`${SELECT} WHERE r.article = ? ORDER BY r.n`, article);
}

/** The place in history of a revision whose words are gone. */
export interface ThinnedRow {
  hash: Uint8Array;
  parents: Uint8Array;
  at: string;
  /** Empty where not even that is known. */
  state: State | '';
  reason: RevisionReason | '';
}

/** The places of an article's revisions whose words were thinned out or lost. */
export function thinnedRows(db: ReadableDb, article: number): ThinnedRow[] {
  return db.all<ThinnedRow>(
    'SELECT hash, parents, at, state, reason FROM thinned WHERE article = ?',
    article,
  );
}

/** Whether the words of a revision were thinned out by the rule: not whether a repair found them lost. */
export function wasThinned(db: ReadableDb, hash: string): boolean {
  return db.get("SELECT 1 FROM thinned WHERE hash = ? AND reason <> ''", toBlob(hash)) !== undefined;
}

/** Notes the place of a revision whose words are gone. */
export function putThinned(db: WritableDb, article: number, row: ThinnedRow): void {
  db.run(
    `INSERT INTO thinned (hash, article, parents, at, state, reason) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (hash) DO NOTHING`,
    row.hash,
    article,
    row.parents,
    row.at,
    row.state,
    row.reason,
  );
}

/** The history of an article, the newest first. */
export function history(db: ReadableDb, article: ArticleRecord): HistoryEntry[] {
  const approved = article.approved && toHex(article.approved);
  const published = article.published && toHex(article.published);
  return revisionRows(db, article.n)
    .map((row) => ({
      hash: toHex(row.hash),
      revision: revisionOf(row),
      name: row.name,
      approved: toHex(row.hash) === approved,
      published: toHex(row.hash) === published,
    }))
    .reverse();
}

export function nameRevision(db: WritableDb, article: ArticleRecord, hash: string, name: string): void {
  const row = articleRevision(db, article, hash);
  db.run('UPDATE revisions SET name = ? WHERE n = ?', name.toWellFormed(), row.n);
}
