import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Bridge } from '../../../../shared/shell/shell.ts';
import type { SessionSnapshot } from '../../../article/session.ts';
import type { Observable } from '../../../editor/page/observable.ts';
import type { Page } from '../../../editor/page/page.ts';
import { useArticle } from '../use-article.ts';

/** What the parts of the printed page share. */
export interface PageShared {
  page: Page;
  bridge: Bridge;
}

const PageContext = createContext<PageShared | null>(null);
export const PageProvider = PageContext.Provider;

export function usePage(): PageShared {
  const shared = useContext(PageContext);
  if (!shared) throw new TypeError('There is no page above this part');
  return shared;
}

/** The named parts of the article as it stands; see `useArticle`. */
export function useSnapshot<K extends keyof SessionSnapshot>(
  ...names: readonly K[]
): Pick<SessionSnapshot, K> {
  return useArticle(usePage().page.session, ...names);
}

export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get);
}
