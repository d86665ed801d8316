import { copyFile, mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskError } from '../../shared/contract/error.ts';
import { MEDIA_LIMITS, PREVIEW } from '../../shared/photo/media-calls.ts';
import { endExifTool } from './exiftool.ts';
import { inspect } from './inspect.ts';
import { cutShort, fields, HEIC, hugePng, pngChunk, scratch } from './testing/make.ts';

let dir: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  dir = await scratch();
});
afterAll(async () => {
  await endExifTool();
  await dir.clear();
});

/** Inspects with a rendition asked for, and checks that the refusal left nothing behind. */
async function refused(path: string): Promise<DeskError> {
  const out = dir.at('out');
  await mkdir(out, { recursive: true });
  try {
    await inspect({ path, renditions: [{ spec: PREVIEW, out: `${out}/preview.jpg` }] });
  } catch (error) {
    expect(await readdir(out)).toEqual([]);
    expect(error).toBeInstanceOf(DeskError);
    if (error instanceof DeskError) {
      expect(error.message).toMatch(/^“.*” (is|has|cannot) .*\.$/);
      expect(error.hint).toMatch(/\.$/);
      return error;
    }
  }
  throw new Error(`${path} was not refused`);
}

const FORMATS = [
  ['jpg', 'jpeg', {}],
  ['progressive.jpg', 'jpeg', { progressive: true }],
  ['png', 'png', {}],
  ['interlaced.png', 'png', { progressive: true }],
  ['webp', 'webp', {}],
  ['lossless.webp', 'webp', { lossless: true }],
  ['tif', 'tiff', { compression: 'none' }],
  ['lzw.tif', 'tiff', { compression: 'lzw' }],
  ['tiled.tif', 'tiff', { tile: true, compression: 'deflate' }],
] as const;

test.each(FORMATS)('a %s that was cut short is refused at any length', async (name, format, options) => {
  const whole = dir.at(`whole.${name}`);
  await fields(640, 480)[format](options).toFile(whole);
  for (const share of [0.99, 0.6, 0.2, 0.02]) {
    expect((await refused(await cutShort(whole, dir.at(`cut.${name}`), share))).code).toBe('photo-damaged');
  }
});

test('a HEIC that was cut short is refused', async () => {
  for (const share of [0.98, 0.5, 0.2]) {
    expect((await refused(await cutShort(HEIC, dir.at('cut.heic'), share))).code).toBe('photo-damaged');
  }
});

test('a small file with 256 megapixels is refused by its header, and the limit is told', async () => {
  const bytes = hugePng(16_000, 16_000);
  // Whatever stands behind the header is not looked at.
  const header = bytes.subarray(0, 64);
  await writeFile(dir.at('huge.png'), bytes);
  await writeFile(dir.at('header.png'), header);
  for (const name of ['huge.png', 'header.png']) {
    const error = await refused(dir.at(name));
    expect(error.code).toBe('photo-too-many-pixels');
    expect(error.message).toBe(
      `“${name}” has 16,000 × 16,000 pixels; the limit is 200 megapixels and 65,535 along a side.`,
    );
  }
});

test('a strip longer than a JPEG can be is refused', async () => {
  await fields(70_000, 2).png().toFile(dir.at('strip.png'));
  expect((await refused(dir.at('strip.png'))).code).toBe('photo-too-many-pixels');
});

