import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { isEmptyQuery, type Query } from '../../../shared/search/query.ts';
import { snippet } from '../../../shared/search/snippet.ts';
import { matchOf } from './match.ts';
import type { Hit, SearchFilter, SearchPage, SearchResult } from './messages.ts';
import { assigneeToken, FIELD_MARK, type IndexedDocument, indexedWords } from './words.ts';

/** Raised when the file's layout changes: an older file is thrown away and made anew from the store. */
const LAYOUT = 1;
/** Up to so many hits are ranked by bm25; above that, better parts first and the newest first within. */
const RANKED_AT_MOST = 2000;
/** Hits are counted up to here. */
export const COUNTED_AT_MOST = 10_000;

const TABLES = `
CREATE TABLE docs (rowid INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE, text TEXT NOT NULL);
CREATE TABLE progress (only INTEGER PRIMARY KEY CHECK (only = 1), change INTEGER NOT NULL);
INSERT INTO progress VALUES (1, 0);
CREATE VIRTUAL TABLE h USING fts5(x, content='', contentless_delete=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
CREATE VIRTUAL TABLE t USING fts5(x, content='', contentless_delete=1, detail=none, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
CREATE VIRTUAL TABLE w USING fts5(x, content='', contentless_delete=1, detail=none, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
CREATE VIRTUAL TABLE p USING fts5(x, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
`;
const WORD_TABLES = ['h', 't', 'w', 'p'] as const;

const rowidRow = z.object({ rowid: z.number() });

/**
 * The full-text index: a file of its own that can be deleted at any time and is made again from the store.
 * A document's row number is its time of change, so newest first is the order of the file itself.
 */
export class SearchFile {
  readonly #db: Database.Database;

  private constructor(db: Database.Database) {
    this.#db = db;
  }

  /** Opens for writing; an absent, older or damaged file is made anew and empty. */
  static openWritable(path: string): SearchFile {
    try {
      return SearchFile.#open(path);
    } catch {
      for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
      return SearchFile.#open(path);
    }
  }

