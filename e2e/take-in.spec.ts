import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import { takenInSchema } from '../shared/contract/photos.ts';
import { expect, type Galley, test } from './app.ts';
import { ROOT } from './runtime.ts';

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.array(takenInSchema) }),
  z.object({ ok: z.literal(false), error: z.unknown() }),
]);

/** Gives files to the page as if dropped there, and has them taken in. */
async function takeIn(galley: Galley, files: Record<string, Buffer>) {
  const given = Object.entries(files).map(([name, bytes]) => ({ name, base64: bytes.toString('base64') }));
  const json = await galley.page.evaluate(async (list) => {
    const dropped = list.map(({ name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      return new File([bytes], name);
    });
    const chosen: unknown = JSON.parse(await window.galley.files(dropped));
    const tokens = Object(chosen).value.map(({ token }: { token: string }) => ({ token }));
    return window.galley.call('photos.takeIn', JSON.stringify({ files: tokens }));
  }, given);
  const answer = answerSchema.parse(JSON.parse(json));
  if (!answer.ok) throw new Error(json);
  return answer.value;
}

/** Loads a picture in the page; its size, or null when it does not come. */
function pictureSize(galley: Galley, address: string): Promise<[number, number] | null> {
  return galley.page.evaluate(
    (src) =>
      new Promise<[number, number] | null>((resolve) => {
        const picture = new Image();
        picture.onload = () => resolve([picture.naturalWidth, picture.naturalHeight]);
        picture.onerror = () => resolve(null);
        picture.src = src;
      }),
    address,
  );
}

test('photos come in through the running app, show on the page, and go on after the media worker is killed', async ({
  galley,
}) => {
  await galley.launch();
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  const heic = readFileSync(join(ROOT, 'main/media/testing/sample.heic'));
  const [first, second, third] = await takeIn(galley, {
    'red.jpg': photo,
    'fields.heic': heic,
    'archive.jpg': Buffer.from('PK\x03\x04', 'latin1'),
  });
  expect(first).toMatchObject({ ok: true, photo: { filename: 'red.jpg', width: 900, height: 600 } });
  expect(second).toMatchObject({ ok: true, photo: { mediaType: 'image/heic', width: 96, height: 64 } });
  expect(third).toMatchObject({ ok: false, error: { code: 'photo-not-a-photo' } });
  const idOf = (answer: typeof first) => (answer?.ok ? answer.photo.assetId : '');
  expect(await pictureSize(galley, `asset://photo/${idOf(first)}/thumb`)).toEqual([320, 213]);
  expect(await pictureSize(galley, `asset://photo/${idOf(first)}/full`)).toEqual([900, 600]);
  expect(await pictureSize(galley, `asset://photo/${idOf(second)}/full`)).toEqual([96, 64]);

  const before = (await galley.pids()).media;
  await galley.kill('media');
  const other = await sharp({ create: { width: 70, height: 50, channels: 3, background: '#3a3' } })
    .png()
    .toBuffer();
  expect(await takeIn(galley, { 'green.png': other })).toMatchObject([{ ok: true, photo: { width: 70 } }]);
  expect((await galley.pids()).media).not.toBe(before);
});
