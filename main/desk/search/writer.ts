import type Database from 'better-sqlite3';
import { ListChanges, Marks } from './changes.ts';
import { openIndexForWriting, PART, PARTS_PER_WORD } from './layout.ts';
import { CHUNK, decodeChunk, encodeChunk, mergeNumbers } from './postings.ts';
import { decodeSequence, encodeSequence, pairClass } from './sequence.ts';
import { WordList } from './word-list.ts';
import { type IndexedDocument, indexedWords, PART_END } from './words.ts';

type Row<T> = Database.Statement<unknown[], T>;

/** Each waits for readers as long as `busy_timeout` says. */
const EMPTYINGS = 5;

/** Posting lists and classes of pairs that a document is in. */
interface Places {
  keys: number[];
  pairs: number[];
}

/** Numbers of words: of a whole document in order, and those of its better parts. */
interface Numbers {
  every: readonly number[];
  top: readonly number[];
  head: readonly number[];
}

interface Sequences {
  every: Uint8Array;
  top: Uint8Array;
  head: Uint8Array;
}

/** The full-text index as its one writer sees it: a file of its own that can be deleted at any time. */
export class IndexWriter {
  readonly #db: Database.Database;
  readonly #words: WordList;
  readonly #seen = new Marks();
  readonly #statements: ReturnType<typeof prepare>;

  constructor(path: string) {
    this.#db = openIndexForWriting(path);
    this.#words = new WordList(this.#db);
    this.#statements = prepare(this.#db);
  }

  close(): void {
    this.#db.close();
  }

  /** The number of the store's last change that the index holds. */
  progress(): number {
    return this.#statements.progress.get()?.change ?? 0;
  }

  /** Takes changed articles in and removed ones out, and notes how far the store is followed: all or nothing. */
  apply(changed: readonly IndexedDocument[], removed: readonly string[], progress: number): void {
    try {
      this.#db.transaction(() => this.#apply(changed, removed, progress))();
      if (removed.length > 0) this.#emptyLog();
    } catch (cause) {
      // What was learned of words was taken back with the rest.
      this.#words.forget();
      throw cause;
    }
  }

  /** Takes articles out so that no byte of their words stays in the file, nor in its log. */
  forget(articles: readonly string[]): void {
    this.apply([], articles, this.progress());
  }

