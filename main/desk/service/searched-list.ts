import { type ArticleRow, type ListQuery, NOBODY } from '../../../shared/contract/articles.ts';
import { assignedTo } from '../../../shared/search/assigned.ts';
import { parseQuery } from '../../../shared/search/query.ts';
import type { SearchFilter } from '../search/messages.ts';
import { listHits, listNumbers } from '../store/list.ts';
import { listPeople, sittingPerson } from '../store/people.ts';
import type { CallContext } from './context.ts';

const PAGE = 200;

/** A page of the desk list that a search has narrowed. */
export async function searched(
  query: ListQuery,
  context: CallContext,
): Promise<{ total: number; about: boolean; rows: ArticleRow[] }> {
  const text = query.search ?? '';
  const order = query.sort === undefined || query.sort === 'best' ? 'best' : 'newest';
  const filter: SearchFilter = {
    spiked: query.spiked === true || query.states?.includes('spiked') === true || asksForSpiked(text),
    ...(query.states && query.states.length > 0 ? { states: query.states } : {}),
    assigned: [
      ...(query.assignee ? [{ not: false, people: [query.assignee === NOBODY ? '' : query.assignee] }] : []),
      ...assignedIn(text, context),
    ],
  };
  const own = order === 'best' || (query.sort === 'updatedAt' && query.descending !== false);
  if (own && !query.section) {
    // The index's own order and filters: only the page itself is read.
    const page = { order, offset: query.offset ?? 0, limit: query.limit ?? PAGE } as const;
    const found = await context.search.find(text, filter, page, true);
    const snippets = new Map(found.hits.map((hit) => [hit.article, hit.snippet]));
    const ids = [...snippets.keys()];
    const { rows } = listHits(
      context.store.read,
      { sort: 'best', spiked: true, limit: Math.max(1, ids.length) },
      { ids, snippets },
    );
    return { total: found.total, about: found.about, rows };
  }
  const list = listNumbers(context.store.read, query, await context.search.numbers(text, filter));
  const hits = await context.search.snippets(
    text,
    list.rows.map((row) => row.id),
  );
  const snippets = new Map(hits.map((hit) => [hit.article, hit.snippet]));
  return {
    total: list.total,
    about: false,
    rows: list.rows.map((row) => ({ ...row, snippet: snippets.get(row.id) ?? null })),
  };
}

/** Who is meant by the `assigned:` terms of a search. */
function assignedIn(text: string, context: CallContext): NonNullable<SearchFilter['assigned']> {
  const terms = parseQuery(text).terms.filter((term) => term.field === 'assigned');
  if (terms.length === 0) return [];
  const people = listPeople(context.store.read);
  return terms.map((term) => ({ not: term.not, people: assignedTo(term, people, sitting(context)) }));
}

/** Spiked articles are found only when the search says so. */
function asksForSpiked(text: string): boolean {
  return parseQuery(text).terms.some(
    (term) =>
      term.field === 'state' &&
      !term.not &&
      'spiked'.startsWith(term.pieces.map((piece) => piece.text).join('')),
  );
}

function sitting(context: CallContext): string {
  return sittingPerson(context.store.read)?.id ?? '';
}
