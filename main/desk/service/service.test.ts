import { expect, test } from 'vitest';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { testDesk } from '../testing/desk.ts';

test('a new store has the sample story on its desk', async () => {
  const { client } = await testDesk();
  const { total, rows } = await client.call('articles.list', {});
  expect(total).toBe(1);
  expect(rows[0]).toMatchObject({ slugline: 'tromso-ferry-quay', state: 'draft', version: 0, photos: 1 });
  expect(rows[0]?.words).toBeGreaterThan(200);
});

test('what is patched is there after the service has ended and started again', async () => {
  const { client, close, folder } = await testDesk();
  const { id } = await client.call('articles.create', { template: 'news-story' });
  const view = await client.call('articles.open', { id });
  const block = view.content.blocks[0];
  const saved = await client.call('articles.patch', {
    id,
    seq: view.seq + 1,
    fields: { headline: inlineFromText('Ice on the runway') },
    blocks: [{ id: block?.id ?? '', type: 'paragraph', inline: inlineFromText('Two words') }],
  });
  expect(saved).toMatchObject({ seq: 1 });
  await close();
  const again = await testDesk(folder);
  const after = await again.client.call('articles.peek', { id });
  expect(after.content.fields.headline).toEqual(inlineFromText('Ice on the runway'));
  expect(after.seq).toBe(1);
  const { rows } = await again.client.call('articles.list', { search: 'runway' });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ id, words: 2, headline: 'Ice on the runway' });
});
