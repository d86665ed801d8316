import type { PhotoWords } from '../../shared/article/photo.ts';
import { decodeIim } from '../../shared/photo/iim.ts';
import type { MediaType } from '../../shared/photo/media-calls.ts';
import { wordsFrom } from '../../shared/photo/words.ts';
import { tagsFor } from '../../shared/photo/write-tags.ts';
import { readWithExifTool, writeWithExifTool } from './exiftool.ts';

/** Writes a photo's words into a file in place: XMP, and IIM where the format has a place for it. */
export async function writeWords(path: string, type: MediaType, words: PhotoWords): Promise<void> {
  const iim = type === 'image/jpeg' || type === 'image/tiff';
  const all = iim ? { ...(await wordsToConvert(path)), ...words } : words;
  const kept = Object.entries(tagsFor(all)).filter(([name]) => iim || !name.startsWith('IPTC:'));
  if (kept.length > 0) await writeWithExifTool(path, Object.fromEntries(kept));
}

/** Words that stand in the file in an old encoding: they are written anew, since all of IIM is UTF-8 afterwards. */
async function wordsToConvert(path: string): Promise<PhotoWords> {
  const before = await readWithExifTool(path);
  return decodeIim(before.iim).guessed === null ? {} : wordsFrom(before).words;
}
