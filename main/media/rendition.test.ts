import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXPORT, PREVIEW, type RenditionSpec, THUMB } from '../../shared/photo/media-calls.ts';
import { endExifTool } from './exiftool.ts';
import { inspect } from './inspect.ts';
import { makeRendition } from './rendition.ts';
import { openSource } from './source.ts';
import { fields, HEIC, HEIC_P3, scratch } from './testing/make.ts';

let dir: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  dir = await scratch();
});
afterAll(async () => {
  await endExifTool();
  await dir.clear();
});

async function rendition(path: string, spec: RenditionSpec, name: string) {
  return makeRendition(await openSource(path), spec, dir.at(name));
}

/** The colour at a point given in fractions of the picture. */
async function colour(path: string, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

function expectColour(found: number[], wanted: readonly number[], within = 30): void {
  for (const [index, value] of wanted.entries()) {
    expect(Math.abs((found[index] ?? -1000) - value), `${found} is not ${wanted}`).toBeLessThanOrEqual(
      within,
    );
  }
}

const RED = [200, 40, 40];
const GREEN = [40, 180, 60];
const BLUE = [40, 60, 200];
const YELLOW = [220, 210, 60];

test('a photo fits into its rendition and is never enlarged', async () => {
  await fields(2000, 1000).jpeg().toFile(dir.at('wide.jpg'));
  expect(await rendition(dir.at('wide.jpg'), THUMB, 'thumb.jpg')).toMatchObject({ width: 320, height: 160 });
  expect(await rendition(dir.at('wide.jpg'), PREVIEW, 'p.jpg')).toMatchObject({ width: 1600, height: 800 });
  expect(await rendition(dir.at('wide.jpg'), EXPORT, 'e.jpg')).toMatchObject({ width: 2000, height: 1000 });
});

// EXIF 2.32, tag 274: where the first row and column of the stored picture stand.
test.each([
  [1, RED, GREEN],
  [2, GREEN, RED],
  [3, YELLOW, BLUE],
  [4, BLUE, YELLOW],
  [5, RED, BLUE],
  [6, BLUE, RED],
  [7, YELLOW, GREEN],
  [8, GREEN, YELLOW],
])(
  'orientation %i is turned upright, and the size is told upright',
  async (orientation, topLeft, topRight) => {
    const path = dir.at(`turned-${orientation}.jpg`);
    await fields(400, 200).withMetadata({ orientation }).jpeg({ quality: 95 }).toFile(path);
    const { width, height } = await inspect({ path });
    expect([width, height]).toEqual(orientation > 4 ? [200, 400] : [400, 200]);
    const out = dir.at(`upright-${orientation}.jpg`);
    const made = await rendition(path, PREVIEW, `upright-${orientation}.jpg`);
    expect([made.width, made.height]).toEqual([width, height]);
    expectColour(await colour(out, 0.2, 0.2), topLeft);
    expectColour(await colour(out, 0.8, 0.2), topRight);
    expect((await sharp(out).metadata()).orientation).toBeUndefined();
  },
);

test('a crop is cut from the upright picture', async () => {
  const path = dir.at('cropped.jpg');
  await fields(400, 200).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toFile(path);
  const crop = { x: 0.5, y: 0, width: 0.5, height: 0.5 };
  const made = await rendition(path, { ...PREVIEW, crop }, 'crop.jpg');
  expect(made).toMatchObject({ width: 100, height: 200 });
  expectColour(await colour(dir.at('crop.jpg'), 0.5, 0.5), RED);
  const edge = { x: 0.999, y: 0.999, width: 0.9, height: 0.9 };
  expect((await rendition(path, { ...PREVIEW, crop: edge }, 'edge.jpg')).width).toBeGreaterThan(0);
});

test('colours are the same after a wide profile, CMYK, 16 bits and grey', async () => {
  await fields(200, 100).withIccProfile('p3').jpeg({ quality: 95 }).toFile(dir.at('p3.jpg'));
  await fields(200, 100)
    .toColourspace('cmyk')
    .withIccProfile('cmyk')
    .jpeg({ quality: 95 })
    .toFile(dir.at('cmyk.jpg'));
  await fields(200, 100).toColourspace('rgb16').png().toFile(dir.at('deep.png'));
  for (const name of ['p3.jpg', 'deep.png']) {
    await rendition(dir.at(name), PREVIEW, `s-${name}.jpg`);
    expectColour(await colour(dir.at(`s-${name}.jpg`), 0.2, 0.2), RED);
    expectColour(await colour(dir.at(`s-${name}.jpg`), 0.8, 0.8), YELLOW);
  }
  expect((await inspect({ path: dir.at('cmyk.jpg') })).colourSpace).toBe('cmyk');
  await rendition(dir.at('cmyk.jpg'), PREVIEW, 's-cmyk.jpg');
  // Paper has no such red: near is all there is.
  expectColour(await colour(dir.at('s-cmyk.jpg'), 0.2, 0.2), RED, 60);

  await fields(200, 100).greyscale().png().toFile(dir.at('grey.png'));
  await rendition(dir.at('grey.png'), PREVIEW, 's-grey.jpg');
  expect((await sharp(dir.at('s-grey.jpg')).metadata()).space).toBe('srgb');
});

test('what is transparent becomes white in a JPEG and stays so in a PNG', async () => {
  const clear = { create: { width: 40, height: 40, channels: 4, background: '#00000000' } } as const;
  await sharp(clear).png().toFile(dir.at('clear.png'));
  await rendition(dir.at('clear.png'), PREVIEW, 'white.jpg');
  expectColour(await colour(dir.at('white.jpg'), 0.5, 0.5), [255, 255, 255], 2);
  await rendition(dir.at('clear.png'), { ...PREVIEW, format: 'png' }, 'clear-out.png');
  expect((await sharp(dir.at('clear-out.png')).metadata()).hasAlpha).toBe(true);
});

test('a HEIC is decoded, its profile observed', async () => {
  expect(await inspect({ path: HEIC })).toMatchObject({
    mediaType: 'image/heic',
    width: 96,
    height: 64,
    alpha: false,
  });
  await rendition(HEIC, PREVIEW, 'heic.jpg');
  expectColour(await colour(dir.at('heic.jpg'), 0.2, 0.2), [220, 200, 90]);
  expectColour(await colour(dir.at('heic.jpg'), 0.8, 0.8), [30, 40, 90]);

  expect((await inspect({ path: HEIC_P3 })).profile).toBe(true);
  await rendition(HEIC_P3, PREVIEW, 'heic-p3.jpg');
  // Without its profile this red would come out 14 steps paler.
  expectColour(await colour(dir.at('heic-p3.jpg'), 0.5, 0.5), [200, 60, 50], 6);
});

test('no words of the asset slip into a rendition, which carries its profile when asked', async () => {
  await fields(100, 100)
    .withMetadata({ exif: { IFD0: { Copyright: 'Somebody' } } })
    .jpeg()
    .toFile(dir.at('said.jpg'));
  await rendition(dir.at('said.jpg'), PREVIEW, 'silent.jpg');
  await rendition(dir.at('said.jpg'), EXPORT, 'tagged.jpg');
  expect((await readFile(dir.at('silent.jpg'))).includes('Somebody')).toBe(false);
  expect((await sharp(dir.at('silent.jpg')).metadata()).icc).toBeUndefined();
  expect((await sharp(dir.at('tagged.jpg')).metadata()).icc).toBeDefined();
});

test('the same photo, spec and words give the same bytes', async () => {
  await fields(900, 700).jpeg().toFile(dir.at('same.jpg'));
  const words = { caption: [{ type: 'text', text: 'Zürich “now”' }], credit: 'Galley' } as const;
  for (const name of ['one.jpg', 'two.jpg']) {
    await makeRendition(await openSource(dir.at('same.jpg')), EXPORT, dir.at(name), {
      ...words,
      caption: [...words.caption],
    });
  }
  expect(await readFile(dir.at('one.jpg'))).toEqual(await readFile(dir.at('two.jpg')));
});

test('a rendition that cannot be put in place leaves nothing behind', async () => {
  await fields(64, 64).jpeg().toFile(dir.at('good.jpg'));
  const before = await readdir(dir.folder);
  await writeFile(dir.at('in-the-way'), '');
  await expect(rendition(dir.at('good.jpg'), PREVIEW, 'in-the-way/out.jpg')).rejects.toThrow();
  expect(await readdir(dir.folder)).toEqual([...before, 'in-the-way'].sort());
});

test('what a killed worker had half written goes when the next one works in its folder', async () => {
  await fields(40, 30).jpeg().toFile(dir.at('left.jpg'));
  await mkdir(dir.at('left'));
  await writeFile(dir.at('left/.1-7.tmp'), 'half of a picture');
  await writeFile(dir.at('left/own.tmp'), 'somebody else’s');
  await rendition(dir.at('left.jpg'), THUMB, 'left/thumb.jpg');
  expect((await readdir(dir.at('left'))).sort()).toEqual(['own.tmp', 'thumb.jpg']);
});
