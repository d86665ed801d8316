import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { fields, scratch } from '../../media/testing/make.ts';
import { tempFolder, testArticle, testDesk, typeInto } from '../testing/desk.ts';

const steps = ['submitted', 'in-review', 'approved'] as const;

test('an approved article with a photo is exported from its revision, verified, and exported again unchanged', async () => {
  const { client, desk } = await testDesk();
  const made = await scratch();
  const out = tempFolder();
  const cli = desk.client('cli');
  await fields(1500, 1000).jpeg().toFile(made.at('ferry.jpg'));
  const id = await testArticle(client);
  const [taken] = await cli.call('photos.takeIn', { files: [{ path: made.at('ferry.jpg') }] });
  if (!taken?.ok) throw new Error('not taken in');
  await client.call('photos.update', {
    id: taken.photo.id,
    words: { caption: inlineFromText('The quay.'), credit: 'L. Dahl', altText: 'A ferry at a quay' },
  });
  await client.call('photos.attach', { id, photoIds: [taken.photo.id], role: 'lead' });
  const ask = { ids: [id], out: { path: out }, zip: false, force: false };

  expect(await cli.call('packages.export', ask)).toMatchObject([
    { ok: false, error: { code: 'not-approved' } },
  ]);
  for (const to of steps) await client.call('articles.move', { id, to, reason: '' });
  const [written] = await cli.call('packages.export', ask);
  expect(written).toEqual({
    ok: true,
    articleId: id,
    path: join(out, 'airport-ice_v1'),
    outcome: 'written',
    warnings: [],
  });
  expect(await cli.call('packages.verify', { package: { path: join(out, 'airport-ice_v1') } })).toEqual({
    problems: [],
  });

  // What is written after the approval is not exported, and neither are the photo's newer words.
  await typeInto(client, id, 'Something else.');
  await client.call('photos.update', { id: taken.photo.id, words: { credit: 'Somebody else' } });
  expect(await cli.call('packages.export', ask)).toMatchObject([
    { ok: true, outcome: 'unchanged', warnings: [expect.stringContaining('newer words')] },
  ]);
  // The house that changes its profile changes no package of what was approved before.
  const { house } = await client.call('desk.status', null);
  await client.call('desk.setHouse', { ...house, copyrightLine: '© New House' });
  expect(await cli.call('packages.export', ask)).toMatchObject([{ ok: true, outcome: 'unchanged' }]);
  const html = await readFile(join(out, 'airport-ice_v1/article.html'), 'utf8');
  expect(html).toContain('The airport closed.');
  expect(html).toContain('L. Dahl');
  for (const to of ['draft', ...steps] as const)
    await client.call('articles.move', { id, to, reason: 'Again' });
  await cli.call('packages.export', ask);
  expect(await readFile(join(out, 'airport-ice_v2/article.html'), 'utf8')).toContain('© New House');
  await made.clear();
});

test('each article succeeds or fails for itself', async () => {
  const { client, desk, events } = await testDesk();
  const out = tempFolder();
  const cli = desk.client('cli');
  const ids = [];
  for (let count = 0; count < 3; count += 1) {
    const id = await testArticle(client);
    for (const to of steps) if (count < 2) await client.call('articles.move', { id, to, reason: '' });
    ids.push(id);
  }
  const results = await cli.call('packages.export', { ids, out: { path: out }, zip: true, force: false });
  expect(results.map((result) => (result.ok ? result.path : result.error.code))).toEqual([
    join(out, 'airport-ice_v1.zip'),
    'package-of-another',
    'not-approved',
  ]);
  expect(events.filter(({ event }) => event === 'job.progress').at(-1)?.payload).toMatchObject({
    done: 3,
    total: 3,
  });
});

test('a window exports only to a folder that a person chose', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  const ask = { ids: [id], out: { path: tempFolder() }, zip: false, force: false };
  await expect(client.call('packages.export', ask)).rejects.toMatchObject({ code: 'not-for-you' });
});
