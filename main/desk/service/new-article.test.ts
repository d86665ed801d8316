import { expect, test } from 'vitest';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { failure, testDesk } from '../testing/desk.ts';
import { nextSlugline } from './new-article.ts';

test.each([
  ['ferry', [], 'ferry-2'],
  ['ferry', ['ferry', 'FERRY-2'], 'ferry-3'],
  ['ferry-9', ['ferry-9'], 'ferry-10'],
  ['g7-2026', ['g7-2026'], 'g7-2026-2'],
  ['', ['-2'], ''],
  ['  ', [], ''],
])('after %j with %j comes %j', (slugline, taken, next) => {
  expect(nextSlugline(slugline, taken)).toBe(next);
});

test('every template makes an article in the language of the house, with its sign-off', async () => {
  const { client } = await testDesk();
  const status = await client.call('desk.status', null);
  await client.call('desk.setHouse', { ...status.house, language: 'nb', signOff: 'NTB' });
  const templates = await client.call('desk.templates', null);
  expect(templates.map((one) => one.name)).toEqual([
    'News story',
    'Brief',
    'Live update',
    'Photo essay',
    'Interview',
  ]);
  for (const { id: template } of templates) {
    const { id } = await client.call('articles.create', { template });
    const { content } = await client.call('articles.peek', { id });
    expect(content.fields).toMatchObject({ language: 'nb', signOff: 'NTB' });
    expect(content.blocks.length).toBeGreaterThan(0);
    const placed = new Set(content.placements.map((placement) => placement.id));
    for (const block of content.blocks) {
      if (block.type === 'figure') expect(placed).toContain(block.placementId);
    }
  }
  expect(await failure(client.call('articles.create', { template: '../secret' }))).toBe('no-template');
});

test('an update of a story begins with what files it, not with its words', async () => {
  const { client } = await testDesk();
  const [sample] = (await client.call('articles.list', {})).rows;
  const earlier = await client.call('articles.peek', { id: sample?.id ?? '' });
  const { id } = await client.call('articles.create', { updateOf: earlier.meta.id });
  const { content, meta } = await client.call('articles.peek', { id });
  const { slugline, section, topics, byline, keywords, dateline } = earlier.content.fields;
  expect(content.fields).toMatchObject({
    slugline: `${slugline}-2`,
    section,
    topics,
    byline,
    keywords,
    headline: [],
    standfirst: [],
    embargo: null,
    dateline: { text: dateline?.text, places: dateline?.places, date: null },
  });
  expect(content.fields.editorNote).toContain(earlier.meta.id);
  expect(content.placements).toMatchObject([
    { role: 'lead', photoId: earlier.content.placements[0]?.photoId },
  ]);
  expect(content.blocks).toMatchObject([{ type: 'paragraph', inline: [] }]);
  expect(meta).toMatchObject({ state: 'draft', version: 0, approvedRevision: null });
});

test('a content that a window brings is taken as it is', async () => {
  const { client } = await testDesk();
  const { id: blank } = await client.call('articles.create', {});
  const { content } = await client.call('articles.peek', { id: blank });
  content.fields.headline = inlineFromText('Pasted');
  const { id } = await client.call('articles.create', { content });
  expect((await client.call('articles.peek', { id })).content).toEqual(content);
});
