import type { IimDataset } from '../../shared/photo/iim.ts';
import type { MediaType } from '../../shared/photo/media-calls.ts';
import { decodeBytes } from '../../shared/photo/tidy.ts';
import { type EmbeddedMetadata, EXIF_WORDS, type ExifWords } from '../../shared/photo/words.ts';
import { readWithExifTool } from './exiftool.ts';
import { pngWords } from './png-words.ts';

/**
 * What a photo says about itself. ExifReader reads most files at once; ExifTool, which takes longer, reads HEIC
 * and what ExifReader stumbles over.
 */
export async function readMetadata(path: string, type: MediaType, bytes: Buffer): Promise<EmbeddedMetadata> {
  if (type === 'image/heic') return readWithExifTool(path);
  try {
    const read = await readQuickly(bytes);
    if (type !== 'image/png') return read;
    // ExifReader knows neither compressed words in a PNG nor its IPTC.
    const own = pngWords(bytes);
    return { xmp: own.xmp || read.xmp, iim: own.iim, exif: { ...own.exif, ...read.exif } };
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
