import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Bridge } from '../../../../shared/shell/shell.ts';
import type { SessionSnapshot } from '../../../article/session.ts';
import type { Observable } from '../../../editor/page/observable.ts';
import type { Page } from '../../../editor/page/page.ts';

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

/** The article as it stands; the part is drawn again when it changes. */
export function useSnapshot(): SessionSnapshot {
  const { session } = usePage().page;
  return useSyncExternalStore(session.subscribe, session.getSnapshot);
}

export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get);
}
