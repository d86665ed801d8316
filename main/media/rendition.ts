import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutputInfo, Sharp } from 'sharp';
import type { PhotoWords } from '../../shared/article/photo.ts';
import type { MediaType, RenditionResult, RenditionSpec } from '../../shared/photo/media-calls.ts';
import { jpegWithWords } from './jpeg-words.ts';
import { openPicture } from './sharp.ts';
import { orDamaged, type Source } from './source.ts';
import { writeWords } from './write-words.ts';

const TYPES: Record<RenditionSpec['format'], MediaType> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

let count = 0;

/**
 * Makes one picture from a source: upright, sRGB, at most as large as asked and never enlarged. It appears at
 * `out` whole or not at all, with `words` inside when given; the same input gives the same bytes.
 */
export async function makeRendition(
  source: Source,
  spec: RenditionSpec,
  out: string,
  words?: PhotoWords,
): Promise<RenditionResult> {
  const folder = dirname(out);
  await mkdir(folder, { recursive: true });
  await clearLeftovers(folder);
  count += 1;
  const temporary = join(folder, `.${process.pid}-${count}.tmp`);
  try {
    const { data, info } = await orDamaged(source.name, () => render(source, spec));
    const said = words && spec.format === 'jpeg' ? jpegWithWords(data, words) : null;
    await writeSynced(temporary, said ?? data);
    if (words && !said) {
      await writeWords(temporary, TYPES[spec.format], words);
      await sync(temporary);
    }
    const bytes = (await stat(temporary)).size;
    await rename(temporary, out);
    return { width: info.width, height: info.height, bytes, mediaType: TYPES[spec.format] };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const cleared = new Set<string>();

/**
 * Removes what a worker that was killed had half written. One worker works in a folder at a time, so what bears
 * the number of another process is nobody's. Once for each folder: a cache may hold very many pictures.
 */
async function clearLeftovers(folder: string): Promise<void> {
  if (cleared.has(folder)) return;
  cleared.add(folder);
  const own = `.${process.pid}-`;
  for (const name of await readdir(folder)) {
    if (/^\.\d+-\d+\.tmp$/.test(name) && !name.startsWith(own)) await rm(join(folder, name), { force: true });
  }
}

/**
 * Decodes strictly, and where a decoder only warns (cameras and old programs leave small faults that change
 * nothing), once more without minding warnings. Data that is cut short fails both times.
 */
async function render(source: Source, spec: RenditionSpec): Promise<{ data: Buffer; info: OutputInfo }> {
  const make = async (failOn: 'warning' | 'error') =>
    encode(prepare(await openPicture(source.picture, { failOn }), source, spec), spec).toBuffer({
      resolveWithObject: true,
    });
  try {
    return await make('warning');
  } catch {
    return make('error');
  }
}

function prepare(picture: Sharp, source: Source, spec: RenditionSpec): Sharp {
  let upright = picture.autoOrient();
  if (spec.crop) {
    const left = Math.min(source.width - 1, Math.round(spec.crop.x * source.width));
    const top = Math.min(source.height - 1, Math.round(spec.crop.y * source.height));
    upright = upright.extract({
      left,
      top,
      width: Math.max(1, Math.min(source.width - left, Math.round(spec.crop.width * source.width))),
      height: Math.max(1, Math.min(source.height - top, Math.round(spec.crop.height * source.height))),
    });
  }
  return upright
    .resize({ width: spec.maxWidth, height: spec.maxHeight, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
}

function encode(picture: Sharp, spec: RenditionSpec): Sharp {
  const tagged = spec.profile ? picture.withIccProfile('srgb') : picture;
  if (spec.format === 'png') return tagged.png({ compressionLevel: 7 });
  if (spec.format === 'webp') return tagged.webp({ quality: spec.quality });
  return tagged.flatten({ background: '#ffffff' }).jpeg({ quality: spec.quality });
}

async function writeSynced(path: string, data: Buffer): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
