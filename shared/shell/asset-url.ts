import { z } from 'zod';
import { assetIdSchema } from '../article/photo.ts';

/**
 * What the screens show of an asset: `thumb` at most 320 pixels on the long side, `preview` at most 1600,
 * `full` every pixel, in a form that a browser shows (a HEIC or TIFF comes as JPEG).
 */
export const assetSizeSchema = z.enum(['thumb', 'preview', 'full']);
export type AssetSize = z.infer<typeof assetSizeSchema>;

export const assetAskSchema = z.strictObject({ assetId: assetIdSchema, size: assetSizeSchema });
export type AssetAsk = z.infer<typeof assetAskSchema>;

/** The address under which a window finds a picture: `asset://photo/<asset id>/<size>`. */
export function assetUrl(assetId: string, size: AssetSize): string {
  return `asset://photo/${assetId}/${size}`;
}

/** What such an address asks for, or null when it is not one. */
export function parseAssetUrl(address: string): AssetAsk | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'asset:' || url.host !== 'photo' || url.search !== '') return null;
  const [assetId, size, ...more] = url.pathname.slice(1).split('/');
  if (more.length > 0) return null;
  const ask = assetAskSchema.safeParse({ assetId, size });
  return ask.success ? ask.data : null;
}
