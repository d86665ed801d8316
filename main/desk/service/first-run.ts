import type { Person } from '../../../shared/workflow/people.ts';
import { createArticle } from '../store/articles.ts';
import type { CallContext } from './context.ts';
import { changed } from './notices.ts';
import { sampleContent } from './sample.ts';

/** The first person sits down at a new store: the sample story waits for them on the desk. */
export async function firstRun(context: CallContext, person: Person): Promise<void> {
  const db = context.store.write;
  const articles = db.get<{ n: number }>('SELECT count(*) AS n FROM articles')?.n ?? 0;
  if (articles > 0) return;
  const at = context.now();
  const content = await sampleContent(db, context.assets, at);
  const id = createArticle(db, content, { person, at, reason: 'created' });
  changed(context, [id]);
}
