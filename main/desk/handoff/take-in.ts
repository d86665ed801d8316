import { DeskError } from '../../../shared/contract/error.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import type { Assets, StagedFile } from '../assets/assets.ts';
import type { MediaClient } from '../media-client.ts';
import type { WritableDb } from '../store/db.ts';
import { type GraftOutcome, graftArticle, graftPhoto } from '../store/graft.ts';
import { putAsset } from '../store/photos.ts';
import { type CheckedHandoff, checkHandoff } from './check.ts';
import { damaged } from './refuse.ts';

export interface TakeInTools {
  db: WritableDb;
  assets: Assets;
  media: Pick<MediaClient, 'look'>;
  person: Person;
  /** RFC 3339 with Z. */
  at: string;
}

export interface TakenArticle {
  articleId: string;
  headline: string;
  outcome: GraftOutcome;
  warnings: string[];
}

/**
 * Takes a hand-off into the store. It is looked through whole first, its photo files included; only then is
 * anything written, photos before articles, each article with its history all or nothing. Where both sides
 * edited an article, both versions are kept. Throws "handoff-damaged" or "handoff-newer".
 */
export async function takeInHandoff(path: string, tools: TakeInTools): Promise<TakenArticle[]> {
  const handoff = await checkHandoff(path);
  const staged: StagedFile[] = [];
  try {
    for (const asset of handoff.index.assets) {
      if (asset.present && !(await tools.assets.has(asset.id))) {
        staged.push(await stageAsset(handoff, asset.id, tools));
      }
    }
    for (const file of staged) await file.keep();
    takePhotos(handoff, tools);
    const taken: TakenArticle[] = [];
    for (const article of handoff.index.articles) taken.push(await takeArticle(handoff, article, tools));
    return taken;
  } finally {
    // Of what was kept nothing is left to discard.
    for (const file of staged) await file.discard();
    handoff.close();
  }
}

async function stageAsset(handoff: CheckedHandoff, id: string, tools: TakeInTools): Promise<StagedFile> {
  const file = await tools.assets.stage(handoff.asset(id));
  try {
    if (file.id !== id) throw damaged('the file of a photo does not have the hash that it is named by.');
    await requirePhoto(file, tools);
    return file;
  } catch (cause) {
    await file.discard();
    throw cause;
  }
}

/** Whatever is called a photo must at least begin like one. */
async function requirePhoto(file: StagedFile, tools: TakeInTools): Promise<void> {
  try {
    await tools.media.look({ path: file.path, name: file.id });
  } catch (cause) {
    if (cause instanceof DeskError && !cause.code.startsWith('media-')) {
      throw damaged('a file in it that is called a photo is none.');
    }
    throw cause;
  }
}

function takePhotos({ index, photos }: CheckedHandoff, { db, at }: TakeInTools): void {
  db.transaction(() => {
    for (const asset of index.assets) putAsset(db, asset, at);
    for (const { id, head, revisions } of index.photos) {
      graftPhoto(db, { id, head, revisions: revisions.flatMap((hash) => photos.get(hash) ?? []) }, at);
    }
  });
}

async function takeArticle(
  handoff: CheckedHandoff,
  { id, head, revisions, names, thinned }: CheckedHandoff['index']['articles'][number],
  { db, person, at }: TakeInTools,
): Promise<TakenArticle> {
  const named = new Map(names.map(({ revision, name }) => [revision, name]));
  const history = [];
  for (const hash of revisions) {
    const revision = await handoff.revision(hash);
    const content = await handoff.content(revision.content);
    history.push({ revision, content, name: named.get(hash) ?? '' });
  }
  const outcome = graftArticle(db, { id, head, revisions: history, thinned: thinned ?? [] }, { person, at });
  const row = db.get<{ headline: string }>('SELECT headline FROM articles WHERE id = ?', id);
  const warnings =
    outcome === 'diverged'
      ? [
          'This story was edited here and there: both versions are kept. Open it and pick the one to go on from.',
        ]
      : [];
  return { articleId: id, headline: row?.headline ?? '', outcome, warnings };
}
