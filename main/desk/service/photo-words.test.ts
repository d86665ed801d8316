import { expect, test } from 'vitest';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { testDesk } from '../testing/desk.ts';

test('changed words of a photo are newer words of every approved story that prints them', async () => {
  const { client } = await testDesk();
  const [sample] = (await client.call('articles.list', {})).rows;
  const id = sample?.id ?? '';
  for (const to of ['submitted', 'in-review', 'approved'] as const) {
    await client.call('articles.move', { id, to, reason: '' });
  }
  const { photos, meta } = await client.call('articles.peek', { id });
  const [photo] = Object.values(photos);
  if (!photo) throw new Error('the sample has no photo');
  await client.call('photos.update', {
    id: photo.id,
    words: { caption: inlineFromText('Another caption.') },
  });
  expect((await client.call('articles.list', {})).rows[0]).toMatchObject({ newerWords: true });
  expect((await client.call('articles.peek', { id })).meta.newerWords).toBe(true);
  // What was approved prints what it printed.
  const approved = await client.call('articles.revision', { id, hash: meta.approvedRevision ?? '' });
  expect(approved.photos[photo.id]?.caption).toEqual(photo.caption);
  await client.call('photos.update', { id: photo.id, words: { caption: photo.caption } });
  expect((await client.call('articles.peek', { id })).meta.newerWords).toBe(false);
});

test('a restored revision prints the words that its photos had then', async () => {
  const { client } = await testDesk();
  const [sample] = (await client.call('articles.list', {})).rows;
  const id = sample?.id ?? '';
  const { meta, photos } = await client.call('articles.peek', { id });
  const [photo] = Object.values(photos);
  if (!photo) throw new Error('the sample has no photo');
  await client.call('photos.update', { id: photo.id, words: { credit: 'SOMEBODY ELSE' } });
  const restored = await client.call('articles.restore', { id, hash: meta.head ?? '' });
  expect(restored.content.placements[0]).toMatchObject({ credit: photo.credit, caption: null });
});
