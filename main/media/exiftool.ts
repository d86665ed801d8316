import type { ExifTool } from 'exiftool-vendored';
import { DeskError } from '../../shared/contract/error.ts';
import { splitIim } from '../../shared/photo/iim.ts';
import { decodeBytes } from '../../shared/photo/tidy.ts';
import { type EmbeddedMetadata, EXIF_WORDS, type ExifWords } from '../../shared/photo/words.ts';
import type { MetadataTags } from '../../shared/photo/write-tags.ts';

let starting: Promise<ExifTool> | null = null;

/** ExifTool in a Perl process of its own, started at its first use and kept. */
function exifTool(): Promise<ExifTool> {
  starting ??= start();
  return starting;
}

async function start(): Promise<ExifTool> {
  const { ExifTool } = await import('exiftool-vendored');
  return new ExifTool({
    maxProcs: 1,
    taskTimeoutMillis: 20_000,
    taskRetries: 0,
    useMWG: false,
    // Perl would complain of a locale that is named and not installed, and a complaint counts as a failure.
    exiftoolEnv: { LC_ALL: 'C', LANGUAGE: 'C' },
    // No configuration from the user's home: the same words give the same bytes on every machine.
    exiftoolArgs: ['-config', '', '-stay_open', 'True', '-@', '-'],
  });
}

/** Ends the Perl process, if there is one. */
export async function endExifTool(): Promise<void> {
  const running = starting;
  starting = null;
  await (await running?.catch(() => null))?.end();
}

/** Reads the blocks that carry words out of any file ExifTool knows, without interpreting them. */
export async function readWithExifTool(path: string): Promise<EmbeddedMetadata> {
  const exifTags = EXIF_WORDS.map((name) => `-EXIF:${name}`);
  const tags = await run(async (tool) =>
    tool.readRaw(path, { useMWG: false, readArgs: ['-b', '-G0', '-n', '-m', '-XMP', '-IPTC', ...exifTags] }),
  );
  const value = (key: string): unknown => Reflect.get(tags, key);
  const exif: ExifWords = {};
  for (const name of EXIF_WORDS) {
    const found = value(`EXIF:${name}`);
    const text = typeof found === 'number' ? String(found) : unwrap(found);
    if (text.length > 0) exif[name] = typeof text === 'string' ? text : decodeBytes(text).text;
  }
  const xmp = unwrap(value('XMP:XMP'));
  return {
    xmp: typeof xmp === 'string' ? xmp : new TextDecoder().decode(xmp),
    iim: splitIim(bytesOf(unwrap(value('IPTC:IPTC')))),
    exif,
  };
}

/** With -b, ExifTool prints what is not text as `base64:…`. */
function unwrap(value: unknown): string | Uint8Array {
  if (typeof value !== 'string') return '';
  return value.startsWith('base64:') ? Buffer.from(value.slice(7), 'base64') : value;
}

function bytesOf(value: string | Uint8Array): Uint8Array {
  return typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
}

/**
 * Writes tags into a file: beside it first, then renamed over it. IIM is written in UTF-8 and says so (1:90),
 * also where it is longer than its old limits.
 */
export async function writeWithExifTool(path: string, tags: MetadataTags): Promise<void> {
  const iim = Object.entries(tags).some(([name, value]) => name.startsWith('IPTC:') && value !== null);
  const entries = Object.entries(tags).map(([name, value]) => [name, asEntities(value)] as const);
  const values = Object.fromEntries(entries);
  await run(async (tool) =>
    tool.write(path, iim ? { 'IPTC:CodedCharacterSet': 'UTF8', ...values } : values, {
      useMWG: false,
      ignoreMinorErrors: true,
      writeArgs: ['-overwrite_original'],
    }),
  );
}

/** The library passes values as HTML text, but leaves an ampersand alone: `R&amp;D` would come out as `R&D`. */
function asEntities(value: string | string[] | null): string | string[] | null {
  if (value === null) return null;
  return typeof value === 'string'
    ? value.replaceAll('&', '&amp;')
    : value.map((item) => item.replaceAll('&', '&amp;'));
}

async function run<T>(task: (tool: ExifTool) => Promise<T>): Promise<T> {
  try {
    return await task(await exifTool());
  } catch (error) {
    throw new DeskError(
      'metadata-failed',
      'The words in the photo could not be read or written.',
      `The photo itself is safe. ExifTool says: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
    );
  }
}
