import { useCallback, useSyncExternalStore } from 'react';
import type { ListQuery } from '../../../shared/contract/articles.ts';
import { splitBar } from '../../../shared/search/bar.ts';
import { BEGINNING, type Selection } from './selection.ts';

export type SortKey = NonNullable<ListQuery['sort']>;
export type SearchOrder = 'best' | 'newest';

/** What a desk view shows and where one stands in it: kept while another screen is shown. */
export interface DeskView {
  /** The search bar's text, filters included. */
  search: string;
  /** Null: newest first, or in the order of `order` while searching for words. */
  sort: SortKey | null;
  descending: boolean;
  /** How hits are ordered where no column is. */
  order: SearchOrder;
  selection: Selection;
}

const START: DeskView = { search: '', sort: null, descending: true, order: 'best', selection: BEGINNING };

/** `trash`: what was spiked. */
export type DeskViewName = 'all' | 'mine' | 'trash';

/** Pixels that each view is scrolled by. Nothing is drawn from it, so it tells nobody. */
export const scrolledBy: Record<DeskViewName, number> = { all: 0, mine: 0, trash: 0 };

const views: Record<DeskViewName, DeskView> = { all: START, mine: START, trash: START };
const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export type ChangeView = (change: Partial<DeskView> | ((view: DeskView) => Partial<DeskView>)) => void;

/** Changes a view from anywhere: the desk follows. */
export function changeView(name: DeskViewName, next: Parameters<ChangeView>[0]): void {
  views[name] = { ...views[name], ...(typeof next === 'function' ? next(views[name]) : next) };
  for (const listener of listeners) listener();
}

export function useDeskView(name: DeskViewName): [DeskView, ChangeView] {
  const view = useSyncExternalStore(subscribe, () => views[name]);
  const change = useCallback<ChangeView>((next) => changeView(name, next), [name]);
  return [view, change];
}

/** Other filters or another order: the list begins at its top. */
export function refiltered(change: Partial<DeskView>): Partial<DeskView> {
  return { ...change, selection: BEGINNING };
}

/** Whether words are searched for, so that one story can be a better hit than another. */
export function hasWords(view: DeskView): boolean {
  return splitBar(view.search).words.trim() !== '';
}

/** The question to the desk service for a view. `me` is the person of the Mine view. */
export function queryOf(view: DeskView, name: DeskViewName, me: string): ListQuery {
  const search = view.search.trim();
  const best = view.order === 'best' && hasWords(view);
  return {
    sort: view.sort ?? (best ? 'best' : 'updatedAt'),
    descending: view.sort === null ? true : view.descending,
    ...(search === '' ? {} : { search }),
    ...(name === 'mine' ? { assignee: me } : {}),
    ...(name === 'trash' ? { states: ['spiked' as const], spiked: true } : {}),
  };
}

/** What the desk asks for when it is first shown. */
export const FIRST_QUERY: ListQuery = queryOf(START, 'all', '');

/** Whether anything narrows the list. */
export function isFiltered(view: DeskView): boolean {
  return view.search.trim() !== '';
}