  static #open(path: string): SearchFile {
    const db = new Database(path);
    db.pragma('page_size = 8192');
    db.pragma('journal_mode = WAL');
    // Losing the newest part of the index in a power cut is mended from the store.
    db.pragma('synchronous = NORMAL');
    const layout = db.pragma('user_version', { simple: true });
    if (layout !== LAYOUT) {
      for (const name of ['docs', 'progress', ...WORD_TABLES]) db.exec(`DROP TABLE IF EXISTS ${name}`);
      db.exec(TABLES);
      db.pragma(`user_version = ${LAYOUT}`);
    }
    return new SearchFile(db);
  }

  /** Opens for reading. The file must exist. */
  static openReadable(path: string): SearchFile {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    db.pragma('mmap_size = 1073741824');
    return new SearchFile(db);
  }

  close(): void {
    this.#db.close();
  }

  /** The number of the store's last change that the index holds. */
  progress(): number {
    const row = this.#db.prepare('SELECT change FROM progress').get();
    return z.object({ change: z.number() }).parse(row).change;
  }

  /** How many articles the index holds. */
  size(): number {
    return z.object({ n: z.number() }).parse(this.#db.prepare('SELECT count(*) AS n FROM docs').get()).n;
  }

  /** Takes changed articles in and removed ones out, and notes how far the store is followed: all or nothing. */
  apply(changed: readonly IndexedDocument[], removed: readonly string[], progress: number): void {
    this.#db.transaction(() => {
      for (const id of removed) this.#remove(id);
      for (const document of changed) this.#put(document);
      this.#db.prepare('UPDATE progress SET change = ?').run(progress);
    })();
  }

  #remove(article: string): void {
    const row = this.#db.prepare('SELECT rowid FROM docs WHERE article = ?').get(article);
    if (row === undefined) return;
    const { rowid } = rowidRow.parse(row);
    this.#db.prepare('DELETE FROM docs WHERE rowid = ?').run(rowid);
    for (const table of WORD_TABLES) this.#db.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
  }

  #put(document: IndexedDocument): void {
    this.#remove(document.id);
    const rowid = this.#freeRow(rowOf(document.updatedAt));
    const words = indexedWords(document);
    const text = [document.standfirst, document.body, ...document.captions]
      .filter((part) => part !== '')
      .join('\n');
    this.#db.prepare('INSERT INTO docs VALUES (?, ?, ?)').run(rowid, document.id, text);
    this.#db.prepare('INSERT INTO h (rowid, x) VALUES (?, ?)').run(rowid, words.head);
    this.#db.prepare('INSERT INTO t (rowid, x) VALUES (?, ?)').run(rowid, words.top);
    this.#db.prepare('INSERT INTO w (rowid, x) VALUES (?, ?)').run(rowid, words.all);
    this.#db.prepare('INSERT INTO p (rowid, x) VALUES (?, ?)').run(rowid, words.all);
  }

  /** The first free row within the millisecond that starts at `row`. */
  #freeRow(row: number): number {
    const last = this.#db
      .prepare('SELECT max(rowid) AS rowid FROM docs WHERE rowid >= ? AND rowid < ?')
      .get(row, row + ROWS_PER_MS);
    const taken = z.object({ rowid: z.number().nullable() }).parse(last).rowid;
    return taken === null ? row : taken + 1;
  }

  /** One page of hits. A query that asks for nothing but filters is answered too. */
  search(query: Query, filter: SearchFilter, page: SearchPage, snippets = true): SearchResult {
    const without = filter.spiked ? [] : [`${FIELD_MARK.state}spiked`];
    const extra = filter.assignee ? [assigneeToken(filter.assignee)] : [];
    const { expression: plain, positions } = matchOf(query, extra, without);
    const states = (filter.states ?? []).map((state) => `"${FIELD_MARK.state}${state.replaceAll('-', '')}"`);
    const expression = states.length > 0 ? `(${states.join(' OR ')}) AND (${plain})` : plain;
    const range = rangeOf(query);
    const broad = positions ? 'p' : 'w';
    const total = this.#count(broad, expression, range);
    const rows =
      page.order === 'newest' || isEmptyQuery(query)
        ? this.#newest(broad, expression, range, page.limit, page.offset)
        : this.#best(positions, expression, range, total, page);
    return { hits: snippets ? rows.flatMap((row) => this.#hit(row, query)) : this.#bare(rows), total };
  }

  #count(table: string, expression: string, range: RowRange): number {
    const row = this.#db
      .prepare(
        `SELECT count(*) AS n FROM (SELECT 1 FROM ${table} WHERE ${table} MATCH ? AND rowid BETWEEN ? AND ? LIMIT ${COUNTED_AT_MOST})`,
      )
      .get(expression, range.first, range.last);
    return z.object({ n: z.number() }).parse(row).n;
  }

  #newest(table: string, expression: string, range: RowRange, limit: number, offset: number): number[] {
    const rows = this.#db
      .prepare(
        `SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ? OFFSET ?`,
      )
      .all(expression, range.first, range.last, limit, offset);
    return rowids(rows);
  }

  #best(positions: boolean, expression: string, range: RowRange, total: number, page: SearchPage): number[] {
    if (total <= RANKED_AT_MOST) {
      const rows = this.#db
        .prepare(
          'SELECT rowid FROM p WHERE p MATCH ? AND rowid BETWEEN ? AND ? ORDER BY bm25(p), rowid DESC LIMIT ? OFFSET ?',
        )
        .all(expression, range.first, range.last, page.limit, page.offset);
      return rowids(rows);
    }
    // Too many to rank: the best parts first, the newest first within each.
    const wanted = page.offset + page.limit;
    const found = new Set<number>();
    for (const table of positions ? ['h', 'p'] : ['h', 't', 'w']) {
      if (found.size >= wanted) break;
      for (const row of this.#newest(table, expression, range, wanted, 0)) found.add(row);
    }
    return [...found].slice(page.offset, wanted);
  }

  /** Snippets of articles that were found before. Ones that are not in the index are left out. */
  snippets(query: Query, articles: readonly string[]): Hit[] {
    const rows = this.#db
      .prepare('SELECT docs.rowid AS rowid FROM json_each(?) k JOIN docs ON docs.article = k.value')
      .all(JSON.stringify(articles));
    return rowids(rows).flatMap((row) => this.#hit(row, query));
  }

  #hit(rowid: number, query: Query): Hit[] {
    const row = this.#db.prepare('SELECT article, text FROM docs WHERE rowid = ?').get(rowid);
    if (row === undefined) return [];
    const { article, text } = z.object({ article: z.string(), text: z.string() }).parse(row);
    return [{ article, snippet: snippet(text, query) }];
  }

  #bare(rows: readonly number[]): Hit[] {
    const found = this.#db
      .prepare(
        'SELECT docs.article AS article FROM json_each(?) k JOIN docs ON docs.rowid = k.value ORDER BY k.key',
      )
      .all(JSON.stringify(rows));
    return found.map((row) => ({ ...z.object({ article: z.string() }).parse(row), snippet: null }));
  }
}

const ROWS_PER_MS = 1024;

interface RowRange {
  first: number;
  last: number;
}

function rowOf(time: string): number {
  return Date.parse(time) * ROWS_PER_MS;
}

function rangeOf(query: Query): RowRange {
  const day = 86_400_000;
  return {
    first: query.from === null ? 0 : Date.parse(query.from) * ROWS_PER_MS,
    last: query.to === null ? Number.MAX_SAFE_INTEGER : (Date.parse(query.to) + day) * ROWS_PER_MS - 1,
  };
}

function rowids(rows: readonly unknown[]): number[] {
  return rows.map((row) => rowidRow.parse(row).rowid);
}
