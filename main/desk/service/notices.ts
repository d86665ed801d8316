import type { Person } from '../../../shared/workflow/people.ts';
import { articleRecord } from '../store/article-row.ts';
import { sittingPerson } from '../store/people.ts';
import type { CallContext, Session } from './context.ts';

/** Who acts, or null before the first run: words are taken even then. */
export function actor(context: CallContext): Person | null {
  return context.session.actingAs === null ? sittingPerson(context.store.write) : context.person();
}

/** Tells windows and the search that articles have changed. */
export function changed(context: CallContext, ids: readonly string[]): void {
  context.search.changed();
  context.emit('articles.changed', { ids: ids.length > 100 ? [] : [...ids] });
}

/**
 * Tells windows and the search, once the answer is sent, that words of an article came to the disk while somebody
 * writes them.
 */
export function typed(context: CallContext, id: string): void {
  context.afterwards(() => {
    context.search.changed();
    context.emit('articles.changed', { ids: [id], typed: true });
  });
}

/** Tells windows that show an article that another sender changed it; all but `sender` itself. */
export function outdated(context: CallContext, id: string, sender?: Session): void {
  const state = articleRecord(context.store.write, id).state;
  context.emit('article.outdated', { id, state }, sender);
}
