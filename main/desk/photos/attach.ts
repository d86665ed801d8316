import type { Photo } from '../../../shared/article/photo.ts';
import type { Placement, PlacementRole } from '../../../shared/article/placement.ts';
import { printedWords } from '../../../shared/article/words.ts';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { newShortId } from '../../../shared/id.ts';
import type { Block } from '../../../shared/manuscript/blocks.ts';
import { inlineToText } from '../../../shared/manuscript/inline.ts';
import { type Attached, attachPhotos, replacePhoto } from '../../../shared/photo/attach.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import { articleMeta, articleRecord } from '../store/article-row.ts';
import { editArticle } from '../store/articles.ts';
import type { WritableDb } from '../store/db.ts';
import { findPhoto } from '../store/photos.ts';
import { readWorkingCopy } from '../store/working-copy.ts';

export interface AttachInput {
  id: string;
  photoIds: readonly string[];
  role?: PlacementRole | undefined;
  /** The placement whose photo is replaced; then only one photo is given. */
  replace?: string | undefined;
  /** For a replacement; true when absent. */
  keepWords?: boolean | undefined;
  /** Puts a new inline photo at the end of the body. A window puts it where the cursor is. */
  figures: boolean;
}

/** Places photos in an article's working copy, in one transaction. Throws `DeskError`s, and then nothing changed. */
export function attachToArticle(
  db: WritableDb,
  input: AttachInput,
  by: { person: Person | null; at: string },
): CallOutput<'photos.attach'> {
  return db.transaction(() => {
    const record = articleRecord(db, input.id);
    const content = readWorkingCopy(db, record.n);
    const photos = input.photoIds.map((id) => photoOf(db, id));
    const { placements, attached } =
      input.replace === undefined
        ? attachPhotos(content.placements, photos, { role: input.role, newId: newShortId })
        : replaced(db, content.placements, photos, input.replace, input.keepWords ?? true);

    const figures = input.figures ? figuresFor(attached, content.blocks) : [];
    const blockOrder = [...content.blocks, ...figures].map((block) => block.id);
    editArticle(
      db,
      input.id,
      { placements, ...(figures.length > 0 ? { blocks: figures, blockOrder } : {}) },
      by,
    );
    return {
      attached: attached.map((placement, index) => printed(placement, photos[index])),
      placements: readWorkingCopy(db, record.n).placements,
      meta: articleMeta(db, input.id),
    };
  });
}

function replaced(
  db: WritableDb,
  placements: readonly Placement[],
  photos: readonly Photo[],
  placementId: string,
  keepWords: boolean,
): Attached {
  const [photo] = photos;
  if (!photo || photos.length > 1) {
    throw new DeskError(
      'one-photo',
      'A photo is replaced by one other photo.',
      'Nothing was changed: choose one.',
    );
  }
  const oldId = placements.find((placement) => placement.id === placementId)?.photoId;
  const old = oldId ? (findPhoto(db, oldId)?.photo ?? null) : null;
  const result = replacePhoto(placements, placementId, { old, new: photo }, keepWords);
  if (!result) {
    throw new DeskError(
      'no-placement',
      'The photo that was to be replaced is no longer in this article.',
      'Nothing was changed. Attach the new one instead.',
    );
  }
  return result;
}

function photoOf(db: WritableDb, id: string): Photo {
  const found = findPhoto(db, id);
  if (found) return found.photo;
  throw new DeskError(
    'no-photo',
    'There is no such photo in this store.',
    'Nothing was changed. Take it in first.',
  );
}

/** Inline photos that no figure shows yet get one, so that they print. */
function figuresFor(attached: readonly Placement[], blocks: readonly Block[]): Block[] {
  const shown = new Set(blocks.flatMap((block) => (block.type === 'figure' ? [block.placementId] : [])));
  return attached
    .filter(({ id, role }) => role === 'inline' && !shown.has(id))
    .map(({ id }) => ({ id: newShortId(), type: 'figure', placementId: id }));
}

function printed(placement: Placement, photo: Photo | undefined) {
  const { caption, credit } = printedWords(placement, photo ?? null);
  return {
    assetId: photo?.assetId ?? '',
    placementId: placement.id,
    caption: inlineToText(caption),
    credit,
  };
}
