import type { State } from '../workflow/states.ts';

/** What is searched of one article, as plain text. */
export interface SearchDocument {
  headline: string;
  slugline: string;
  byline: readonly string[];
  /** Names and codes. */
  topics: readonly { name: string; code: string }[];
  standfirst: string;
  /** Dateline, body and sign-off, paragraphs separated by line feeds. */
  body: string;
  captions: readonly string[];
  keywords: readonly string[];
  section: string;
  state: State;
  /** RFC 3339 with Z. */
  updatedAt: string;
}

/** The text that is searched, part by part; parts never join into one phrase. */
export function documentParts(document: SearchDocument): string[] {
  return [
    document.headline,
    document.standfirst,
    ...document.body.split('\n'),
    ...document.captions,
    document.slugline,
    ...document.byline,
    ...document.topics.map((topic) => topic.name),
    ...document.keywords,
  ].filter((part) => part !== '');
}
