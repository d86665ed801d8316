import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { assetIdSchema } from '../../../shared/article/photo.ts';
import { MEDIA_EXTENSIONS, type RenditionSpec } from '../../../shared/photo/media-calls.ts';
import type { MediaClient } from '../media-client.ts';
import type { Assets } from './assets.ts';

/** Where the cache keeps a rendition: `<store>/cache/renditions/<assetId>-<name>.<ext>`. */
export function renditionPath(store: string, assetId: string, spec: RenditionSpec): string {
  const extension = MEDIA_EXTENSIONS[`image/${spec.format}`];
  return join(store, 'cache', 'renditions', `${assetIdSchema.parse(assetId)}-${spec.name}.${extension}`);
}

/** Pictures for the screen, made when first asked for. The cache can be deleted at any time. */
export interface Renditions {
  /** The path of a rendition, made if it is not there. Rejects with a `DeskError` that names the photo's trouble. */
  get(assetId: string, spec: RenditionSpec): Promise<string>;
}

export function openRenditions(store: string, assets: Assets, media: MediaClient): Renditions {
  const making = new Map<string, Promise<string>>();
  return {
    get: async (assetId, spec) => {
      const out = renditionPath(store, assetId, spec);
      if ((await stat(out).catch(() => null))?.isFile()) return out;
      let job = making.get(out);
      if (!job) {
        job = media
          .rendition({ path: assets.pathOf(assetId), spec, out })
          .then(() => out)
          .finally(() => making.delete(out));
        making.set(out, job);
      }
      return job;
    },
  };
}
