import { type Placement, type PlacementRole, waitingPlacement } from '../article/placement.ts';
import type { IntakeDraft } from './draft.ts';
import type { PictureWords } from './piece.ts';

/** A placement that waits for a picture of the source, with the words that the source has for it. */
export function pictureToCome(
  draft: IntakeDraft,
  id: string,
  role: PlacementRole,
  picture: PictureWords & { creator?: string },
): Placement {
  const placement: Placement = {
    ...waitingPlacement(id, role),
    caption: picture.caption.length > 0 ? picture.caption : null,
    credit: picture.credit === '' ? null : picture.credit,
    altText: picture.alt === '' ? null : picture.alt,
  };
  draft.placements.push(placement);
  const href = picture.src.startsWith('data:') ? '' : picture.src;
  if (href !== '' || picture.creator) {
    draft.photos.push({ placementId: id, href, creator: picture.creator ?? '' });
  }
  return placement;
}

/** Notes pictures that stand without words. */
export function noteBarePictures(draft: IntakeDraft, pictures: readonly PictureWords[]): void {
  if (pictures.length === 0) return;
  const what = pictures.length === 1 ? 'A picture was' : `${pictures.length} pictures were`;
  draft.notes.push({
    kind: 'left-out',
    message: `${what} left out: paste or drop the files themselves.`,
    text: pictures
      .map((picture) => picture.alt)
      .filter((alt) => alt !== '')
      .join('\n'),
  });
}
