import { extname } from 'node:path';
import type { IntakeResult } from '../../../shared/contract/desk.ts';
import { HANDOFF_INDEX } from '../../../shared/package/handoff.ts';
import { collectHandoff } from '../handoff/collect.ts';
import { takeInHandoff } from '../handoff/take-in.ts';
import { writeHandoff } from '../handoff/write.ts';
import { articleRecord } from '../store/article-row.ts';
import { commitArticle } from '../store/commit.ts';
import { beginsWith } from '../zip/kind.ts';
import type { CallContext, Handlers } from './context.ts';
import { outdated } from './notices.ts';

/** Articles leave for another machine. */
export const handoffHandlers: Pick<Handlers, 'handoff.write'> = {
  async 'handoff.write'({ ids, file }, context) {
    const db = context.store.write;
    const path = context.resolveFile(file, context.session);
    const person = context.person();
    // Words in no revision yet get one: what leaves is what is on the page.
    db.transaction(() => {
      for (const id of ids) {
        commitArticle(db, articleRecord(db, id), { person, at: context.now(), reason: 'handoff', note: '' });
      }
    });
    const collected = await collectHandoff(db, ids, `Galley ${context.appVersion}`, {
      pathOf: (asset) => context.assets.pathOf(asset),
      isMissing: (asset) => context.missingAssets([asset]).length > 0,
    });
    await writeHandoff(collected, path);
    const { articles, photos, assets } = collected.index;
    const missing = assets.filter((asset) => !asset.present).length;
    return { path, articles: articles.length, photos: photos.length, missing };
  },
};

/** Whether a file is to be read as a hand-off: by its name, or because it says so of itself. */
export async function readsAsHandoff(path: string): Promise<boolean> {
  return extname(path).toLowerCase() === '.galley' || (await beginsWith(path, HANDOFF_INDEX));
}

type Taken = Omit<Extract<IntakeResult, { ok: true }>, 'file'>;

/** Takes a hand-off in; one answer for each of its articles. */
export async function readHandoff(path: string, context: CallContext): Promise<Taken[]> {
  const { store, assets, media } = context;
  const tools = { db: store.write, assets, media, person: context.person(), at: context.now() };
  const taken = await takeInHandoff(path, tools);
  for (const { articleId, outcome } of taken) if (outcome !== 'unchanged') outdated(context, articleId);
  context.emit('photos.changed', { ids: [] });
  return taken.map((article) => ({ ok: true, ...article }));
}
