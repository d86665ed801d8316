import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { blankContent, type Content } from '../../../shared/article/content.ts';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { HIT_END, HIT_START } from '../../../shared/search/snippet.ts';
import { openReadable } from '../store/db.ts';
import { tempFolder, testDesk } from '../testing/desk.ts';
import { IndexedSearch } from './indexed.ts';

function story(headline: string, body: string): Content {
  const blank = blankContent('b1');
  return {
    ...blank,
    fields: { ...blank.fields, headline: inlineFromText(headline), section: 'World' },
    blocks: [{ id: 'b1', type: 'paragraph', inline: inlineFromText(body) }],
  };
}

test('words are found as soon as they are saved, in any script, with the hit marked', async () => {
  const { client } = await testDesk();
  const { id } = await client.call('articles.create', {
    content: story('日韓首脳会談', 'The zeppelin landed.'),
  });
  expect((await client.call('articles.list', { search: 'zepp' })).rows[0]?.snippet).toBe(
    `The ${HIT_START}zeppelin${HIT_END} landed.`,
  );
  expect((await client.call('articles.list', { search: '首脳会' })).rows.map((row) => row.id)).toEqual([id]);
  await client.call('articles.patch', {
    id,
    seq: 1,
    blocks: [{ id: 'b1', type: 'paragraph', inline: inlineFromText('The balloon landed.') }],
  });
  expect((await client.call('articles.list', { search: 'zeppelin' })).total).toBe(0);
  const sorted = await client.call('articles.list', {
    search: 'balloon',
    sort: 'slugline',
    section: 'World',
  });
  expect(sorted.rows.map((row) => [row.id, row.snippet !== null])).toEqual([[id, true]]);
});

test('a spiked article is found only when asked for', async () => {
  const { client } = await testDesk();
  const { id } = await client.call('articles.create', { content: story('Whale rumour', 'A buoy.') });
  await client.call('articles.move', { id, to: 'spiked', reason: '' });
  expect((await client.call('articles.list', { search: 'whale' })).total).toBe(0);
  expect((await client.call('articles.list', { search: 'whale', spiked: true })).total).toBe(1);
});

test('an index that is gone or damaged is made again from the store', async () => {
  const folder = tempFolder();
  const first = await testDesk(folder);
  await first.client.call('articles.create', { content: story('Harbour bells', 'They ring.') });
  expect((await first.client.call('articles.list', { search: 'bells' })).total).toBe(1);
  await first.desk.close();
  rmSync(join(folder, 'cache', 'search.sqlite'));
  const second = await testDesk(folder);
  expect((await second.client.call('articles.list', { search: 'bells' })).total).toBe(1);
  await second.desk.close();
  writeFileSync(join(folder, 'cache', 'search.sqlite'), 'not a database at all '.repeat(2000));
  const third = await testDesk(folder);
  expect((await third.client.call('articles.list', { search: 'bells' })).total).toBe(1);
});

test('whoever searches before the index is there waits for the file, and nothing is thrown away', async () => {
  const folder = tempFolder();
  const { client, desk } = await testDesk(folder);
  for (let n = 0; n < 80; n += 1) {
    await client.call('articles.create', { content: story(`Harbour ${n}`, 'Bells ring.') });
  }
  await desk.close();
  rmSync(join(folder, 'cache', 'search.sqlite'));
  const storeFile = join(folder, 'galley.sqlite');
  const read = openReadable(storeFile);
  const lines: string[] = [];
  const search = new IndexedSearch({
    folder,
    storeFile,
    read,
    log: pino({}, { write: (line: string) => void lines.push(line) }),
    followed: () => {},
    progress: () => {},
  });
  // The store changes, and somebody searches, while the worker that makes the file has only just been started.
  search.changed();
  const page = { order: 'newest', offset: 0, limit: 1 } as const;
  await Promise.all([search.find('bells', {}, page, true), search.snippets('bells', [])]);
  await search.close();
  read.close();
  expect(lines).toEqual([]);
});

test('one article whose words cannot be read does not end the search for the others', async () => {
  const folder = tempFolder();
  const first = await testDesk(folder);
  const broken = await first.client.call('articles.create', { content: story('Bells of one', 'They ring.') });
  await first.client.call('articles.create', { content: story('Bells of another', 'They ring.') });
  await first.desk.close();
  const db = new Database(join(folder, 'galley.sqlite'));
  db.prepare(
    "UPDATE parts SET json = '[]' WHERE key = 'slugline' AND article = (SELECT n FROM articles WHERE id = ?)",
  ).run(broken.id);
  db.prepare('UPDATE articles SET change = change + 10').run();
  db.close();
  const second = await testDesk(folder);
  await second.client.call('articles.create', { content: story('Bells of a third', 'They ring.') });
  const found = await second.client.call('articles.list', { search: 'bells', sort: 'headline' });
  // The broken one is still found by what could be read of it last.
  const headlines = ['Bells of a third', 'Bells of another', 'Bells of one'];
  expect(found.rows.map(({ headline }) => headline)).toEqual(headlines);
});

test('an index that could not be made is made after a rest, once what was in its way has gone', async () => {
  const folder = tempFolder();
  const { client, desk } = await testDesk(folder);
  await client.call('articles.create', { content: story('Harbour', 'Bells ring.') });
  await desk.close();
  const inTheWay = join(folder, 'cache', 'search.sqlite');
  rmSync(inTheWay);
  mkdirSync(inTheWay);
  writeFileSync(join(inTheWay, 'file'), '');
  const storeFile = join(folder, 'galley.sqlite');
  const read = openReadable(storeFile);
  let now = 0;
  const failures: string[] = [];
  const search = new IndexedSearch({
    folder,
    storeFile,
    read,
    log: pino({}, { write: (line: string) => void failures.push(line) }),
    followed: () => {},
    progress: () => {},
    now: () => now,
  });
  const find = () => search.find('bells', {}, { order: 'newest', offset: 0, limit: 1 }, true);
  for (let asked = 0; asked < 6; asked += 1) await expect(find()).rejects.toThrow('could not answer');
  const tried = failures.length;
  rmSync(inTheWay, { recursive: true });
  // While it rests nobody makes the disk work for nothing.
  await expect(find()).rejects.toThrow('could not answer');
  expect(failures).toHaveLength(tried);
  now = 11_000;
  expect((await find()).total).toBe(1);
  await search.close();
  read.close();
});
