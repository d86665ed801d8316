import type { Hit, SearchFilter, SearchPage, SearchResult } from './messages.ts';

/** What finds articles by their words. It follows the store and never holds up a save. */
export interface Search {
  /** One page of the articles that a search bar's text finds. */
  find(text: string, filter: SearchFilter, page: SearchPage, snippets: boolean): Promise<SearchResult>;
  /** The numbers in the store of all articles that a search bar's text finds, in no order. */
  numbers(text: string, filter: SearchFilter): Promise<Uint32Array>;
  /** Snippets of articles that were found. */
  snippets(text: string, articles: readonly string[]): Promise<Hit[]>;
  /** The store changed: follow when there is time. */
  changed(): void;
  /**
   * Takes purged articles out of the index, so that no byte of their words stays in its file or log. Call it after
   * the store has let go of them.
   */
  forget(articles: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
