import { type Bits, emptyBits, setBit } from './bits.ts';

/** One document and when it was changed, ms since 1970. */
export interface Dated {
  n: number;
  time: number;
}

/** All documents of an index in the order of their last change, the newest first. */
export class Clock {
  #order = new Uint32Array(0);
  #times = new Float64Array(0);
  /** Where each document stands in the order. */
  #places = new Uint32Array(0);
  #all: Bits = emptyBits(0);

  /** One more than the largest number of a document. */
  get size(): number {
    return this.#times.length;
  }

  /** The numbers of all documents, the newest first. */
  get order(): Uint32Array {
    return this.#order;
  }

  /** The place of a document in the order. */
  placeOf(n: number): number {
    return this.#places[n] ?? 0;
  }

  /** Begins anew with these documents. */
  fill(documents: readonly Dated[]): void {
    this.#order = new Uint32Array(0);
    this.#times = new Float64Array(0);
    this.#all = emptyBits(0);
    this.take(documents);
  }

  /** Takes in documents that are new or were changed. */
  take(documents: readonly Dated[]): void {
    if (documents.length === 0) return;
    const size = documents.reduce((largest, { n }) => Math.max(largest, n + 1), this.size);
    const changed = new Set(documents.map(({ n }) => n));
    const kept = this.#order.filter((n) => !changed.has(n));
    const times = new Float64Array(size);
    times.set(this.#times);
    for (const { n, time } of documents) times[n] = time;
    const newest = [...documents].sort((a, b) => b.time - a.time || b.n - a.n);
    const order = new Uint32Array(kept.length + newest.length);
    let from = 0;
    let at = 0;
    const later = (a: number, b: number) => (times[a] ?? 0) - (times[b] ?? 0) || a - b;
    for (const { n } of newest) {
      while (from < kept.length && later(kept[from] ?? 0, n) > 0) order[at++] = kept[from++] ?? 0;
      order[at++] = n;
    }
    order.set(kept.subarray(from), at);
    this.#order = order;
    this.#times = times;
    this.#places = new Uint32Array(size);
    this.#all = emptyBits(size);
    for (let place = 0; place < order.length; place++) {
      const n = order[place] ?? 0;
      this.#places[n] = place;
      setBit(this.#all, n);
    }
  }

  /** All documents. */
  all(): Bits {
    return this.#all.slice();
  }

  /** Adds to `bits` the documents changed from `first` on and before `end`, ms since 1970. */
  between(first: number, end: number, bits: Bits): Bits {
    for (let at = this.#firstBefore(end); at < this.#order.length; at++) {
      const n = this.#order[at] ?? 0;
      if ((this.#times[n] ?? 0) < first) break;
      setBit(bits, n);
    }
    return bits;
  }

  /** Where in the order the documents begin that are older than a moment. */
  #firstBefore(time: number): number {
    let low = 0;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#times[this.#order[middle] ?? 0] ?? 0) < time) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
