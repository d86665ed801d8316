import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { emptyLog, purgeArticles, removeFile, requirePurge } from '../store/purge.ts';
import { runJob } from '../upkeep/job.ts';
import type { CallContext, Handlers } from './context.ts';

const freeSchema = z.strictObject({ free: z.array(z.string()), upTo: z.number() });

/** Stories that leave the store for good. */
export const purgeHandlers: Pick<Handlers, 'articles.purgePlan' | 'articles.purge'> = {
  async 'articles.purgePlan'({ ids }, context) {
    const db = context.store.write;
    const articles = requirePurge(db, ids, context.person());
    const { free } = await freePhotos(
      context,
      articles.map(({ n }) => n),
    );
    return {
      articles: articles.map(({ n, id }) => ({
        id,
        headline: nameOf(context, n),
        versions: versionsOf(context, n),
      })),
      photos: free.length,
    };
  },
  async 'articles.purge'({ ids }, context) {
    const db = context.store.write;
    const before = requirePurge(db, ids, context.person());
    const { free, upTo } = await freePhotos(
      context,
      before.map(({ n }) => n),
    );
    // It took a while: somebody may have brought one back meanwhile.
    const articles = requirePurge(db, ids, context.person());
    const versions = articles.reduce((sum, { n }) => sum + versionsOf(context, n), 0);
    const gone = purgeArticles(db, articles, new Set(free), upTo);
    for (const id of gone.assets) {
      removeFile(context.assets.pathOf(id));
      dropRenditions(context.store.folder, id);
    }
    await context.search.forget(ids);
    const emptied = emptyLog(db);
    if (!emptied) context.log.warn('the log could not be emptied after a purge; it is when nobody reads');
    context.emit('articles.changed', { ids: [...ids] });
    context.emit('photos.changed', { ids: [] });
    return { articles: articles.length, versions, photos: gone.photos };
  },
};

function freePhotos(context: CallContext, articles: number[]): Promise<z.infer<typeof freeSchema>> {
  return runJob('photo-uses', { folder: context.store.folder, articles }, freeSchema, (done, total) =>
    context.emit('job.progress', { job: 'purge', label: 'Looking where photos are used', done, total }),
  ).finally(() => context.emit('job.progress', { job: 'purge', label: '', done: 1, total: 1 }));
}

function versionsOf(context: CallContext, n: number): number {
  return (
    context.store.write.get<{ n: number }>('SELECT count(*) AS n FROM revisions WHERE article = ?', n)?.n ?? 0
  );
}

function nameOf(context: CallContext, n: number): string {
  const row = context.store.write.get<{ name: string }>(
    "SELECT coalesce(nullif(headline, ''), slugline) AS name FROM articles WHERE n = ?",
    n,
  );
  return row?.name ?? '';
}

function dropRenditions(folder: string, asset: string): void {
  const renditions = join(folder, 'cache', 'renditions');
  try {
    for (const name of readdirSync(renditions))
      if (name.startsWith(asset)) removeFile(join(renditions, name));
  } catch {
    // None was made yet.
  }
}
