import { DeskError } from '../../../shared/contract/error.ts';
import { FULL, PREVIEW, THUMB } from '../../../shared/photo/media-calls.ts';
import type { AssetAsk } from '../../../shared/shell/asset-url.ts';
import type { ReadableDb } from '../store/db.ts';
import { findAsset } from '../store/photos.ts';
import type { Assets } from './assets.ts';
import type { Renditions } from './renditions.ts';

/** What a browser shows as it is. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** The file behind a picture on screen; made on the way when it is not there. Rejects with a `DeskError`. */
export async function screenFile(
  desk: { db: ReadableDb; assets: Assets; renditions: Renditions },
  { assetId, size }: AssetAsk,
): Promise<{ path: string; mediaType: string }> {
  const asset = findAsset(desk.db, assetId);
  if (!asset) throw new DeskError('no-asset', 'There is no such photo in this store.');
  if (size === 'full' && SHOWN.has(asset.mediaType)) {
    if (await desk.assets.has(assetId))
      return { path: desk.assets.pathOf(assetId), mediaType: asset.mediaType };
    throw new DeskError(
      'photo-missing',
      'The file of this photo is gone from the store.',
      'Take the photo in again, or bring the file back from a backup.',
    );
  }
  const spec = { thumb: THUMB, preview: PREVIEW, full: FULL }[size];
  return { path: await desk.renditions.get(assetId, spec), mediaType: 'image/jpeg' };
}
