import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blankContent } from '../../../shared/article/content.ts';
import { type Placement, waitingPlacement } from '../../../shared/article/placement.ts';
import type { TakenIn } from '../../../shared/contract/photos.ts';
import { inlineFromText, inlineToText } from '../../../shared/manuscript/inline.ts';
import { fields, HEIC, iimDataset, withIim } from '../../media/testing/make.ts';
import { tempFolder, testDesk } from '../testing/desk.ts';

/** A desk, and the command line on it, which may name paths. */
async function photoDesk() {
  const started = await testDesk();
  const cli = started.desk.client('cli');
  const inbox = tempFolder();
  const put = (name: string, bytes: Buffer | string) => {
    writeFileSync(join(inbox, name), bytes);
    return join(inbox, name);
  };
  const takeIn = (...paths: string[]) =>
    cli.call('photos.takeIn', { files: paths.map((path) => ({ path })) });
  return { ...started, cli, inbox, put, takeIn };
}

async function jpeg(words: Record<number, string> = {}, size = 60): Promise<Buffer> {
  const plain = await fields(size * 2, size)
    .jpeg()
    .toBuffer();
  return withIim(
    plain,
    Object.entries(words).map(([dataset, text]) => iimDataset(2, Number(dataset), text)),
  );
}

function good(answer: TakenIn | undefined): Extract<TakenIn, { ok: true }> {
  if (answer?.ok) return answer;
  throw new Error(`Not taken in: ${JSON.stringify(answer)}`);
}

