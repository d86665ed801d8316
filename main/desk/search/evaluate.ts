import { endOfDay, startOfDay } from '../../../shared/search/days.ts';
import type { Query, Term } from '../../../shared/search/query.ts';
import { type Bits, hasBit, keepOnly, putIn, takeOut } from './bits.ts';
import type { Clock } from './clock.ts';
import { PART, type Part } from './layout.ts';
import { anyOf, type Found, type Lists } from './lists.ts';
import type { SearchFilter } from './messages.ts';
import { holdsPhrase, type Phrase } from './sequence.ts';
import { termWords } from './term-words.ts';
import { assignedToken, stateToken } from './words.ts';

/** What a query finds before phrases are looked at, the best first. */
export interface Findings {
  hits: Bits;
  /** Sets of which an earlier one is a better place to have the words than a later one; they may overlap. */
  tiers: readonly Bits[];
  /** What a hit must still hold, or must not. Null: every hit is one. */
  holds: ((n: number, text: Buffer) => boolean) | null;
}

interface Wanted {
  phrase: Phrase;
  /** The documents in question. */
  among: Bits;
  not: boolean;
}

/** Finds by bit sets: a few microseconds for each word, however common. Tiers are told apart when `ranked`. */
export function evaluate(
  query: Query,
  filter: SearchFilter,
  lists: Lists,
  clock: Clock,
  ranked: boolean,
): Findings {
  const found = query.terms
    .filter((term) => term.field !== 'assigned')
    .map((term) => ({ term, ...lists.find(termWords(term), ranked && ranks(term)) }));
  const wanted: Wanted[] = [];
  const hits =
    query.zone === null
      ? clock.all()
      : clock.between(
          query.from === null ? Number.NEGATIVE_INFINITY : startOfDay(query.from, query.zone),
          query.to === null ? Number.POSITIVE_INFINITY : endOfDay(query.to, query.zone),
          lists.empty(),
        );
  for (const { term, parts, phrase } of found) {
    if (phrase) wanted.push({ phrase, among: parts[PART.anywhere], not: term.not });
    if (!term.not) keepOnly(hits, parts[PART.anywhere]);
    else if (!phrase) takeOut(hits, parts[PART.anywhere]);
  }
  narrow(hits, filter, lists);
  const ranking = ranked ? found.filter(({ term }) => ranks(term)) : [];
  return {
    hits,
    tiers: tiersOf(ranking, hits),
    holds:
      wanted.length === 0
        ? null
        : (n, text) =>
            wanted.every(({ phrase, among, not }) => (hasBit(among, n) && holdsPhrase(text, phrase)) !== not),
  };
}

/** Whether it says something of how good a hit is where a term stands. */
function ranks(term: Term): boolean {
  return !term.not && term.field === null;
}

function narrow(hits: Bits, filter: SearchFilter, lists: Lists): void {
  const any = (words: readonly string[]) =>
    anyOf(
      words.map((word) => lists.having(word)),
      lists.empty(),
    );
  if (filter.states && filter.states.length > 0) keepOnly(hits, any(filter.states.map(stateToken)));
  if (!filter.spiked) takeOut(hits, lists.having(stateToken('spiked')));
  for (const { not, people } of filter.assigned ?? []) {
    const theirs = any(people.map(assignedToken));
    if (not) takeOut(hits, theirs);
    else keepOnly(hits, theirs);
  }
}

/**
 * All words in headline, slugline, byline and topics; all there or in the opening, a caption or often; some in the
 * headline; some near the top; the rest.
 */
function tiersOf(ranking: readonly Found[], hits: Bits): Bits[] {
  const all = (part: Part) =>
    ranking.reduce<Bits>((bits, { parts }) => keepOnly(bits, parts[part]), hits.slice());
  const some = (part: Part) =>
    ranking.reduce<Bits>((bits, { parts }) => putIn(bits, parts[part]), new Uint32Array(hits.length));
  switch (ranking.length) {
    case 0:
      return [hits];
    case 1:
      return [all(PART.head), all(PART.top), hits];
    default:
      return [all(PART.head), all(PART.top), some(PART.head), some(PART.top), hits];
  }
}
