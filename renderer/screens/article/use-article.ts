import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { ArticleSession, SessionSnapshot } from '../../article/session.ts';

/**
 * The named parts of an open article. Only a change of these draws the caller again: a key in the body changes
 * nothing but what the status bar shows.
 */
export function useArticle<K extends keyof SessionSnapshot>(
  session: ArticleSession,
  ...names: readonly K[]
): Pick<SessionSnapshot, K> {
  const held = useRef<SessionSnapshot | null>(null);
  const wanted = names.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are compared by what they say.
  const read = useCallback(() => {
    const now = session.getSnapshot();
    const before = held.current;
    if (before && names.every((name) => Object.is(before[name], now[name]))) return before;
    held.current = now;
    return now;
  }, [session, wanted]);
  return useSyncExternalStore(session.subscribe, read);
}
