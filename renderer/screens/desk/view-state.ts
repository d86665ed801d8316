import { useCallback, useSyncExternalStore } from 'react';
import type { ListQuery } from '../../../shared/contract/articles.ts';
import type { State } from '../../../shared/workflow/states.ts';
import { BEGINNING, type Selection } from './selection.ts';

export type SortKey = NonNullable<ListQuery['sort']>;

/** What a desk view shows and where one stands in it: kept while another screen is shown. */
export interface DeskView {
  search: string;
  state: State | null;
  section: string | null;
  assignee: string | null;
  /** Null: newest first, or best first while searching. */
  sort: SortKey | null;
  descending: boolean;
  selection: Selection;
}

const START: DeskView = {
  search: '',
  state: null,
  section: null,
  assignee: null,
  sort: null,
  descending: true,
  selection: BEGINNING,
};

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

export function useDeskView(name: DeskViewName): [DeskView, ChangeView] {
  const view = useSyncExternalStore(subscribe, () => views[name]);
  const change = useCallback<ChangeView>(
    (next) => {
      views[name] = { ...views[name], ...(typeof next === 'function' ? next(views[name]) : next) };
      for (const listener of listeners) listener();
    },
    [name],
  );
  return [view, change];
}

/** Other filters or another order: the list begins at its top. */
export function refiltered(change: Partial<DeskView>): Partial<DeskView> {
  return { ...change, selection: BEGINNING };
}

/** The question to the desk service for a view. `me` is the person of the Mine view. */
export function queryOf(view: DeskView, name: DeskViewName, me: string): ListQuery {
  const search = view.search.trim();
  const sort = view.sort ?? (search === '' ? 'updatedAt' : 'best');
  const assignee = name === 'mine' ? me : view.assignee;
  const state = name === 'trash' ? 'spiked' : view.state;
  return {
    sort,
    descending: view.sort === null ? true : view.descending,
    ...(search === '' ? {} : { search }),
    ...(state === null ? {} : { states: [state] }),
    ...(state === 'spiked' ? { spiked: true } : {}),
    ...(view.section === null ? {} : { section: view.section }),
    ...(assignee === null ? {} : { assignee }),
  };
}

/** What the desk asks for when it is first shown. */
export const FIRST_QUERY: ListQuery = queryOf(START, 'all', '');

/** Whether anything narrows the list. */
export function isFiltered(view: DeskView): boolean {
  return view.search.trim() !== '' || view.state !== null || view.section !== null || view.assignee !== null;
}
