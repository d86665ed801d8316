import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleMeta } from '../../../shared/contract/articles.ts';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { standingAt } from '../../../shared/workflow/standing.ts';
import { STATES, type State } from '../../../shared/workflow/states.ts';
import { failure, testArticle, testDesk, typeInto } from '../testing/desk.ts';
import { openReadable } from './db.ts';
import { toHex } from './hash.ts';
import { revisionHash, revisionOf, revisionRows } from './revisions.ts';
import { RevisionGraph } from './standing.ts';
import { storeFile } from './store-file.ts';

test('saving what is saved already makes no revision', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  const first = await client.call('articles.commit', { id, reason: 'saved', note: '' });
  const second = await client.call('articles.commit', { id, reason: 'closed', note: '' });
  expect(second.hash).toBe(first.hash);
  await typeInto(client, id, 'Other words.');
  const third = await client.call('articles.commit', { id, reason: 'saved', note: 'With a note' });
  expect(third.hash).not.toBe(first.hash);
  const entries = await client.call('articles.history', { id });
  expect(entries.map((entry) => entry.revision.reason)).toEqual(['saved', 'saved', 'created']);
  expect(entries[0]?.revision).toMatchObject({ note: 'With a note', parents: [first.hash] });
});

test('leaving a story makes a version of new words, and of nothing else', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  await client.call('articles.commit', { id, reason: 'saved', note: '' });
  const reasons = async () =>
    (await client.call('articles.history', { id })).map((entry) => entry.revision.reason);
  await client.call('articles.open', { id });
  await client.call('articles.close', { id });
  expect(await reasons()).toEqual(['saved', 'created']);
  await client.call('articles.open', { id });
  await typeInto(client, id, 'Words on the way out.');
  await client.call('articles.close', { id });
  expect(await reasons()).toEqual(['closed', 'saved', 'created']);
});

test('a version that a person keeps is one that stays, also where the words are kept already', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  await client.call('articles.commit', { id, reason: 'automatic', note: '' });
  const kept = await client.call('articles.commit', { id, reason: 'saved', note: '' });
  const again = await client.call('articles.commit', { id, reason: 'saved', note: '' });
  const noted = await client.call('articles.commit', { id, reason: 'saved', note: 'As the lawyer saw it' });
  expect(again.hash).toBe(kept.hash);
  const entries = await client.call('articles.history', { id });
  expect(entries.map(({ revision }) => [revision.reason, revision.note])).toEqual([
    ['saved', 'As the lawyer saw it'],
    ['saved', ''],
    ['automatic', ''],
    ['created', ''],
  ]);
  expect(new Set(entries.slice(0, 3).map(({ revision }) => revision.content)).size).toBe(1);
  expect(entries[0]?.hash).toBe(noted.hash);
});

test('a revision can be named and restored, and nothing is lost by it', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  const { hash } = await client.call('articles.commit', { id, reason: 'saved', note: '' });
  await client.call('articles.nameRevision', { id, hash, name: 'As filed' });
  await typeInto(client, id, 'Unsaved words.');
  const view = await client.call('articles.restore', { id, hash });
  expect(view.content.blocks[0]).toMatchObject({ inline: inlineFromText('The airport closed.') });
  const entries = await client.call('articles.history', { id });
  expect(entries.map((entry) => [entry.revision.reason, entry.name])).toEqual([
    ['restored', ''],
    ['automatic', ''],
    ['saved', 'As filed'],
    ['created', ''],
  ]);
  const lost = await client.call('articles.revision', { id, hash: entries[1]?.hash ?? '' });
  expect(lost.content.blocks[0]).toMatchObject({ inline: inlineFromText('Unsaved words.') });
});

test('a revision of another article is not this one’s', async () => {
  const { client } = await testDesk();
  const one = await testArticle(client);
  const other = await testArticle(client);
  const { hash } = await client.call('articles.commit', { id: other, reason: 'saved', note: '' });
  expect(await failure(client.call('articles.revision', { id: one, hash }))).toBe('no-revision');
  expect(await failure(client.call('articles.restore', { id: one, hash }))).toBe('no-revision');
  expect(await failure(client.call('articles.pickHead', { id: one, hash }))).toBe('one-head');
});

const step = fc.oneof(
  fc.record({ do: fc.constant('type' as const), text: fc.string({ maxLength: 12 }) }),
  fc.record({ do: fc.constant('save' as const) }),
  fc.record({ do: fc.constant('move' as const), to: fc.constantFrom(...STATES) }),
  fc.record({ do: fc.constant('restore' as const), which: fc.nat(5) }),
);

test('any order of edits, saves, moves and restores: hashes true, everything reachable, state as history says', async () => {
  const { client, folder } = await testDesk();
  const read = openReadable(storeFile(folder));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const id = await testArticle(client);
      const texts = new Map<string, string>();
      for (const one of steps) {
        if (one.do === 'type') await typeInto(client, id, one.text);
        if (one.do === 'move') await tryMove(client, id, one.to);
        if (one.do === 'restore') {
          const entries = await client.call('articles.history', { id });
          const hash = entries[one.which % entries.length]?.hash ?? '';
          await client.call('articles.restore', { id, hash });
        }
        const { hash } = await client.call('articles.commit', { id, reason: 'saved', note: '' });
        const { content } = await client.call('articles.peek', { id });
        texts.set(hash, JSON.stringify(content.blocks));
      }
      for (const [hash, text] of texts) {
        const { content } = await client.call('articles.revision', { id, hash });
        expect(JSON.stringify(content.blocks)).toBe(text);
      }
      const { meta } = await client.call('articles.peek', { id });
      expectTrueHistory(read, meta);
    }),
    { numRuns: 25 },
  );
  read.close();
});

async function tryMove(client: Parameters<typeof testArticle>[0], id: string, to: State): Promise<void> {
  // What the table forbids is refused; that is tested elsewhere.
  await failure(client.call('articles.move', { id, to, reason: 'because' }));
}

function expectTrueHistory(read: ReturnType<typeof openReadable>, meta: ArticleMeta): void {
  const { n } = read.get<{ n: number }>('SELECT n FROM articles WHERE id = ?', meta.id) ?? { n: 0 };
  const rows = revisionRows(read, n);
  for (const row of rows) expect(revisionHash(revisionOf(row))).toBe(toHex(row.hash));
  const graph = new RevisionGraph(read, n);
  const reachable = rows.filter((row) => graph.isWithin(toHex(row.hash), meta.head ?? ''));
  expect(reachable).toHaveLength(rows.length);
  const standing = standingAt(meta.head ?? '', (hash) => {
    const row = graph.rows.get(hash);
    return row && { state: row.state, reason: row.reason, parents: graph.parents(hash) };
  });
  expect(standing).toEqual({
    state: meta.state,
    spikedFrom: meta.spikedFrom,
    version: meta.version,
    approved: meta.approvedRevision,
    published: meta.publishedRevision,
  });
}
