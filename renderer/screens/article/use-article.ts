import { useSyncExternalStore } from 'react';
import type { ArticleSession, SessionSnapshot } from '../../article/session.ts';

/** What is shown of an open article; anew whenever something changes. */
export function useArticle(session: ArticleSession): SessionSnapshot {
  return useSyncExternalStore(session.subscribe, session.getSnapshot);
}
