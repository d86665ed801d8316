import type { Content } from '../article/content.ts';
import type { Photo } from '../article/photo.ts';

/** All that a check may look at. */
export interface CheckInput {
  content: Content;
  /** The photos whose words print, by photo id. */
  photos: Readonly<Record<string, Photo>>;
  /** Assets whose file is gone. */
  missingAssets: readonly string[];
  /** How many heads the article has; more than one: two machines edited it. */
  heads: number;
  /** RFC 3339 with Z. */
  now: string;
}
