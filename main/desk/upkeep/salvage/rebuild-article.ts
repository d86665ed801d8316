import { type Content, contentSchema } from '../../../../shared/article/content.ts';
import { blankFields } from '../../../../shared/article/fields.ts';
import { canonicalJson } from '../../../../shared/canonical.ts';
import type { RepairedArticle } from '../../../../shared/upkeep/repair.ts';
import type { Person } from '../../../../shared/workflow/people.ts';
import type { State } from '../../../../shared/workflow/states.ts';
import { articleRecord, setState } from '../../store/article-row.ts';
import { insertArticle } from '../../store/articles.ts';
import { commitArticle, refreshNewerWords } from '../../store/commit.ts';
import type { ReadableDb, WritableDb } from '../../store/db.ts';
import { derivePlacements } from '../../store/derive.ts';
import { sha256, toBlob, toHex, toHexOrNull } from '../../store/hash.ts';
import { writeHeads } from '../../store/heads.ts';
import { putRevision, putThinned } from '../../store/revisions.ts';
import { writeStanding } from '../../store/standing.ts';
import { readWorkingCopy, replaceWorkingCopy } from '../../store/working-copy.ts';
import { type History, inOrder, missingParents, newestFirst, readHistory } from './histories.ts';
import { patchedWords, wholeWorkingCopy } from './working-words.ts';

/** A row of `articles`, of the damaged store or of the backup. */
export interface ArticleRow {
  n: number;
  id: string;
  headline: string;
  slugline: string;
  state: State;
  spiked_from: State | null;
  version: number;
  head: Uint8Array | null;
  approved: Uint8Array | null;
  published: Uint8Array | null;
  dirty: number;
  words: number;
  change: number;
  open: number;
  saved_at: string;
  assignee: string;
  due: string | null;
  due_key: string;
  changed_by: string;
  created_at: string;
  updated_at: string;
}

export interface Surroundings {
  /** The store that is made; the rows of the damaged one are attached to it as `salvaged`. */
  built: WritableDb;
  /** What could be read of the damaged store. */
  salvaged: ReadableDb;
  base: { db: ReadableDb; at: string } | null;
  /** Numbers of articles whose row was lost and was put together from what belongs to them. */
  stubs: ReadonlySet<number>;
  /** Who signs what has no version at all. */
  person: Person;
  at: string;
}

export type Judged = Pick<RepairedArticle, 'outcome' | 'what'> | null;

/** An article as it was found, with what is known to be true of it. */
export interface Pieces {
  row: ArticleRow | undefined;
  baseRow: ArticleRow | undefined;
  own: History | undefined;
  /** Its working copy, where nothing of it is missing. */
  words: Content | null;
  /** Whether its row was lost and put together from what belongs to it. */
  stub: boolean;
}

/**
 * Copies an article row by row where all of it is true; answers null then, else what was found. Rows keep their
 * numbers, so all whole articles come before any that is put together.
 */
export function copyWhole(
  row: ArticleRow | undefined,
  baseRow: ArticleRow | undefined,
  around: Surroundings,
): Pieces | null {
  const stub = row !== undefined && around.stubs.has(row.n);
  const own = row && readHistory(around.salvaged, row.n);
  const head = row ? toHexOrNull(row.head) : null;
  const headContent = head === null ? null : (own?.revisions.get(head)?.revision.content ?? null);
  const words = row && !stub ? wholeWorkingCopy(around.salvaged, row, headContent) : null;
  if (!row || !own || !words || stub || !isWhole(row, own)) return { row, baseRow, own, words, stub };
  copyRows(around.built, row.n, words);
  return null;
}

/** Whether a history lacks nothing that it or its article names. */
function isWhole(row: ArticleRow, history: History): boolean {
  const named = [row.head, row.approved, row.published].flatMap((hash) => (hash ? [toHex(hash)] : []));
  return (
    history.whole &&
    row.head !== null &&
    missingParents(history).length === 0 &&
    named.every((hash) => history.revisions.has(hash))
  );
}

