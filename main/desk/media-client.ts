import type { PhotoWords } from '../../shared/article/photo.ts';

/** Which picture to make of an asset: upright, sRGB, never larger than the asset. */
export interface RenditionSpec {
  /** Part of the file name in the cache. */
  name: string;
  /** Pixels; the picture fits in, its shape kept. */
  maxWidth: number;
  maxHeight: number;
  format: 'jpeg' | 'png' | 'webp';
  /** 1 to 100; not for png. */
  quality: number;
  /** Part of the upright picture that is kept, in fractions. */
  crop?: { x: number; y: number; width: number; height: number } | undefined;
  /** Carry an sRGB profile in the file. */
  profile: boolean;
}

export interface RenditionResult {
  width: number;
  height: number;
  bytes: number;
  mediaType: string;
}

/**
 * What export and verification ask of the media worker. Errors have words for a person. The same file, spec
 * and words give the same bytes with the same app version and platform.
 */
export interface MediaClient {
  /** Makes a picture of the file at `path` and puts it at `out`, whole or not at all, with the words inside. */
  rendition(input: {
    path: string;
    spec: RenditionSpec;
    out: string;
    words?: PhotoWords;
  }): Promise<RenditionResult>;
  /** Says what a file is and reads its words, after decoding it whole. */
  inspect(input: {
    path: string;
  }): Promise<{ mediaType: string; width: number; height: number; words: PhotoWords }>;
}
