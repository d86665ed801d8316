import { documentParts, type SearchDocument } from '../../../shared/search/document.ts';
import { fold } from '../../../shared/search/fold.ts';
import { indexTokens } from '../../../shared/search/tokens.ts';

// Private-use characters mark what is not a word of the text, so that no text can pretend to be one.
export const PART_END = '\uE00F';
/** Before the first letters of words: "every word that begins so". */
export const BEGINNING = '\uE014';
export const FIELD_MARK = {
  byline: '\uE010',
  topic: '\uE011',
  section: '\uE012',
  state: '\uE013',
  assigned: '\uE016',
} as const;

/** Beginnings of up to so many letters have a list of their own; longer ones are put together from their words. */
export const LONGEST_BEGINNING = 3;

/** A document of the search with the desk's own facts that lists filter by. */
export interface IndexedDocument extends SearchDocument {
  id: string;
  /** Its number in the store, and here. */
  n: number;
  /** Person id, or empty. */
  assignee: string;
}

/** The words of an article as they are indexed. */
export interface IndexedWords {
  /** Everything in order, parts kept apart, and the tokens of the fields. */
  all: string[];
  /** Headline, slugline, byline, topics. */
  head: Set<string>;
  /** Those, standfirst, first paragraph, captions, keywords and the words used three times and more. */
  top: Set<string>;
}

/** Cuts an article into what is indexed of it. */
export function indexedWords(document: IndexedDocument): IndexedWords {
  const head = [
    document.headline,
    document.slugline,
    ...document.byline,
    ...document.topics.map((topic) => topic.name),
  ].flatMap(indexTokens);
  const parts = documentParts(document).map(indexTokens);
  const lead = indexTokens(document.body.split('\n', 1)[0] ?? '');
  const near = [document.standfirst, ...document.captions, ...document.keywords].flatMap(indexTokens);
  return {
    all: [...parts.flatMap((part) => [...part, PART_END]), ...fieldTokens(document)],
    head: new Set(head),
    top: new Set([...head, ...lead, ...near, ...frequent(parts)]),
  };
}

/** The tokens by which lists are filtered: field words in order, so that phrases work in fields too. */
function fieldTokens(document: IndexedDocument): string[] {
  const field = (mark: string, texts: readonly string[]) =>
    texts.flatMap((text) => [...indexTokens(text).map((token) => mark + token), PART_END]);
  return [
    ...field(FIELD_MARK.byline, document.byline),
    ...field(
      FIELD_MARK.topic,
      document.topics.flatMap((topic) => [topic.name, topic.code]),
    ),
    ...field(FIELD_MARK.section, [document.section]),
    stateToken(document.state),
    assignedToken(document.assignee),
  ];
}

/** The token of a state. */
export function stateToken(state: string): string {
  return FIELD_MARK.state + fold(state.replaceAll('-', ''));
}

/** The token of who an article is assigned to: a person id, or empty for nobody. */
export function assignedToken(person: string): string {
  return FIELD_MARK.assigned + person;
}

function frequent(parts: readonly string[][]): string[] {
  const counts = new Map<string, number>();
  for (const part of parts) for (const token of part) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= 3).map(([token]) => token);
}

/** The beginnings of a word that have lists of their own. None for tokens of fields. */
export function beginningsOf(token: string): string[] {
  const first = token.charCodeAt(0);
  if (first >= 0xe000 && first <= 0xf8ff) return [];
  const letters = token.length > LONGEST_BEGINNING + 1 ? [...token.slice(0, 8)] : [...token];
  return letters.slice(0, LONGEST_BEGINNING).map((_, at) => BEGINNING + letters.slice(0, at + 1).join(''));
}