function copyRows(built: WritableDb, n: number, words: Content): void {
  built.run('INSERT INTO articles SELECT * FROM salvaged.articles WHERE n = ?', n);
  for (const table of ['parts', 'contents', 'revisions', 'thinned', 'heads']) {
    // The file may have a head twice, on an inner page and a leaf.
    const insert = table === 'heads' ? 'INSERT OR IGNORE' : 'INSERT';
    built.run(`${insert} INTO ${table} SELECT * FROM salvaged.${table} WHERE article = ? ORDER BY rowid`, n);
  }
  derivePlacements(built, n, words.placements);
  const head = built.get<{ head: Uint8Array }>('SELECT head FROM articles WHERE n = ?', n)?.head;
  if (head) built.run('INSERT OR IGNORE INTO heads (article, hash) VALUES (?, ?)', n, head);
}

/**
 * Puts an article together from all that is true in the damaged store and in the backup. Answers null when nothing
 * of it is lost, else what is.
 */
export function plant(id: string, pieces: Pieces, around: Surroundings): Judged {
  const { built, base } = around;
  const { row, baseRow, own } = pieces;
  const old = base && baseRow ? readHistory(base.db, baseRow.n) : undefined;
  const history: History = {
    revisions: new Map([...(old?.revisions ?? []), ...(own?.revisions ?? [])]),
    thinned: new Map([...(old?.thinned ?? []), ...(own?.thinned ?? [])]),
    whole: own?.whole ?? true,
  };
  const facts = pieces.stub ? (baseRow ?? row) : (row ?? baseRow);
  const n = insertArticle(built, id, facts?.created_at || around.at);
  for (const { revision, text, name } of inOrder(history.revisions))
    putRevision(built, n, revision, text, name);
  for (const place of history.thinned.values()) putThinned(built, n, place);
  const lostParents = missingParents(history);
  for (const hash of lostParents) {
    putThinned(built, n, { hash: toBlob(hash), parents: new Uint8Array(), at: '', state: '', reason: '' });
  }
  const leaves = newestFirst(history).map(({ hash }) => hash);
  const ownHead = row?.head && history.revisions.has(toHex(row.head)) ? toHex(row.head) : null;
  const head = ownHead ?? leaves[0] ?? null;
  const chosen = chooseWords(pieces, { head, history, old }, around);
  replaceWorkingCopy(built, n, chosen.content);
  if (facts) writeFacts(built, n, facts);
  stand(built, id, { head, leaves, row: pieces.stub ? undefined : row, history }, around);
  settleDirty(built, n);
  const missing = [row?.head, row?.approved, row?.published].some(
    (hash) => hash && !history.revisions.has(toHex(hash)),
  );
  const unread = own !== undefined && !own.whole && readsWorse(around.salvaged, row?.n ?? -1, history);
  return judge(pieces, { ...chosen, historyLost: lostParents.length > 0 || missing || unread }, around);
}

/** Whether a revision stands in the damaged store that is true nowhere. */
function readsWorse(salvaged: ReadableDb, n: number, history: History): boolean {
  return salvaged
    .all<{ hash: Uint8Array }>('SELECT hash FROM revisions WHERE article = ?', n)
    .some(({ hash }) => !history.revisions.has(toHex(hash)));
}

interface Chosen {
  content: Content;
  from: 'now' | 'version' | 'backup' | 'parts';
  /** Parts of the working copy of now that were laid over. */
  taken: number;
}

