import { expect, test } from 'vitest';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { failure, testArticle, testDesk, typeInto } from '../testing/desk.ts';

test('an approval is of a revision, counts a version and is not changed by later words', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  await client.call('articles.move', { id, to: 'submitted', reason: '' });
  await client.call('articles.move', { id, to: 'in-review', reason: '' });
  const { meta } = await client.call('articles.move', { id, to: 'approved', reason: '' });
  expect(meta).toMatchObject({
    state: 'approved',
    version: 1,
    newerWords: false,
    approvedRevision: meta.head,
  });
  await typeInto(client, id, 'Something newer.');
  const view = await client.call('articles.peek', { id });
  expect(view.meta).toMatchObject({ newerWords: true, approvedRevision: meta.head, version: 1 });
  const approved = await client.call('articles.revision', { id, hash: meta.approvedRevision ?? '' });
  expect(approved.content.blocks[0]).toMatchObject({ inline: inlineFromText('The airport closed.') });
  // Typing it back leaves nothing newer.
  await typeInto(client, id, 'The airport closed.');
  expect((await client.call('articles.peek', { id })).meta.newerWords).toBe(false);
  expect(await failure(client.call('articles.move', { id, to: 'approved', reason: '' }))).toBe(
    'nothing-newer',
  );
  await typeInto(client, id, 'Newer after all.');
  const again = await client.call('articles.move', { id, to: 'approved', reason: '' });
  expect(again.meta).toMatchObject({ version: 2, newerWords: false, approvedRevision: again.meta.head });
});

test('words that a revision has already can be approved again, whoever made that revision', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  for (const to of ['submitted', 'in-review', 'approved'] as const)
    await client.call('articles.move', { id, to, reason: '' });
  await typeInto(client, id, 'Something newer.');
  // Handing on makes a revision, in the state that the article is in; so does closing its window.
  await client.call('articles.commit', { id, reason: 'closed', note: '' });
  const { meta } = await client.call('articles.move', { id, to: 'approved', reason: '' });
  expect(meta).toMatchObject({ version: 2, newerWords: false, approvedRevision: meta.head });
});

test('checks stop an approval, say what is missing, and nothing moves', async () => {
  const { client } = await testDesk();
  const { id } = await client.call('articles.create', { template: 'news-story' });
  await client.call('articles.move', { id, to: 'submitted', reason: '' });
  await client.call('articles.move', { id, to: 'in-review', reason: '' });
  const before = await client.call('articles.history', { id });
  const call = client.call('articles.move', { id, to: 'approved', reason: '' });
  await expect(call).rejects.toMatchObject({
    code: 'checks-failed',
    message: expect.stringContaining('Alt text missing on the lead photo'),
  });
  await expect(call).rejects.toThrow('Headline missing');
  expect((await client.call('articles.peek', { id })).meta.state).toBe('in-review');
  expect(await client.call('articles.history', { id })).toEqual(before);
});

test('who may move what, and when a reason is needed', async () => {
  const { client, sit } = await testDesk();
  const id = await testArticle(client);
  await sit('reporter');
  await client.call('articles.move', { id, to: 'submitted', reason: '' });
  expect(await failure(client.call('articles.move', { id, to: 'in-review', reason: '' }))).toBe(
    'not-your-role',
  );
  expect(await failure(client.call('articles.move', { id, to: 'draft', reason: ' ' }))).toBe('reason-needed');
  expect(await failure(client.call('articles.move', { id, to: 'approved', reason: '' }))).toBe(
    'no-such-move',
  );
  await client.call('articles.move', { id, to: 'draft', reason: 'One more call to make' });
  const [latest] = await client.call('articles.history', { id });
  expect(latest?.revision).toMatchObject({ reason: 'state', state: 'draft', note: 'One more call to make' });
});

test('writing on a published story opens its next version beside the live one', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  for (const to of ['submitted', 'in-review', 'approved', 'published'] as const) {
    await client.call('articles.move', { id, to, reason: '' });
  }
  const live = (await client.call('articles.peek', { id })).meta;
  expect(live.publishedRevision).toBe(live.approvedRevision);
  await typeInto(client, id, 'An update.');
  const { meta } = await client.call('articles.peek', { id });
  expect(meta).toMatchObject({ state: 'draft', newerWords: true, version: 1 });
  expect(meta.publishedRevision).toBe(live.publishedRevision);
  for (const to of ['submitted', 'in-review', 'approved'] as const) {
    await client.call('articles.move', { id, to, reason: '' });
  }
  const next = (await client.call('articles.peek', { id })).meta;
  expect(next).toMatchObject({ version: 2, publishedRevision: live.publishedRevision });
  expect(next.approvedRevision).not.toBe(live.approvedRevision);
});

test('the spike remembers where a story came from', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  await client.call('articles.move', { id, to: 'submitted', reason: '' });
  await client.call('articles.move', { id, to: 'spiked', reason: 'Not ours' });
  expect((await client.call('articles.list', { search: 'runway' })).total).toBe(0);
  expect((await client.call('articles.list', { search: 'runway', spiked: true })).total).toBe(1);
  expect(await failure(client.call('articles.move', { id, to: 'draft', reason: '' }))).toBe('no-such-move');
  const { meta } = await client.call('articles.move', { id, to: 'submitted', reason: '' });
  expect(meta).toMatchObject({ state: 'submitted', spikedFrom: null });
});

test('an approval that is sent back is withdrawn', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  for (const to of ['submitted', 'in-review', 'approved'] as const) {
    await client.call('articles.move', { id, to, reason: '' });
  }
  const { meta } = await client.call('articles.move', { id, to: 'draft', reason: 'A name is wrong' });
  expect(meta).toMatchObject({ state: 'draft', approvedRevision: null, version: 1 });
});
