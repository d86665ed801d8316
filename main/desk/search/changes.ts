/** Numbers of documents are smaller than this. */
const MOST_DOCS = 2 ** 26;

/** What lists gain and lose: gathered for many documents, then read list by list. */
export class ListChanges {
  #codes = new Float64Array(1024);
  #count = 0;

  add(key: number, n: number): void {
    this.#put((key * MOST_DOCS + n) * 2);
  }

  remove(key: number, n: number): void {
    this.#put((key * MOST_DOCS + n) * 2 + 1);
  }

  /** From the lists that a document is in to those it shall be in, each named once. */
  replace(before: readonly number[], now: readonly number[], n: number): void {
    if (before.length === 0) {
      for (const key of now) this.add(key, n);
      return;
    }
    const old = new Set(before);
    const kept = new Set(now);
    for (const key of kept) if (!old.has(key)) this.add(key, n);
    for (const key of old) if (!kept.has(key)) this.remove(key, n);
  }

  #put(code: number): void {
    if (this.#count === this.#codes.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes[this.#count++] = code;
  }

  /** Every changed block of `chunk` documents, in the order of the file, with numbers within the block. */
  *blocks(chunk: number): Generator<BlockChange, undefined> {
    const codes = this.#codes.subarray(0, this.#count).sort();
    let block: BlockChange | null = null;
    for (const code of codes) {
      const place = Math.floor(code / 2);
      const n = place % MOST_DOCS;
      const key = Math.floor(place / MOST_DOCS);
      const number = Math.floor(n / chunk);
      if (!block || block.key !== key || block.chunk !== number) {
        if (block) yield block;
        block = { key, chunk: number, added: [], removed: [] };
      }
      (code % 2 === 0 ? block.added : block.removed).push(n % chunk);
    }
    if (block) yield block;
    return undefined;
  }
}

/** What one block of a list gains and loses, ascending. */
export interface BlockChange {
  key: number;
  chunk: number;
  added: number[];
  removed: number[];
}

/** Tells numbers that come for the first time since it was cleared. */
export class Marks {
  #marks = new Uint32Array(4096);
  #round = 0;

  clear(): void {
    this.#round++;
  }

  isNew(number: number): boolean {
    if (number >= this.#marks.length) {
      const larger = new Uint32Array(Math.max(number + 1, this.#marks.length * 2));
      larger.set(this.#marks);
      this.#marks = larger;
    }
    if (this.#marks[number] === this.#round) return false;
    this.#marks[number] = this.#round;
    return true;
  }
}
