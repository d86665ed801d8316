import type { Crop } from '../../shared/article/placement.ts';

/** Which picture to make of an asset. */
export interface RenditionSpec {
  /** Longest edge in pixels; never enlarged. Null: as many pixels as the asset has. */
  longEdge: number | null;
  /** Part of the upright picture that is kept, in fractions; null: all of it. */
  crop: Crop | null;
  format: 'jpeg';
  /** JPEG quality, 1 to 100. */
  quality: number;
}

/** A picture that was made, upright, in a file that the caller may move or change. */
export interface RenditionFile {
  path: string;
  mediaType: 'image/jpeg';
  width: number;
  height: number;
}

/** Words that are written into a file as IPTC IIM and XMP. An empty text is left out. */
export interface MediaWords {
  headline: string;
  caption: string;
  credit: string;
  creator: string;
  altText: string;
  /** YYYY-MM-DD or RFC 3339, or null. */
  date: string | null;
  sublocation: string;
  city: string;
  region: string;
  country: string;
  countryCode: string;
  copyright: string;
  usageTerms: string;
  instructions: string;
  source: string;
  keywords: readonly string[];
}

/** What is read back from a file to see that the words are in it. */
export interface ReadMedia {
  mediaType: string;
  width: number;
  height: number;
  caption: string;
  credit: string;
  altText: string;
}

/**
 * What the desk service asks of the media worker. Errors are DeskErrors with words for a person.
 * The same asset and spec give the same bytes (same app version and platform), and so do the same words.
 */
export interface MediaClient {
  /** Makes a picture of an asset of the store and writes it to `target`, a path that does not exist yet. */
  rendition(assetId: string, spec: RenditionSpec, target: string): Promise<RenditionFile>;
  /** Writes the words into the file, in place of those that it carries. */
  writeMetadata(path: string, words: MediaWords): Promise<void>;
  /** Reads pixels and words of a file of a package. */
  readMedia(path: string): Promise<ReadMedia>;
}
