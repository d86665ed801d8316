import type Database from 'better-sqlite3';
import { type Bits, emptyBits, keepOnly, putIn } from './bits.ts';
import { PART, PARTS_PER_WORD, type Part } from './layout.ts';
import { addChunk } from './postings.ts';
import { encodeSequence, type Phrase, pairClass } from './sequence.ts';
import type { TermWords } from './term-words.ts';
import { BEGINNING, LONGEST_BEGINNING } from './words.ts';

/** The documents that a term finds, part by part; with `phrase`, those of them whose words also stand together. */
export interface Found {
  parts: readonly [anywhere: Bits, top: Bits, head: Bits];
  phrase: Phrase | null;
}

type Rows = [key: number, chunk: number, docs: Uint8Array][];

/** Reads the lists of the index. `size` is one more than the largest number of a document. */
export class Lists {
  readonly #postings: Database.Statement<unknown[], unknown>;
  readonly #pairs: Database.Statement<unknown[], unknown>;
  readonly #word: Database.Statement<unknown[], { id: number }>;
  readonly #range: Database.Statement<unknown[], { id: number }>;
  #size = 0;

  constructor(db: Database.Database) {
    this.#postings = db.prepare('SELECT key, chunk, docs FROM postings WHERE key BETWEEN ? AND ?').raw();
    this.#pairs = db.prepare('SELECT class, chunk, docs FROM pairs WHERE class = ?').raw();
    this.#word = db.prepare<unknown[], { id: number }>('SELECT id FROM words WHERE word = ?');
    this.#range = db.prepare<unknown[], { id: number }>('SELECT id FROM words WHERE word >= ? AND word < ?');
  }

  /** Says how many numbers a set must hold. */
  resize(size: number): void {
    this.#size = size;
  }

  empty(): Bits {
    return emptyBits(this.#size);
  }

  /** The documents that have this very word. */
  having(word: string): Bits {
    const bits = this.empty();
    const id = this.#word.get(word)?.id;
    if (id !== undefined) this.#addWord([bits, null, null], id);
    return bits;
  }

  /** What a term finds; where it stands in the article only when that is asked for. */
  find({ words, open }: TermWords, places: boolean): Found {
    const last = words.at(-1) ?? '';
    const exact = open ? words.slice(0, -1) : words;
    const ids = exact.map((word) => this.#word.get(word)?.id);
    if (ids.some((id) => id === undefined)) return this.#nothing();
    const known = ids.flatMap((id) => id ?? []);
    const found = known.map((id) => this.#partsOf([id], places));
    const endings = open && words.length > 1 ? this.#begunBy(last) : null;
    if (endings) found.push(this.#partsOf(endings, places));
    else if (open) found.push(this.#partsOf(this.#beginning(last), places));
    const parts = together(found, this.empty());
    for (let at = 1; at < known.length; at++) {
      keepOnly(parts[PART.anywhere], this.#pair(known[at - 1] ?? 0, known[at] ?? 0));
    }
    const phrase =
      words.length > 1 ? { bytes: encodeSequence(known), next: endings && new Set(endings) } : null;
    return { parts, phrase };
  }

  #nothing(): Found {
    return { parts: [this.empty(), this.empty(), this.empty()], phrase: null };
  }

  /** The words whose documents have a word with this beginning: one list where it is short, else each word's. */
  #beginning(start: string): number[] {
    const field = start.charCodeAt(0) >= 0xe000 && start.charCodeAt(0) <= 0xf8ff;
    if (field || [...start].length > LONGEST_BEGINNING) return this.#begunBy(start);
    const id = this.#word.get(BEGINNING + start)?.id;
    return id === undefined ? [] : [id];
  }

  #begunBy(start: string): number[] {
    return this.#range.all(start, `${start}\u{10FFFF}`).map(({ id }) => id);
  }

  #partsOf(ids: readonly number[], places: boolean): [Bits, Bits, Bits] {
    const parts: [Bits, Bits, Bits] = [this.empty(), this.empty(), this.empty()];
    for (const id of ids) this.#addWord(places ? parts : [parts[PART.anywhere], null, null], id);
    return parts;
  }

  #addWord(parts: readonly (Bits | null)[], id: number): void {
    const first = id * PARTS_PER_WORD;
    const last = first + parts.findLastIndex((part) => part !== null);
    for (const [key, chunk, docs] of this.#postings.all(first, last) as Rows) {
      const part = parts[key - first];
      if (part) addChunk(part, chunk, docs);
    }
  }

  #pair(first: number, second: number): Bits {
    const bits = this.empty();
    for (const [, chunk, docs] of this.#pairs.all(pairClass(first, second)) as Rows) {
      addChunk(bits, chunk, docs);
    }
    return bits;
  }
}

/** The documents that every one of the lists has, part by part. */
function together(found: readonly [Bits, Bits, Bits][], empty: Bits): [Bits, Bits, Bits] {
  const of = (part: Part) => {
    const [first = empty, ...rest] = found.map((parts) => parts[part]);
    for (const other of rest) keepOnly(first, other);
    return first;
  };
  return [of(PART.anywhere), of(PART.top), of(PART.head)];
}

/** The documents that any of the lists has. */
export function anyOf(lists: readonly Bits[], empty: Bits): Bits {
  for (const bits of lists) putIn(empty, bits);
  return empty;
}
