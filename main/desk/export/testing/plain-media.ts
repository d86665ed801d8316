import { copyFile, stat } from 'node:fs/promises';
import type { RenditionResult } from '../../media-client.ts';
import type { MediaSource } from '../renditions.ts';

/** For tests that are not about pictures: every rendition is the asset's own file. */
export function plainMedia(asset: string): MediaSource {
  return {
    assetPath: () => asset,
    media: {
      async rendition({ path, out, spec }): Promise<RenditionResult> {
        await copyFile(path, out);
        const { size } = await stat(out);
        return { width: spec.maxWidth, height: 10, bytes: size, mediaType: 'image/jpeg' };
      },
    },
  };
}
