import type { IimDataset } from '../../shared/photo/iim.ts';
import type { MediaType } from '../../shared/photo/media-calls.ts';
import { decodeBytes } from '../../shared/photo/tidy.ts';
import { type EmbeddedMetadata, EXIF_WORDS, type ExifWords } from '../../shared/photo/words.ts';
import { readWithExifTool } from './exiftool.ts';
import { hasCompressedText } from './png.ts';

/**
 * What a photo says about itself. ExifReader reads most files at once; ExifTool, which takes longer, reads what
 * ExifReader cannot: HEIC, PNG with compressed words, and files it stumbles over.
 */
export async function readMetadata(path: string, type: MediaType, bytes: Buffer): Promise<EmbeddedMetadata> {
  if (type === 'image/heic' || (type === 'image/png' && hasCompressedText(bytes)))
    return readWithExifTool(path);
  try {
    return await readQuickly(bytes);
  } catch {
    return readWithExifTool(path);
  }
}

/** Reads with ExifReader. Throws what it throws. */
export async function readQuickly(bytes: Buffer): Promise<EmbeddedMetadata> {
  const { load } = await import('exifreader');
  let tags: ReturnType<typeof loadAll>;
  try {
    tags = loadAll(load, bytes);
  } catch (error) {
    // Its way to say that there is nothing to read.
    if (error instanceof Error && error.name === 'MetadataMissingError')
      return { xmp: '', iim: [], exif: {} };
    throw error;
  }
  const raw: unknown = tags.xmp && Reflect.get(tags.xmp, '_raw');
  const iim: IimDataset[] = [];
  for (const tag of Object.values(tags.iptc ?? {}).flat()) {
    const id: unknown = Reflect.get(Object(tag), 'id');
    const value: unknown = Reflect.get(Object(tag), 'value');
    if (typeof id === 'number' && Array.isArray(value)) iim.push({ id, bytes: Uint8Array.from(value) });
  }
  const exif: ExifWords = {};
  for (const name of EXIF_WORDS) {
    const text = exifText(tags.exif?.[name]);
    if (text !== '') exif[name] = text;
  }
  return { xmp: typeof raw === 'string' ? raw : '', iim, exif };
}

/** ExifReader hands over the packets as they are; the parsing of XMP is ours, by namespace. */
const NO_DOM = { parseFromString: () => ({ childNodes: [], getElementsByTagName: () => [] }) };

function loadAll(load: typeof import('exifreader').load, bytes: Buffer) {
  return load(bytes, { expanded: true, includeUnknown: false, domParser: NO_DOM });
}

/** EXIF text is ASCII by the standard and anything in the field; ExifReader gives a character per byte. */
function exifText(tag: unknown): string {
  const value: unknown = Reflect.get(Object(tag), 'value');
  const text = Array.isArray(value) ? value.join('\u0000') : typeof value === 'string' ? value : '';
  const codes = Array.from(text, (character) => character.charCodeAt(0));
  return codes.every((code) => code < 0x100) ? decodeBytes(Uint8Array.from(codes)).text : text;
}
