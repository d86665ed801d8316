import type { PhotoWords } from '../../shared/article/photo.ts';
import type { MediaType } from '../../shared/photo/media-calls.ts';
import { tagsFor } from '../../shared/photo/write-tags.ts';
import { writeWithExifTool } from './exiftool.ts';

/** Writes a photo's words into a file in place: XMP, and IIM where the format has a place for it. */
export async function writeWords(path: string, type: MediaType, words: PhotoWords): Promise<void> {
  const tags = tagsFor(words);
  const iim = type === 'image/jpeg' || type === 'image/tiff';
  const kept = Object.entries(tags).filter(([name]) => iim || !name.startsWith('IPTC:'));
  if (kept.length > 0) await writeWithExifTool(path, Object.fromEntries(kept));
}
