import type { Person } from '../../../shared/workflow/people.ts';
import { createArticle } from '../store/articles.ts';
import type { CallContext } from './context.ts';
import { sampleContent } from './sample.ts';

/** The first person sits down at a new store: the sample story waits for them on the desk. */
export function firstRun(context: CallContext, person: Person): void {
  const db = context.store.write;
  const articles = db.get<{ n: number }>('SELECT count(*) AS n FROM articles')?.n ?? 0;
  if (articles > 0) return;
  const id = createArticle(db, sampleContent(), { person, at: context.now(), reason: 'created' });
  context.search.changed();
  context.emit('articles.changed', { ids: [id] });
}
