import { photoSchema } from '../../../shared/article/photo.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { PhotoRow } from '../../../shared/contract/photos.ts';
import { findPhoto, listPhotos, type PhotoRecord, putPhoto, usesOfPhoto } from '../store/photos.ts';
import type { CallContext, Handlers } from './context.ts';

/** The store's photos: listed, and their words changed. */
export const photoHandlers: Pick<Handlers, 'photos.list' | 'photos.update'> = {
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

function photoRow(record: PhotoRecord, context: CallContext): PhotoRow {
  return {
    ...record,
    usedIn: usesOfPhoto(context.store.write, record.photo.id),
    fileMissing: context.missingAssets([record.photo.assetId]).length > 0,
  };
}
