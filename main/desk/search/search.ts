import { parseQuery } from '../../../shared/search/query.ts';
import { scanMatches } from '../../../shared/search/scan.ts';
import { snippet } from '../../../shared/search/snippet.ts';
import type { ReadableDb } from '../store/db.ts';
import { readFeed } from '../store/search-feed.ts';

export interface FoundArticle {
  id: string;
  /** The hit between U+E000 and U+E001, or null when it is in no running text. */
  snippet: string | null;
}

/** What finds articles by their words. It follows the store and never holds up a save. */
export interface Search {
  /**
   * The articles that a search bar's text finds, in all states, the spiked too: the list filters them. At most
   * `limit`.
   */
  find(text: string, order: 'newest' | 'best', limit: number): Promise<FoundArticle[]>;
  /** The store changed: follow when there is time. */
  changed(): void;
  close(): Promise<void>;
}

const PAGE = 500;

/** Finds by reading every article: exact by definition, and quick enough for some thousands. */
export class ScanSearch implements Search {
  readonly #db: ReadableDb;

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  async find(text: string, _order: 'newest' | 'best', limit: number): Promise<FoundArticle[]> {
    const query = parseQuery(text);
    const found: (FoundArticle & { at: string })[] = [];
    let since = 0;
    for (;;) {
      const feed = readFeed(this.#db, since, PAGE);
      if (feed.changed.length === 0) break;
      for (const document of feed.changed) {
        if (!scanMatches(query, document)) continue;
        const words = [document.standfirst, document.body, ...document.captions].join('\n');
        found.push({ id: document.id, snippet: snippet(words, query), at: document.updatedAt });
      }
      since = feed.change;
    }
    found.sort((a, b) => (a.at < b.at ? 1 : -1));
    return found.slice(0, limit).map(({ id, snippet: piece }) => ({ id, snippet: piece }));
  }

  changed(): void {
    // Nothing is kept, so there is nothing to follow with.
  }

  async close(): Promise<void> {
    // Reads through the store's own handle.
  }
}
