import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { failure, testArticle, testDesk, typeInto } from '../testing/desk.ts';

const WORD = 'Zwetschgenquark';

/** The files below a store that hold a word in plain bytes; backups are the exception that is told. */
function filesWith(folder: string, word: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('backups'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).toString('latin1').toLowerCase().includes(word.toLowerCase()));
}

test('a purged story is gone from the bytes of every file, and from history and search', async () => {
  const { client, folder, sit } = await testDesk();
  await sit('desk');
  const other = await testArticle(client, 'Another story');
  const id = await testArticle(client, `About ${WORD}`);
  for (let n = 0; n < 5; n += 1) {
    await typeInto(client, id, `${WORD} number ${n}, at length. ${'And more of it. '.repeat(n * 40)}`);
    await client.call('articles.commit', { id, reason: 'saved', note: `${WORD}` });
  }
  expect((await client.call('articles.list', { search: WORD })).total).toBe(1);
  // The test can fail: the words are there before.
  expect(filesWith(folder, WORD).length).toBeGreaterThan(1);
  expect(await failure(client.call('articles.purge', { ids: [id] }))).toBe('not-spiked');
  await client.call('articles.move', { id, to: 'spiked', reason: '' });
  const plan = await client.call('articles.purgePlan', { ids: [id] });
  expect(plan).toEqual({ articles: [{ id, headline: `About ${WORD}`, versions: 7 }], photos: 0 });
  expect(await client.call('articles.purge', { ids: [id] })).toMatchObject({ articles: 1, versions: 7 });
  expect(filesWith(folder, WORD)).toEqual([]);
  expect((await client.call('articles.list', { search: WORD })).total).toBe(0);
  expect(await failure(client.call('articles.peek', { id }))).toBe('no-article');
  expect((await client.call('store.check', null)).problems).toEqual([]);
  expect((await client.call('articles.list', { search: 'another' })).rows[0]?.id).toBe(other);
});

test('only the desk purges, and what was brought back cannot be', async () => {
  const { client, sit } = await testDesk();
  const id = await testArticle(client);
  await client.call('articles.move', { id, to: 'spiked', reason: '' });
  expect(await failure(client.call('articles.purge', { ids: [id] }))).toBe('not-allowed');
  await sit('desk');
  await client.call('articles.move', { id, to: 'draft', reason: '' });
  expect(await failure(client.call('articles.purge', { ids: [id] }))).toBe('not-spiked');
});

test('a photo goes with the last story that ever used it, and only then', async () => {
  const { client, folder, sit } = await testDesk();
  await sit('desk');
  const sample = (await client.call('articles.list', {})).rows[0]?.id ?? '';
  const { content } = await client.call('articles.peek', { id: sample });
  const photo = content.placements.find(({ photoId }) => photoId !== null);
  const asset = (await client.call('photos.list', {})).rows[0]?.photo.assetId ?? '';
  const later = await testArticle(client);
  const { seq } = await client.call('articles.peek', { id: later });
  // It stood there in one version only.
  await client.call('articles.patch', { id: later, seq: seq + 1, placements: photo ? [photo] : [] });
  await client.call('articles.commit', { id: later, reason: 'saved', note: 'with the photo' });
  await client.call('articles.patch', { id: later, seq: seq + 2, placements: [] });
  const there = () =>
    readdirSync(join(folder, 'assets'), { recursive: true }).some((name) => `${name}`.endsWith(asset));
  for (const [id, photos] of [
    [sample, 0],
    [later, 1],
  ] as const) {
    await client.call('articles.move', { id, to: 'spiked', reason: '' });
    expect((await client.call('articles.purgePlan', { ids: [id] })).photos).toBe(photos);
    expect(await client.call('articles.purge', { ids: [id] })).toMatchObject({ photos });
    expect(there()).toBe(photos === 0);
    expect((await client.call('store.check', null)).problems).toEqual([]);
  }
  expect((await client.call('photos.list', {})).total).toBe(0);
});

test('a story with a version that cannot be read can be purged all the same', async () => {
  const { client, folder, sit, close } = await testDesk();
  await sit('desk');
  const id = await testArticle(client, 'Half broken');
  await typeInto(client, id, 'More.');
  await client.call('articles.commit', { id, reason: 'saved', note: '' });
  await client.call('articles.move', { id, to: 'spiked', reason: '' });
  await close();
  const db = new Database(join(folder, 'galley.sqlite'));
  db.exec('UPDATE contents SET data = zeroblob(10) WHERE n = (SELECT max(n) FROM contents)');
  db.close();
  const again = await testDesk(folder);
  await again.sit('desk');
  expect(await again.client.call('articles.purge', { ids: [id] })).toMatchObject({ articles: 1 });
  expect((await again.client.call('store.check', null)).problems).toEqual([]);
});