/** All files of a store below a folder, by their paths in it. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

test('photos that come in together are listed in the order in which they were given', async () => {
  const { put, takeIn, cli } = await photoDesk();
  await takeIn(put('before.jpg', await jpeg({}, 50)));
  // The first takes longest to read: the order must not be the one in which they are done.
  const sizes = [900, 61, 62, 63, 64];
  const paths = await Promise.all(
    sizes.map(async (size, index) => put(`${index}.jpg`, await jpeg({}, size))),
  );
  await takeIn(...paths);
  const { rows } = await cli.call('photos.list', {});
  const names = ['0.jpg', '1.jpg', '2.jpg', '3.jpg', '4.jpg', 'before.jpg'];
  expect(rows.map((row) => row.photo.filename).slice(0, names.length)).toEqual(names);
});

test('a photo comes in with its words, its asset and its pictures', async () => {
  const { folder, put, takeIn, cli } = await photoDesk();
  const path = put('summit.jpg', await jpeg({ 120: 'Leaders meet', 110: 'EPA-EFE', 80: 'A. Person' }));
  const { photo, alreadyHere } = good((await takeIn(path))[0]);
  expect(alreadyHere).toBe(false);
  expect(photo).toMatchObject({
    filename: 'summit.jpg',
    mediaType: 'image/jpeg',
    width: 120,
    height: 60,
    credit: 'EPA-EFE',
  });
  const { assetId } = photo;
  expect(readFileSync(join(folder, 'assets', assetId.slice(0, 2), assetId.slice(2, 4), assetId))).toEqual(
    readFileSync(path),
  );
  expect(filesIn(join(folder, 'cache/renditions')).sort()).toEqual([
    `${assetId}-preview.jpg`,
    `${assetId}-thumb.jpg`,
  ]);
  const { rows } = await cli.call('photos.list', {});
  const [row] = rows.filter(({ photo: { id } }) => id === photo.id);
  expect(row && [inlineToText(row.photo.caption), row.fileMissing]).toEqual(['Leaders meet', false]);
});

test('the same bytes under another name are the photo that is here, with the words it has now', async () => {
  const { folder, put, takeIn, cli } = await photoDesk();
  const bytes = await jpeg({ 110: 'AP' });
  const first = good((await takeIn(put('a.jpg', bytes)))[0]);
  await cli.call('photos.update', { id: first.photo.id, words: { credit: 'Reuters' } });
  const again = good((await takeIn(put('b.jpg', bytes)))[0]);
  expect(again).toMatchObject({ alreadyHere: true, photo: { id: first.photo.id, credit: 'Reuters' } });
  const twice = await takeIn(put('c.jpg', await jpeg({}, 70)), put('d.jpg', await jpeg({}, 70)));
  expect(new Set(twice.map((answer) => good(answer).photo.id)).size).toBe(1);
  // The third is the sample story's.
  expect(filesIn(join(folder, 'assets')).length).toBe(3);
});

test('bad files are refused with a sentence and leave nothing behind, and the others go in', async () => {
  const { folder, put, takeIn, cli } = await photoDesk();
  const whole = await jpeg();
  const answers = await takeIn(
    put('cut.jpg', whole.subarray(0, whole.length - 200)),
    put('good.jpg', whole),
    put('archive.jpg', 'PK\x03\x04'),
    put('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    HEIC,
    put('cut.png', (await fields(300, 300).png().toBuffer()).subarray(0, 900)),
  );
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error.message))).toEqual([
    '“cut.jpg” is damaged or was cut short.',
    'ok',
    '“archive.jpg” is a zip archive, not a photo that Galley takes.',
    '“drawing.svg” is an SVG drawing, not a photo that Galley takes.',
    'ok',
    '“cut.png” is damaged or was cut short.',
  ]);
  // With the one of the sample story.
  expect((await cli.call('photos.list', {})).total).toBe(3);
  expect(filesIn(join(folder, 'assets')).length).toBe(3);
  expect(filesIn(join(folder, 'cache/renditions')).length).toBe(4);
});

test('a file that is gone from the store is said to be, and comes back when it is taken in again', async () => {
  const { folder, put, takeIn, cli } = await photoDesk();
  const path = put('a.jpg', await jpeg());
  const { photo } = good((await takeIn(path))[0]);
  rmSync(join(folder, 'assets'), { recursive: true });
  expect((await cli.call('photos.list', {})).rows[0]?.fileMissing).toBe(true);
  expect(good((await takeIn(path))[0])).toMatchObject({ alreadyHere: true, photo: { id: photo.id } });
  expect((await cli.call('photos.list', {})).rows[0]?.fileMissing).toBe(false);
});

test('a window names no paths', async () => {
  const { client, desk, put } = await photoDesk();
  const path = put('a.jpg', await jpeg());
  desk.grant('chosen', path);
  const answers = await client.call('photos.takeIn', {
    files: [{ path }, { token: 'chosen' }, { token: 'other' }],
  });
  expect(answers.map((answer) => (answer.ok ? answer.file : answer.error.code))).toEqual([
    'not-for-you',
    'a.jpg',
    'no-such-file',
  ]);
});

async function article(client: Awaited<ReturnType<typeof photoDesk>>['cli'], placements: Placement[]) {
  const { id } = await client.call('articles.create', { content: { ...blankContent('b1'), placements } });
  return id;
}

test('an attached photo fills the placement that waits, and prints what the story lacks', async () => {
  const { put, takeIn, client, cli } = await photoDesk();
  const { photo } = good(
    (await takeIn(put('a.jpg', await jpeg({ 120: 'of the photo', 110: 'of the photo' }))))[0],
  );
  const waiting = { ...waitingPlacement('w', 'lead'), caption: inlineFromText('of the story') };
  const id = await article(cli, [waiting]);
  const { attached, placements } = await client.call('photos.attach', { id, photoIds: [photo.id] });
  expect(attached).toEqual([
    { assetId: photo.assetId, placementId: 'w', caption: 'of the story', credit: 'of the photo' },
  ]);
  const { rows } = await cli.call('photos.list', {});
  expect(placements).toEqual([
    { ...waiting, photoId: photo.id, photoRevision: rows[0]?.revision, credit: null, altText: null },
  ]);
  expect(rows[0]?.usedIn).toEqual([{ id, slugline: '' }]);
  expect((await client.call('articles.peek', { id })).content.placements).toEqual(placements);
});

test('replacing keeps the caption that printed', async () => {
  const { put, takeIn, client, cli } = await photoDesk();
  const taken = await takeIn(
    put('a.jpg', await jpeg({ 120: 'first', 110: 'AP' })),
    put('b.jpg', await jpeg({ 120: 'second', 110: 'AFP' })),
  );
  const [a, b] = taken.map((answer) => good(answer).photo.id);
  const id = await article(cli, []);
  const [lead] = (await client.call('photos.attach', { id, photoIds: [a ?? ''] })).placements;
  const replace = { id, photoIds: [b ?? ''], replace: lead?.id ?? '' };
  expect((await client.call('photos.attach', replace)).attached).toMatchObject([
    { caption: 'first', credit: 'AFP' },
  ]);
  expect((await client.call('photos.attach', { ...replace, keepWords: false })).attached).toMatchObject([
    { caption: 'second', credit: 'AFP' },
  ]);
  await expect(client.call('photos.attach', { ...replace, replace: 'gone' })).rejects.toMatchObject({
    code: 'no-placement',
  });
  await expect(client.call('photos.attach', { id, photoIds: ['gone'] })).rejects.toMatchObject({
    code: 'no-photo',
  });
});

test('from the command line an inline photo stands at the end of the body; from a window it is placed there', async () => {
  const { put, takeIn, client, cli } = await photoDesk();
  const taken = await takeIn(put('a.jpg', await jpeg()), put('b.jpg', await jpeg({}, 70)));
  const photoIds = taken.map((answer) => good(answer).photo.id);
  const id = await article(cli, []);
  const { placements } = await cli.call('photos.attach', { id, photoIds });
  expect(placements.map((placement) => placement.role)).toEqual(['lead', 'inline']);
  const blocks = async () => (await client.call('articles.peek', { id })).content.blocks;
  expect(await blocks()).toMatchObject([{ id: 'b1' }, { type: 'figure', placementId: placements[1]?.id }]);
  await client.call('photos.attach', { id, photoIds, role: 'inline' });
  expect((await blocks()).length).toBe(2);
});

test('changed words are a new revision of the photo, and the contact sheet finds what is lacking', async () => {
  const { put, takeIn, cli } = await photoDesk();
  await takeIn(
    put('a.jpg', await jpeg({ 120: 'has both', 110: 'AP' })),
    put('b.jpg', await jpeg({ 120: 'no credit' })),
  );
  const names = async (needs: 'caption' | 'credit' | 'altText' | 'any') =>
    (await cli.call('photos.list', { needs })).rows.map((row) => row.photo.filename).sort();
  expect(await names('caption')).toEqual([]);
  expect(await names('credit')).toEqual(['b.jpg']);
  expect(await names('altText')).toEqual(['a.jpg', 'b.jpg']);
  const before = (await cli.call('photos.list', { search: 'no credit' })).rows[0];
  const words = { credit: 'Reuters', altText: 'A field' };
  const after = await cli.call('photos.update', { id: before?.photo.id ?? '', words });
  expect(after.revision).not.toBe(before?.revision);
  expect(after.photo).toMatchObject(words);
  expect(await names('any')).toEqual(['a.jpg']);
  expect((await cli.call('photos.list', { limit: 1, offset: 1 })).rows.length).toBe(1);
});

test('the screen gets its pictures, made anew when the cache was deleted, and a sentence when the file is gone', async () => {
  const { desk, folder, put, takeIn } = await photoDesk();
  const main = desk.client('main');
  const [asJpeg, asHeic] = (await takeIn(put('a.jpg', await jpeg()), HEIC)).map(
    (answer) => good(answer).photo.assetId,
  );
  rmSync(join(folder, 'cache'), { recursive: true });
  const file = (assetId = '', size: 'thumb' | 'preview' | 'full' = 'thumb') =>
    main.call('assets.file', { assetId, size });
  const thumb = await file(asJpeg);
  expect(thumb.path).toBe(join(folder, 'cache/renditions', `${asJpeg}-thumb.jpg`));
  expect(readFileSync(thumb.path).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect(await file(asJpeg, 'full')).toMatchObject({
    mediaType: 'image/jpeg',
    path: expect.stringContaining('assets'),
  });
  expect((await file(asHeic, 'full')).path).toBe(join(folder, 'cache/renditions', `${asHeic}-full.jpg`));

  rmSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'assets'));
  await expect(file(asJpeg, 'full')).rejects.toMatchObject({ code: 'photo-missing' });
  await expect(file(asJpeg, 'preview')).rejects.toMatchObject({ code: 'photo-missing' });
  await expect(file('f'.repeat(64))).rejects.toMatchObject({ code: 'no-asset' });
});

test('while the store takes nothing no photo comes in, so that no emergency copy has one that the store lacks', async () => {
  const { folder, put, takeIn, cli } = await photoDesk();
  const path = put('quay.jpg', await jpeg({}, 60));
  const before = (await cli.call('photos.list', {})).total;
  renameSync(folder, `${folder}-away`);
  expect((await takeIn(path))[0]).toMatchObject({ ok: false, error: { code: 'store-gone' } });
  // Nor is anything made where the store was: its disk may come back to that place.
  expect(existsSync(folder)).toBe(false);
  renameSync(`${folder}-away`, folder);
  expect((await cli.call('photos.list', {})).total).toBe(before);
  const { photo } = good((await takeIn(path))[0]);
  const { id } = await cli.call('articles.create', {});
  await cli.call('photos.attach', { id, photoIds: [photo.id] });
  // What a story places has its file in the store, on the disk, before it is placed.
  expect((await cli.call('articles.peek', { id })).missingAssets).toEqual([]);
  expect(filesIn(folder)).toContain(photo.assetId);
});
