import { photoSchema } from '../../../shared/article/photo.ts';
import type { FileRef } from '../../../shared/contract/define.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { PhotoRow, TakenIn } from '../../../shared/contract/photos.ts';
import { screenFile } from '../assets/screen-file.ts';
import { attachToArticle } from '../photos/attach.ts';
import { type PhotoFile, takeInPhotos } from '../photos/take-in.ts';
import { findPhoto, listPhotos, type PhotoRecord, putPhoto, usesOfPhoto } from '../store/photos.ts';
import type { CallContext, Handlers } from './context.ts';
import { actor, changed, outdated } from './notices.ts';

/** The store's photos: taken in, listed, shown, their words changed, and placed in articles. */
export const photoHandlers: Pick<Handlers, Extract<keyof Handlers, `photos.${string}`> | 'assets.file'> = {
  async 'photos.takeIn'({ files }, context) {
    const answers = await takeIn(files, context);
    const ids = answers.flatMap((answer) => (answer.ok ? [answer.photo.id] : []));
    if (ids.length > 0) context.emit('photos.changed', { ids });
    return answers;
  },
  'photos.attach'(input, context) {
    context.holders.require(input.id, context.session);
    const cli = context.session.sender === 'cli';
    const by = { person: actor(context), at: context.now() };
    const answer = attachToArticle(context.store.write, { ...input, figures: cli }, by);
    changed(context, [input.id]);
    if (cli) outdated(context, input.id);
    return answer;
  },
  'assets.file': (ask, { store, assets, renditions }) =>
    screenFile({ db: store.read, assets, renditions }, ask),

  'photos.list'(query, context) {
    const { total, rows } = listPhotos(context.store.read, query);
    return { total, rows: rows.map((row) => photoRow(row, context)) };
  },
  'photos.update'({ id, words }, context) {
    const db = context.store.write;
    const before = findPhoto(db, id);
    if (!before) throw new DeskError('no-photo', 'There is no such photo in this store.', '');
    const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
    putPhoto(db, photoSchema.parse({ ...before.photo, ...given }), context.now());
    const uses = usesOfPhoto(db, id).map((use) => use.id);
    context.search.changed();
    context.emit('photos.changed', { ids: [id] });
    if (uses.length > 0) context.emit('articles.changed', { ids: uses.length > 100 ? [] : uses });
    return photoRow(findPhoto(db, id) ?? before, context);
  },
};

/** A file that nobody chose is answered like any other that cannot be taken in: the rest go in. */
async function takeIn(files: readonly FileRef[], context: CallContext): Promise<TakenIn[]> {
  const resolved = files.map((ref): PhotoFile | TakenIn => {
    try {
      return { path: context.resolveFile(ref, context.session) };
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return { ok: false, file: 'path' in ref ? ref.path : '', error: error.toJSON() };
    }
  });
  const chosen = resolved.flatMap((item) => ('ok' in item ? [] : [item]));
  const total = chosen.length;
  const taken = await takeInPhotos(context, chosen, (done) => {
    if (total > 1) context.emit('job.progress', { job: 'photos', label: 'Taking photos in', done, total });
  });
  const next = taken.values();
  return resolved.flatMap((item) => ('ok' in item ? item : (next.next().value ?? [])));
}

function photoRow(record: PhotoRecord, context: CallContext): PhotoRow {
  return {
    ...record,
    usedIn: usesOfPhoto(context.store.write, record.photo.id),
    fileMissing: context.missingAssets([record.photo.assetId]).length > 0,
  };
}