const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const NO_PHOTOS: [name: string, content: Buffer | string, what: string][] = [
  ['drawing.svg', script, 'an SVG drawing'],
  ['drawing.jpg', `<?xml version="1.0"?>\n<!-- -->${script}`, 'an SVG drawing'],
  ['utf16.svg', Buffer.from(`\ufeff${script}`, 'utf16le'), 'an SVG drawing'],
  ['archive.jpg', Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1'), 'a zip archive'],
  ['notes.jpg', 'Just some words.\n', 'a text'],
  ['page.jpg', '<!DOCTYPE html><html></html>', 'a web page'],
  ['paper.jpg', '%PDF-1.7\n', 'a PDF document'],
  ['layers.psd', Buffer.from('8BPS\0\x01', 'latin1'), 'a Photoshop document'],
  ['noise.jpg', Buffer.from([1, 2, 3, 0, 5, 6, 7, 8]), 'no picture that Galley knows'],
  ['film.heic', Buffer.from('\0\0\0\x18ftypqt  \0\0\0\0qt  ', 'latin1'), 'a film'],
  ['new.avif', Buffer.from('\0\0\0\x18ftypavif\0\0\0\0avifmif1', 'latin1'), 'an AVIF picture'],
];

test.each(NO_PHOTOS)('%s is refused by what it is, whatever its name', async (name, content, what) => {
  await writeFile(dir.at(name), content);
  const error = await refused(dir.at(name));
  expect(error.code).toBe('photo-not-a-photo');
  expect(error.message).toBe(`“${name}” is ${what}, not a photo that Galley takes.`);
});

test('animations are refused: GIF, WebP and PNG', async () => {
  const frames = await Promise.all(
    [fields(32, 32), fields(32, 32).negate()].map((frame) => frame.png().toBuffer()),
  );
  const { default: sharp } = await import('sharp');
  await sharp(frames, { join: { animated: true } })
    .gif()
    .toFile(dir.at('moving.gif'));
  expect((await refused(dir.at('moving.gif'))).message).toContain('is a GIF');

  await sharp(frames, { join: { animated: true } })
    .webp()
    .toFile(dir.at('moving.webp'));
  expect((await refused(dir.at('moving.webp'))).code).toBe('photo-animated');

  const still = frames[0] ?? Buffer.alloc(0);
  const animated = Buffer.concat([
    still.subarray(0, 33),
    pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    still.subarray(33),
  ]);
  await writeFile(dir.at('moving.png'), animated);
  expect((await refused(dir.at('moving.png'))).code).toBe('photo-animated');
});

test('what is no file, empty, gone or too large is refused', async () => {
  await mkdir(dir.at('folder.jpg'));
  expect((await refused(dir.at('folder.jpg'))).code).toBe('photo-folder');
  await writeFile(dir.at('empty.jpg'), '');
  expect((await refused(dir.at('empty.jpg'))).code).toBe('photo-empty');
  expect((await refused(dir.at('gone.jpg'))).code).toBe('photo-missing');
  if (process.platform !== 'win32') expect((await refused('/dev/null')).code).toBe('photo-not-file');

  const large = await open(dir.at('large.jpg'), 'w');
  await large.truncate(MEDIA_LIMITS.bytes + 1);
  await large.close();
  expect((await refused(dir.at('large.jpg'))).message).toBe('“large.jpg” has 301 MB; the limit is 300 MB.');
});

test('a camera raw file in a TIFF container is refused', async () => {
  await fields(64, 64).tiff({ compression: 'none' }).toFile(dir.at('raw.tif'));
  const bytes = await readFile(dir.at('raw.tif'));
  // The first entry of the directory becomes NewSubfileType 1: a stand-in for the raw picture.
  const entry = bytes.readUInt32LE(4) + 2;
  bytes.writeUInt16LE(254, entry);
  bytes.writeUInt16LE(4, entry + 2);
  bytes.writeUInt32LE(1, entry + 4);
  bytes.writeUInt32LE(1, entry + 8);
  await writeFile(dir.at('raw.tif'), bytes);
  expect((await refused(dir.at('raw.tif'))).message).toContain('is a camera raw file');
});

test('the file that was refused is as it was', async () => {
  await copyFile(HEIC, dir.at('kept.heic'));
  const path = await cutShort(dir.at('kept.heic'), dir.at('kept-cut.heic'), 0.9);
  const before = await readFile(path);
  await refused(path);
  expect(await readFile(path)).toEqual(before);
});
