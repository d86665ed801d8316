import { type ArticleRow, type ListQuery, NOBODY } from '../../../shared/contract/articles.ts';
import type { SearchFilter } from '../search/messages.ts';
import { listHits } from '../store/list.ts';
import type { CallContext } from './context.ts';

/** A search in another order than its own is sorted among so many hits: nobody reads further, they narrow it. */
const SORTED_AT_MOST = 10_000;
const PAGE = 200;

/** A page of the desk list that a search has narrowed. */
export async function searched(
  query: ListQuery,
  context: CallContext,
): Promise<{ total: number; rows: ArticleRow[] }> {
  const text = query.search ?? '';
  const order = query.sort === undefined || query.sort === 'best' ? 'best' : 'newest';
  const withNobody = query.assignee === NOBODY;
  const filter: SearchFilter = {
    spiked: query.spiked === true || query.states?.includes('spiked') === true,
    ...(query.states && query.states.length > 0 ? { states: query.states } : {}),
    ...(query.assignee && !withNobody ? { assignee: query.assignee } : {}),
  };
  const own = order === 'best' || (query.sort === 'updatedAt' && query.descending !== false);
  if (own && !query.section && !withNobody) {
    // The index's own order and filters: only the page itself is read. It has no word for nobody.
    const page = { order, offset: query.offset ?? 0, limit: query.limit ?? PAGE } as const;
    const found = await context.search.find(text, filter, page, true);
    const snippets = new Map(found.hits.map((hit) => [hit.article, hit.snippet]));
    const ids = [...snippets.keys()];
    const { rows } = listHits(
      context.store.read,
      { sort: 'best', spiked: true, limit: Math.max(1, ids.length) },
      { ids, snippets },
    );
    return { total: found.total, rows };
  }
  const all = await context.search.find(text, filter, { order, offset: 0, limit: SORTED_AT_MOST }, false);
  const ids = all.hits.map((hit) => hit.article);
  const list = listHits(context.store.read, query, { ids, snippets: new Map() });
  const hits = await context.search.snippets(
    text,
    list.rows.map((row) => row.id),
  );
  const snippets = new Map(hits.map((hit) => [hit.article, hit.snippet]));
  return {
    total: list.total,
    rows: list.rows.map((row) => ({ ...row, snippet: snippets.get(row.id) ?? null })),
  };
}
