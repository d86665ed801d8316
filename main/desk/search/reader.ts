import type Database from 'better-sqlite3';
import type { Query } from '../../../shared/search/query.ts';
import { snippeter } from '../../../shared/search/snippet.ts';
import { allBits, type Bits, clearBit, countBits, hasBit, keepOnly, listBits, takeOut } from './bits.ts';
import { Clock, type Dated } from './clock.ts';
import { evaluate, type Findings } from './evaluate.ts';
import { openIndexForReading } from './layout.ts';
import { Lists } from './lists.ts';
import type { Hit, SearchFilter, SearchPage, SearchResult } from './messages.ts';

/** So many documents are held against a phrase before the first answer; of more, the number of hits is reckoned. */
const HELD_AT_MOST = 100;
/** A set of fewer is put in order by itself; for a larger one the order is walked. */
const SORTED_AT_MOST = 2048;
/** Searches whose hits are kept, for their further pages. */
const KEPT = 8;

/** The hits of one search, found as far as they were asked for. */
interface Listing {
  hits: number[];
  rest: Generator<number, undefined>;
  done: boolean;
  /** Documents that may be hits, how many of them were looked at, and whether any may turn out to be none. */
  candidates: number;
  tally: { looked: number };
  sure: boolean;
}

type Row<T> = Database.Statement<unknown[], T>;
interface Progress {
  change: number;
  stamp: number;
  removals: number;
}
interface Text {
  article: string;
  text: Buffer;
}

/** The full-text index as searches see it. Each answer is of one moment, whatever is written meanwhile. */
export class IndexReader {
  readonly #db: Database.Database;
  readonly #lists: Lists;
  readonly #clock = new Clock();
  readonly #kept = new Map<string, Listing>();
  readonly #progress: Row<Progress>;
  readonly #dated: Row<Dated>;
  readonly #sequence: Row<Buffer>;
  readonly #texts: Row<Text>;
  readonly #textsOf: Row<Text>;
  readonly #articles: Row<{ article: string }>;
  #stamp = -1;
  #removals = -1;

