import type { QueryClient } from '@tanstack/react-query';
import type { ArticleRow, ListQuery } from '../../../shared/contract/articles.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { type PagedQuery, pageQuery } from '../../app/use-pages.ts';
import { FIRST_QUERY } from './view-state.ts';

/** A question for articles, page by page. */
export function pagedArticles(client: DeskClient, query: ListQuery): PagedQuery<ArticleRow> {
  return {
    key: ['articles.list', query],
    ask: (offset, limit) => client.call('articles.list', { ...query, offset, limit }),
    idOf: (row) => row.id,
  };
}

/** Asks for what the desk shows first, before anything is drawn: the answers are there when the window is. */
export function askForDesk(desk: DeskClient, client: QueryClient): void {
  void client.prefetchQuery({
    queryKey: ['desk.status', null],
    queryFn: () => desk.call('desk.status', null),
  });
  void client.prefetchQuery(pageQuery(pagedArticles(desk, FIRST_QUERY), 0));
  void client.prefetchQuery({
    queryKey: ['articles.facets', null],
    queryFn: () => desk.call('articles.facets', null),
  });
}
