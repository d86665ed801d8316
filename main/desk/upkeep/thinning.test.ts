import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder, testArticle, testDesk, typeInto } from '../testing/desk.ts';

const DAY = 86_400_000;

test('a thinned history is sound, keeps where the article stands, and is handed off whole to a new machine', async () => {
  const clock = { now: Date.UTC(2026, 0, 1, 9) };
  const { client, desk, sit } = await testDesk(tempFolder(), () => new Date(clock.now));
  await sit('desk');
  const id = await testArticle(client);
  const commit = (reason: 'automatic' | 'saved') => client.call('articles.commit', { id, reason, note: '' });
  for (let n = 0; n < 60; n += 1) {
    clock.now += DAY / 4;
    await typeInto(client, id, `Version ${n}.`);
    await commit(n % 20 === 19 ? 'saved' : 'automatic');
    if (n === 30) await client.call('articles.move', { id, to: 'submitted', reason: '' });
  }
  const before = await client.call('articles.history', { id });
  clock.now += 90 * DAY;
  const cli = desk.client('cli');
  const { versions } = await cli.call('thinning.run', null);
  expect(versions).toBeGreaterThan(40);
  expect(await cli.call('thinning.run', null)).toEqual({ versions: 0 });
  const after = await client.call('articles.history', { id });
  expect(after).toHaveLength(before.length - versions);
  expect(after.some(({ revision }) => revision.state === 'submitted' && revision.reason === 'state')).toBe(
    true,
  );
  expect((await client.call('store.check', null)).problems).toEqual([]);

  const file = join(tempFolder(), 'thinned.galley');
  await cli.call('handoff.write', { ids: [id], file: { path: file } });
  const there = await testDesk();
  const far = there.desk.client('cli');
  expect(await far.call('intake.files', { files: [{ path: file }] })).toMatchObject([
    { ok: true, outcome: 'new' },
  ]);
  expect((await far.call('store.check', null)).problems).toEqual([]);
  expect((await far.call('articles.peek', { id })).meta.state).toBe('submitted');
  expect(await far.call('articles.history', { id })).toHaveLength(after.length);
  // Back again nothing of what was thinned out returns.
  await far.call('handoff.write', { ids: [id], file: { path: file } });
  expect(await cli.call('intake.files', { files: [{ path: file }] })).toMatchObject([
    { outcome: 'unchanged' },
  ]);
});

test('with the rule “never” nothing is thinned out', async () => {
  const clock = { now: Date.UTC(2026, 0, 1, 9) };
  const { client, desk } = await testDesk(tempFolder(), () => new Date(clock.now));
  const id = await testArticle(client);
  for (let n = 0; n < 5; n += 1) {
    await typeInto(client, id, `Version ${n}.`);
    await client.call('articles.commit', { id, reason: 'automatic', note: '' });
  }
  await client.call('thinning.setRule', { rule: 'never' });
  clock.now += 900 * DAY;
  expect(await desk.thin()).toBe(0);
  await client.call('thinning.setRule', { rule: 'week' });
  expect(await desk.thin()).toBeGreaterThan(0);
});
