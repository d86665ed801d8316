import type Database from 'better-sqlite3';
import { beginningsOf } from './words.ts';

/** So many words are kept at hand; a longer list is let go and read again as needed. */
const AT_HAND = 300_000;

/** The numbers of words in an index, for its writer. */
export class WordList {
  readonly #find: Database.Statement<unknown[], { id: number }>;
  readonly #read: Database.Statement<unknown[], { word: string }>;
  readonly #add: Database.Statement<unknown[]>;
  readonly #drop: Database.Statement<unknown[]>;
  readonly #numbers = new Map<string, number>();
  readonly #beginnings = new Map<number, readonly number[]>();

  constructor(db: Database.Database) {
    this.#find = db.prepare<unknown[], { id: number }>('SELECT id FROM words WHERE word = ?');
    this.#read = db.prepare<unknown[], { word: string }>('SELECT word FROM words WHERE id = ?');
    this.#add = db.prepare('INSERT INTO words (word) VALUES (?)');
    this.#drop = db.prepare('DELETE FROM words WHERE id = ?');
  }

  /** The number of a word, given to it when it is new. */
  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    if (this.#numbers.size > AT_HAND) this.forget();
    const id = this.#find.get(word)?.id ?? Number(this.#add.run(word).lastInsertRowid);
    this.#numbers.set(word, id);
    return id;
  }

  /** The numbers of a word's beginnings. */
  beginnings(id: number): readonly number[] {
    const known = this.#beginnings.get(id);
    if (known) return known;
    const word = this.#read.get(id)?.word;
    if (word === undefined) throw new RangeError('A number without a word.');
    const list = beginningsOf(word).map((beginning) => this.numberOf(beginning));
    this.#beginnings.set(id, list);
    return list;
  }

  /** Strikes a word that no document has any more. */
  drop(id: number): void {
    const word = this.#read.get(id)?.word;
    this.#drop.run(id);
    if (word !== undefined) this.#numbers.delete(word);
    this.#beginnings.delete(id);
  }

  /** Lets go of what is at hand. */
  forget(): void {
    this.#numbers.clear();
    this.#beginnings.clear();
  }
}
