import type { Photo } from '../../../shared/article/photo.ts';
import type { Placement } from '../../../shared/article/placement.ts';
import type { ReadableDb } from './db.ts';
import { findPhoto, findPhotoRevision } from './photos.ts';

/** The newest records of the photos that are placed, by photo id; those not here are left out. */
export function currentPhotos(db: ReadableDb, placements: readonly Placement[]): Record<string, Photo> {
  return collect(placements, (_placement, id) => findPhoto(db, id)?.photo);
}

/** The photos as the placements of a revision pin them, by photo id. */
export function pinnedPhotos(db: ReadableDb, placements: readonly Placement[]): Record<string, Photo> {
  return collect(placements, (placement) =>
    placement.photoRevision === null ? undefined : findPhotoRevision(db, placement.photoRevision),
  );
}

function collect(
  placements: readonly Placement[],
  find: (placement: Placement, id: string) => Photo | undefined,
): Record<string, Photo> {
  const photos: Record<string, Photo> = {};
  for (const placement of placements) {
    const photo = placement.photoId === null ? undefined : find(placement, placement.photoId);
    if (placement.photoId !== null && photo) photos[placement.photoId] = photo;
  }
  return photos;
}
