import { documentParts, type SearchDocument } from '../../../shared/search/document.ts';
import { fold } from '../../../shared/search/fold.ts';
import { indexTokens } from '../../../shared/search/tokens.ts';

// Private-use characters mark what is not a word of the text, so that no text can pretend to be one.
export const EVERY = '\uE00E';
export const PART_END = '\uE00F';
export const PAIR = '\uE014';
export const FIELD_MARK = {
  byline: '\uE010',
  topic: '\uE011',
  section: '\uE012',
  state: '\uE013',
  assignee: '\uE016',
} as const;

/** A document of the search with the desk's own facts that lists filter by. */
export interface IndexedDocument extends SearchDocument {
  id: string;
  /** Person id, or empty. */
  assignee: string;
}

/** The tokens of an article for each of the four tables, separated by blanks. */
export interface IndexedWords {
  /** Headline, slugline, byline, topics. */
  head: string;
  /** Those, standfirst, first paragraph, captions and the words used three times and more. */
  top: string;
  /** Everything, in order, parts kept apart. */
  all: string;
}

/** Cuts an article into what the tables hold. */
export function indexedWords(document: IndexedDocument): IndexedWords {
  const filters = filterTokens(document);
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
    head: [...head, ...filters].join(' '),
    top: [...new Set([...head, ...lead, ...near, ...frequent(parts)]), ...filters].join(' '),
    all: [...parts.flatMap((part) => [...part, PART_END]), ...commonPairs(parts), ...filters].join(' '),
  };
}

/** The tokens by which lists are filtered: field words in order, so that phrases work in fields too. */
function filterTokens(document: IndexedDocument): string[] {
  const field = (mark: string, texts: readonly string[]) =>
    texts.flatMap((text) => [...indexTokens(text).map((token) => mark + token), PART_END]);
  return [
    EVERY,
    PART_END,
    ...field(FIELD_MARK.byline, document.byline),
    ...field(
      FIELD_MARK.topic,
      document.topics.flatMap((topic) => [topic.name, topic.code]),
    ),
    ...field(FIELD_MARK.section, [document.section]),
    FIELD_MARK.state + fold(document.state.replaceAll('-', '')),
    ...(document.assignee === '' ? [] : [assigneeToken(document.assignee)]),
  ];
}

/** The token of a person id. */
export function assigneeToken(person: string): string {
  return FIELD_MARK.assignee + fold(person).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function frequent(parts: readonly string[][]): string[] {
  const counts = new Map<string, number>();
  for (const token of parts.flat()) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= 3).map(([token]) => token);
}

const COMMON = new Set(
  (
    'the of and to a in that is was he for it with as his on be at by i this had not are but from or have an they which one you were ' +
    'her all she there would their we him been has when who will more no if out so said what up its about into than them can only ' +
    'de la le les et des en un une du que qui dans est pour au par sur el los las del y por con der die das und den von zu mit im'
  ).split(' '),
);

/** Whether both words are so common that their phrase is looked for by the pair as well. */
export function isCommonPair(first: string, second: string): boolean {
  return COMMON.has(first) && COMMON.has(second);
}

/** A token for each pair of very common neighbours: a phrase of them is else found by reading half the index. */
function commonPairs(parts: readonly string[][]): Set<string> {
  const pairs = new Set<string>();
  for (const part of parts) {
    for (const [index, first] of part.entries()) {
      const second = part[index + 1];
      if (second !== undefined && isCommonPair(first, second)) pairs.add(PAIR + first + PAIR + second);
    }
  }
  return pairs;
}