  /** Freed places are overwritten in the file; its log still holds what was there before. */
  #emptyLog(): void {
    for (let attempt = 0; attempt < EMPTYINGS; attempt++) {
      const [row] = this.#db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      if (row?.busy === 0) return;
    }
    throw new RangeError('The log of the index is in use.');
  }

  /** After much was written: brings the log back into the file. Readers that are at work may put it off. */
  settle(): void {
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
  }

  #apply(changed: readonly IndexedDocument[], removed: readonly string[], progress: number): void {
    const keys = new ListChanges();
    const pairs = new ListChanges();
    const stamp = (this.#statements.progress.get()?.stamp ?? 0) + 1;
    let gone = 0;
    for (const article of removed) if (this.#remove(article, keys, pairs)) gone++;
    for (const document of changed) {
      // A number that a purged article had may be another's by now.
      const before = this.#statements.article.get(document.n)?.article;
      if (before !== undefined && before !== document.id && this.#remove(before, keys, pairs)) gone++;
      this.#put(document, stamp, keys, pairs);
    }
    const emptied = this.#write(keys, 'postings');
    this.#write(pairs, 'pairs');
    this.#dropWords(emptied);
    this.#statements.setProgress.run(progress, stamp, gone);
  }

  #remove(article: string, keys: ListChanges, pairs: ListChanges): boolean {
    const row = this.#statements.number.get(article);
    if (!row) return false;
    const before = this.#placesOf(row.n);
    keys.replace(before.keys, [], row.n);
    pairs.replace(before.pairs, [], row.n);
    for (const statement of this.#statements.remove) statement.run(row.n);
    return true;
  }

  #put(document: IndexedDocument, stamp: number, keys: ListChanges, pairs: ListChanges): void {
    const time = Date.parse(document.updatedAt);
    const { n } = document;
    const known = this.#statements.article.get(n)?.article;
    const before = known === document.id ? this.#placesOf(n) : { keys: [], pairs: [] };
    if (known === document.id) this.#statements.update.run(time, stamp, n);
    else this.#statements.insert.run(n, document.id, time, stamp);
    const words = indexedWords(document);
    const numbersOf = (list: Iterable<string>) => Array.from(list, (word) => this.#words.numberOf(word));
    const numbers = {
      every: numbersOf(words.all),
      top: numbersOf(words.top),
      head: numbersOf(words.head),
    };
    this.#statements.setSequences.run(
      n,
      encodeSequence(numbers.every),
      encodeSequence(numbers.top),
      encodeSequence(numbers.head),
    );
    this.#statements.setText.run(n, textOf(document));
    const now = this.#placesIn(numbers);
    keys.replace(before.keys, now.keys, n);
    pairs.replace(before.pairs, now.pairs, n);
  }

  #placesOf(n: number): Places {
    const row = this.#statements.sequences.get(n);
    if (!row) throw new RangeError('A document without words.');
    return this.#placesIn({
      every: decodeSequence(row.every),
      top: decodeSequence(row.top),
      head: decodeSequence(row.head),
    });
  }

  /** Where a document with these words is listed: under each word, the beginnings of words, and pairs. */
  #placesIn({ every, top, head }: Numbers): Places {
    const keys: number[] = [];
    this.#seen.clear();
    this.#addKeys(keys, every, PART.anywhere);
    this.#addKeys(keys, top, PART.top);
    this.#addKeys(keys, head, PART.head);
    const end = this.#words.numberOf(PART_END);
    const pairs: number[] = [];
    this.#seen.clear();
    for (let at = 1; at < every.length; at++) {
      const first = every[at - 1] ?? end;
      const second = every[at] ?? end;
      if (first === end || second === end) continue;
      const pair = pairClass(first, second);
      if (this.#seen.isNew(pair)) pairs.push(pair);
    }
    return { keys, pairs };
  }

  #addKeys(keys: number[], ids: readonly number[], part: number): void {
    for (const id of ids) {
      const key = id * PARTS_PER_WORD + part;
      if (!this.#seen.isNew(key)) continue;
      keys.push(key);
      for (const beginning of this.#words.beginnings(id)) {
        const begun = beginning * PARTS_PER_WORD + part;
        if (this.#seen.isNew(begun)) keys.push(begun);
      }
    }
  }

  /** Writes changed lists, in the order of the file. Answers the keys of lists that are empty in some block. */
  #write(changes: ListChanges, table: 'postings' | 'pairs'): number[] {
    const { get, set, remove } = this.#statements[table];
    const emptied: number[] = [];
    for (const { key, chunk, added, removed } of changes.blocks(CHUNK)) {
      const before = get.get(key, chunk);
      let numbers = before ? decodeChunk(before.docs) : [];
      if (removed.length > 0) {
        const out = new Set(removed);
        numbers = numbers.filter((number) => !out.has(number));
      }
      if (numbers.length > 0 && added.length > 0) numbers = mergeNumbers(numbers, added);
      else if (added.length > 0) numbers = added;
      if (numbers.length > 0) set.run(key, chunk, encodeChunk(numbers));
      else {
        remove.run(key, chunk);
        emptied.push(key);
      }
    }
    return emptied;
  }

  /** Words that no document has any more are no words of the index. */
  #dropWords(emptied: readonly number[]): void {
    for (const id of new Set(emptied.map((key) => Math.floor(key / PARTS_PER_WORD)))) {
      const first = id * PARTS_PER_WORD;
      if (this.#statements.anyPosting.get(first, first + PARTS_PER_WORD - 1) === undefined) {
        this.#words.drop(id);
      }
    }
  }
}

function prepare(db: Database.Database) {
  const lists = (table: 'postings' | 'pairs', key: string) => ({
    get: db.prepare(`SELECT docs FROM ${table} WHERE ${key} = ? AND chunk = ?`) as Row<{ docs: Uint8Array }>,
    set: db.prepare(
      `INSERT INTO ${table} VALUES (?, ?, ?) ON CONFLICT (${key}, chunk) DO UPDATE SET docs = excluded.docs`,
    ),
    remove: db.prepare(`DELETE FROM ${table} WHERE ${key} = ? AND chunk = ?`),
  });
  return {
    progress: db.prepare('SELECT change, stamp FROM progress') as Row<{ change: number; stamp: number }>,
    setProgress: db.prepare('UPDATE progress SET change = ?, stamp = ?, removals = removals + ?'),
    number: db.prepare('SELECT n FROM docs WHERE article = ?') as Row<{ n: number }>,
    article: db.prepare('SELECT article FROM docs WHERE n = ?') as Row<{ article: string }>,
    insert: db.prepare('INSERT INTO docs (n, article, time, stamp) VALUES (?, ?, ?, ?)'),
    update: db.prepare('UPDATE docs SET time = ?, stamp = ? WHERE n = ?'),
    sequences: db.prepare('SELECT every, top, head FROM sequences WHERE n = ?') as Row<Sequences>,
    setSequences: db.prepare('INSERT OR REPLACE INTO sequences VALUES (?, ?, ?, ?)'),
    setText: db.prepare('INSERT OR REPLACE INTO texts VALUES (?, ?)'),
    remove: ['docs', 'texts', 'sequences'].map((table) => db.prepare(`DELETE FROM ${table} WHERE n = ?`)),
    anyPosting: db.prepare('SELECT 1 FROM postings WHERE key BETWEEN ? AND ? LIMIT 1'),
    postings: lists('postings', 'key'),
    pairs: lists('pairs', 'class'),
  };
}

/** What snippets are cut from. */
function textOf(document: IndexedDocument): string {
  return [document.standfirst, document.body, ...document.captions].filter((part) => part !== '').join('\n');
}
