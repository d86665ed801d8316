import { readFileSync } from 'node:fs';
import { type Content, contentSchema } from '../../../shared/article/content.ts';
import { type Photo, photoSchema } from '../../../shared/article/photo.ts';
import { newId } from '../../../shared/id.ts';
import { resourcePath } from '../../paths.ts';
import type { Assets } from '../assets/assets.ts';
import type { WritableDb } from '../store/db.ts';
import { putAsset, putPhoto } from '../store/photos.ts';

/**
 * The sample story with its photo taken in, as it ships. Its words are known, so no media worker has to start
 * before the first screen.
 */
export async function sampleContent(db: WritableDb, assets: Assets, at: string): Promise<Content> {
  const content = contentSchema.parse(readSample('story.json'));
  const words = photoSchema.omit({ schema: true, id: true, assetId: true }).parse(readSample('photo.json'));
  const { id: assetId, bytes } = await assets.add(resourcePath('sample', words.filename));
  const photo: Photo = { schema: 1, id: newId(), assetId, ...words };
  db.transaction(() => {
    putAsset(db, { id: assetId, bytes, mediaType: photo.mediaType }, at);
    putPhoto(db, photo, at);
  });
  return {
    ...content,
    placements: content.placements.map((placement) => ({ ...placement, photoId: photo.id })),
  };
}

function readSample(file: string): unknown {
  return JSON.parse(readFileSync(resourcePath('sample', file), 'utf8'));
}
