import type { Hit, SearchFilter, SearchPage, SearchResult } from './messages.ts';

/** What finds articles by their words. It follows the store and never holds up a save. */
export interface Search {
  /** One page of the articles that a search bar's text finds. */
  find(text: string, filter: SearchFilter, page: SearchPage, snippets: boolean): Promise<SearchResult>;
  /** Snippets of articles that were found. */
  snippets(text: string, articles: readonly string[]): Promise<Hit[]>;
  /** The store changed: follow when there is time. */
  changed(): void;
  close(): Promise<void>;
}