function chooseWords(
  { row, baseRow, words, stub }: Pieces,
  known: { head: string | null; history: History; old: History | undefined },
  { salvaged, base }: Surroundings,
): Chosen {
  if (words) return { content: words, from: 'now', taken: 0 };
  const newest = known.head === null ? undefined : known.history.revisions.get(known.head);
  const version = newest && contentSchema.parse(JSON.parse(newest.text));
  const headIsNewer = newest !== undefined && known.old?.revisions.has(newest.hash) !== true;
  const backup = base && baseRow ? readWorkingCopy(base.db, baseRow.n) : undefined;
  const from = headIsNewer ? 'version' : backup ? 'backup' : version ? 'version' : 'parts';
  const start = from === 'backup' ? backup : version;
  // Said to be as in its version or in the backup: then nothing may be laid over.
  const same = !stub && (from === 'backup' ? row?.change === baseRow?.change : row?.dirty === 0);
  if (start && same) return { content: start, from, taken: 0 };
  const laid = row && patchedWords(salvaged, row.n, start ?? EMPTY);
  if (start === undefined && (laid === undefined || laid.taken === 0)) throw new Error('No words are left');
  return { content: laid?.content ?? start ?? EMPTY, from, taken: laid?.taken ?? 0 };
}

const EMPTY: Content = { schema: 1, fields: blankFields(), placements: [], blocks: [] };

function writeFacts(built: WritableDb, n: number, facts: ArticleRow): void {
  built.run(
    `UPDATE articles SET assignee = ?, due = ?, due_key = ?, changed_by = ?, created_at = ?, updated_at = ?,
       saved_at = ? WHERE n = ?`,
    facts.assignee,
    facts.due,
    facts.due_key,
    facts.changed_by,
    facts.created_at,
    facts.updated_at,
    facts.saved_at,
    n,
  );
}

function stand(
  built: WritableDb,
  id: string,
  known: { head: string | null; leaves: readonly string[]; row: ArticleRow | undefined; history: History },
  { person, at }: Surroundings,
): void {
  const article = articleRecord(built, id);
  if (known.head === null) {
    commitArticle(built, article, { person, at, reason: 'automatic', note: '' });
    return;
  }
  const { head, row } = known;
  writeHeads(
    built,
    article.n,
    head,
    known.leaves.filter((hash) => hash !== head),
  );
  writeStanding(built, article, head);
  if (!row) return;
  // The damaged store still says where it stands, also where a step of the way there is lost.
  setState(built, article.n, row.state, row.spiked_from);
  const there = (hash: Uint8Array | null) => (hash && known.history.revisions.has(toHex(hash)) ? hash : null);
  built.run(
    'UPDATE articles SET version = ?, approved = ?, published = ? WHERE n = ?',
    row.version,
    there(row.approved),
    there(row.published),
    article.n,
  );
}

function settleDirty(built: WritableDb, n: number): void {
  const text = canonicalJson(readWorkingCopy(built, n));
  const head = built.get<{ hash: Uint8Array }>(
    'SELECT c.hash FROM articles a JOIN revisions r ON r.hash = a.head JOIN contents c ON c.n = r.content WHERE a.n = ?',
    n,
  );
  built.run(
    'UPDATE articles SET dirty = ? WHERE n = ?',
    head && toHex(head.hash) === sha256(text) ? 0 : 1,
    n,
  );
  refreshNewerWords(built, n, text);
}

function judge(
  { row, baseRow, words, stub }: Pieces,
  made: Chosen & { historyLost: boolean },
  { base }: Surroundings,
): Judged {
  const backup = base ? base.at : '';
  const unchanged = row !== undefined && !stub && baseRow !== undefined && row.change === baseRow.change;
  const asItWas =
    words !== null ||
    (unchanged && made.from === 'backup') ||
    (row?.dirty === 0 && !stub && made.from === 'version');
  if (asItWas && !made.historyLost) return null;
  if (asItWas)
    return { outcome: 'history', what: 'Its words are as they were. Some earlier versions are gone.' };
  const over =
    made.taken > 0
      ? ` What could still be read of its newest words was kept (${made.taken} ${made.taken === 1 ? 'part' : 'parts'}).`
      : '';
  if (made.from === 'version') {
    return {
      outcome: 'older-words',
      what: `Its newest words could not be read. They are those of its last version.${over}`,
    };
  }
  if (made.from === 'backup') {
    return {
      outcome: 'restored',
      what: `It is as in the backup of ${backup}. What was written after that may be gone.${over}`,
    };
  }
  return { outcome: 'older-words', what: `It is put together from the parts that could be read.${over}` };
}
