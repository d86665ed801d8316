import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedDir } from '../../../scripts/fixtures.ts';
import { fields } from '../../media/testing/make.ts';
import { tempFolder, testDesk } from '../testing/desk.ts';
import { parseXml, select, selectJson } from './verify/tree.ts';

const folder = sharedDir();

test.skipIf(folder === null)('the reference clipping, from file to verified package', async () => {
  const { desk, client } = await testDesk();
  const cli = desk.client('cli');
  const seed = join(folder ?? '', 'seed-story.txt');
  const [taken] = await cli.call('intake.files', { files: [{ path: seed }] });
  if (!taken?.ok) throw new Error('not taken in');
  const id = taken.articleId;

  const picture = join(tempFolder(), 'summit.jpg');
  await fields(1600, 1067).jpeg().toFile(picture);
  const [photo] = await cli.call('photos.takeIn', { files: [{ path: picture }] });
  if (!photo?.ok) throw new Error('no photo');
  await client.call('photos.update', { id: photo.photo.id, words: { altText: 'Two men shake hands' } });
  await client.call('photos.attach', { id, photoIds: [photo.photo.id] });
  const { seq } = await client.call('articles.peek', { id });
  await client.call('articles.patch', { id, seq: seq + 1, fields: { slugline: 'japan-korea-summit' } });
  for (const to of ['submitted', 'in-review', 'approved'] as const) {
    await client.call('articles.move', { id, to, reason: '' });
  }
  const out = tempFolder();
  const [written] = await cli.call('packages.export', {
    ids: [id],
    out: { path: out },
    zip: false,
    force: false,
  });
  const path = join(out, 'japan-korea-summit_v1');
  expect(written).toMatchObject({ ok: true, path, outcome: 'written' });
  const schemas = { path: join(folder ?? '', 'schemas') };
  expect(await cli.call('packages.verify', { package: { path }, schemas })).toEqual({ problems: [] });

  const read = (file: string) => readFile(join(path, file), 'utf8');
  const paragraphs = (await readFile(seed, 'utf8')).trim().split('\n').slice(5);
  const ninjs: unknown = JSON.parse(await read('article.ninjs.json'));
  const [text = ''] = selectJson(ninjs, 'bodies[role=text].value');
  expect(text.split('\n\n')).toHaveLength(paragraphs.length + 1);
  expect(text.startsWith('KANANASKIS, Alberta – South Korean President Lee Jae Myung')).toBe(true);
  expect(text.endsWith('from 1910 to 1945.\n\nBLOOMBERG')).toBe(true);
  expect(text).toContain('“We are inseparable, like neighbours sharing a front yard.');
  expect(selectJson(ninjs, 'located')).toEqual(['Kananaskis']);
  expect(selectJson(ninjs, 'associations[name=lead].descriptions[role=creditline].value')).toEqual([
    'EPA-EFE',
  ]);

  const nitf = parseXml(await read('article.nitf.xml'));
  expect(select(nitf, 'nitf/body/body.head/dateline')).toEqual(['KANANASKIS, Alberta –']);
  expect(select(nitf, 'nitf/body/body.head/dateline/location/state')).toEqual(['Alberta']);
  expect(select(nitf, 'nitf/body/body.end/tagline')).toEqual(['BLOOMBERG']);
  expect(select(nitf, 'nitf/body/body.content/p')).toHaveLength(paragraphs.length);
  expect(await read('article.html')).toContain('<span class="credit">EPA-EFE</span>');
});