  /** Opens an index for reading. The file must exist. */
  constructor(path: string) {
    const db = openIndexForReading(path);
    this.#db = db;
    this.#lists = new Lists(db);
    this.#progress = db.prepare('SELECT change, stamp, removals FROM progress') as Row<Progress>;
    this.#dated = db.prepare('SELECT n, time FROM docs WHERE stamp > ?') as Row<Dated>;
    this.#sequence = db.prepare('SELECT every FROM sequences WHERE n = ?').pluck() as Row<Buffer>;
    // Bytes: only what is shown of a text is decoded.
    const both = 'SELECT d.article, CAST(t.text AS BLOB) AS text FROM json_each(?) k JOIN docs d';
    const inOrder = 'JOIN texts t ON t.n = d.n ORDER BY k.key';
    this.#texts = db.prepare(`${both} ON d.n = k.value ${inOrder}`) as Row<Text>;
    this.#textsOf = db.prepare(`${both} ON d.article = k.value ${inOrder}`) as Row<Text>;
    this.#articles = db.prepare(
      'SELECT d.article FROM json_each(?) k JOIN docs d ON d.n = k.value ORDER BY k.key',
    ) as Row<{ article: string }>;
  }

  close(): void {
    this.#db.close();
  }

  /** The number of the store's last change that the index holds. */
  progress(): number {
    return this.#progress.get()?.change ?? 0;
  }

  /** One page of hits. A query that asks for nothing but filters is answered too. */
  search(query: Query, filter: SearchFilter, page: SearchPage, snippets = true): SearchResult {
    return this.#atOnce(() => {
      const listing = this.#listing(query, filter, page.order);
      pull(listing, page.offset + page.limit);
      const numbers = JSON.stringify(listing.hits.slice(page.offset, page.offset + page.limit));
      const hits = snippets
        ? this.#cut(query, this.#texts.all(numbers))
        : this.#articles.all(numbers).map(({ article }): Hit => ({ article, snippet: null }));
      return { hits, ...totalOf(listing) };
    });
  }

  /** The numbers of all hits, in no order. */
  numbers(query: Query, filter: SearchFilter): Uint32Array<ArrayBuffer> {
    return this.#atOnce(() => {
      const { hits, holds } = evaluate(query, filter, this.#lists, this.#clock, false);
      const numbers = allBits(hits);
      return holds === null ? numbers : numbers.filter((n) => holds(n, this.#sequenceOf(n)));
    });
  }

  /** Snippets of articles that were found before. Ones that are not in the index are left out. */
  snippets(query: Query, articles: readonly string[]): Hit[] {
    return this.#cut(query, this.#textsOf.all(JSON.stringify(articles)));
  }

  #cut(query: Query, texts: readonly Text[]): Hit[] {
    const cut = snippeter(query);
    return texts.map(({ article, text: bytes }) => {
      return { article, snippet: cut({ bytes, latin1: bytes.toString('latin1') }) };
    });
  }

  /** Everything that `work` reads is of one moment. */
  #atOnce<T>(work: () => T): T {
    return this.#db.transaction(() => {
      this.#refresh();
      return work();
    })();
  }

  #refresh(): void {
    const now = this.#progress.get();
    if (!now || now.stamp === this.#stamp) return;
    if (now.removals === this.#removals) this.#clock.take(this.#dated.all(this.#stamp));
    else this.#clock.fill(this.#dated.all(-1));
    this.#stamp = now.stamp;
    this.#removals = now.removals;
    this.#lists.resize(this.#clock.size);
    this.#kept.clear();
  }

  #listing(query: Query, filter: SearchFilter, order: SearchPage['order']): Listing {
    const key = JSON.stringify([query, filter, order]);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const listing = this.#begin(evaluate(query, filter, this.#lists, this.#clock, order === 'best'));
    this.#kept.set(key, listing);
    for (const oldest of this.#kept.keys()) if (this.#kept.size > KEPT) this.#kept.delete(oldest);
    return listing;
  }

  #begin({ hits, holds, tiers }: Findings): Listing {
    let candidates = countBits(hits);
    let check = holds && ((n: number) => holds(n, this.#sequenceOf(n)));
    if (check && candidates <= HELD_AT_MOST) {
      for (const n of [...listBits(hits)]) if (!check(n)) clearBit(hits, n);
      candidates = countBits(hits);
      check = null;
    }
    const tally = { looked: 0 };
    const rest = this.#inOrder(tiers, hits, (n) => {
      tally.looked++;
      return check === null || check(n);
    });
    return { hits: [], rest, done: false, candidates, tally, sure: check === null };
  }

  #sequenceOf(n: number): Buffer {
    return this.#sequence.get(n) ?? Buffer.alloc(0);
  }

  /** The hits tier by tier, the newest first in each. */
  *#inOrder(tiers: readonly Bits[], hits: Bits, isHit: (n: number) => boolean): Generator<number, undefined> {
    const left = hits.slice();
    for (const tier of tiers) {
      const here = keepOnly(tier.slice(), left);
      takeOut(left, here);
      const count = countBits(here);
      if (count === 0) continue;
      if (count <= SORTED_AT_MOST) {
        const places = allBits(here)
          .map((n) => this.#clock.placeOf(n))
          .sort();
        for (const place of places) {
          const n = this.#clock.order[place] ?? 0;
          if (isHit(n)) yield n;
        }
      } else {
        for (const n of this.#clock.order) if (hasBit(here, n) && isHit(n)) yield n;
      }
    }
    return undefined;
  }
}

/** Finds hits until there are as many as wanted. */
function pull(listing: Listing, wanted: number): void {
  while (!listing.done && listing.hits.length < wanted) {
    const next = listing.rest.next();
    if (next.done === true) listing.done = true;
    else listing.hits.push(next.value);
  }
}

/** How many hits there are: counted, or reckoned from those that were looked at. */
function totalOf({ hits, done, candidates, tally: { looked }, sure }: Listing): {
  total: number;
  about: boolean;
} {
  if (done) return { total: hits.length, about: false };
  if (sure) return { total: candidates, about: false };
  const share = looked === 0 ? 1 : hits.length / looked;
  return { total: Math.max(hits.length, Math.round(candidates * share)), about: true };
}
