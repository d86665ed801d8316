import { cpSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { startDesk } from '../start.ts';
import { failure, tempFolder, testArticle, testDesk, typeInto } from '../testing/desk.ts';

const paragraph = (id: string, text: string) =>
  ({ id, type: 'paragraph', inline: inlineFromText(text) }) as const;

test('only the parts that came are changed, and the list shows it', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  const before = await client.call('articles.peek', { id });
  await client.call('articles.patch', {
    id,
    seq: before.seq + 1,
    fields: { section: 'World' },
    blocks: [paragraph('p1', 'It opened again at one.'), paragraph('p2', 'Five flights were late.')],
    blockOrder: ['p0', 'p2', 'p1'],
  });
  const { content, seq } = await client.call('articles.peek', { id });
  expect(seq).toBe(before.seq + 1);
  expect(content.fields).toEqual({ ...before.content.fields, section: 'World' });
  expect(content.blocks.map((block) => block.id)).toEqual(['p0', 'p2', 'p1']);
  const { rows } = await client.call('articles.list', { search: 'flights' });
  expect(rows[0]).toMatchObject({ id, section: 'World', words: 12, slugline: 'airport-ice' });
});

test('a patch seen before is acknowledged and not applied again', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  const patch = { id, seq: 2, blocks: [paragraph('p0', 'First.')] };
  await client.call('articles.patch', patch);
  await client.call('articles.patch', { id, seq: 3, blocks: [paragraph('p0', 'Second.')] });
  expect(await client.call('articles.patch', patch)).toMatchObject({ seq: 3 });
  const { content } = await client.call('articles.peek', { id });
  expect(content.blocks[0]).toEqual(paragraph('p0', 'Second.'));
});

test('two windows that give one number both keep their words, and the other hears of it', async () => {
  const { client, desk, events } = await testDesk();
  const id = await testArticle(client);
  const heard: string[] = [];
  const other = desk.client('window', (event) => heard.push(event));
  const { seq } = await client.call('articles.peek', { id });
  const patch = (writer: string, block: string, text: string) => {
    return { id, seq: seq + 1, writer, blocks: [paragraph(block, text)] };
  };
  await client.call('articles.patch', patch('one', 'p0', 'From the first.'));
  expect(await failure(other.call('articles.patch', patch('two', 'p1', 'Too early.')))).toBe(
    'held-elsewhere',
  );
  await client.call('articles.close', { id });
  const second = await other.call('articles.patch', patch('two', 'p1', 'From the second.'));
  expect(second.seq).toBe(seq + 2);
  const { content } = await client.call('articles.peek', { id });
  expect(content.blocks).toEqual([paragraph('p0', 'From the first.'), paragraph('p1', 'From the second.')]);
  expect(events.map((one) => one.event)).toContain('article.outdated');
  heard.length = 0;
  // Its answer got lost and it comes again: that is the same patch.
  const again = { ...patch('two', 'p1', 'From the second.'), seq: second.seq };
  expect(await other.call('articles.patch', again)).toMatchObject({ seq: second.seq });
  expect(heard).not.toContain('article.outdated');
});

test.each([
  ['a new block that stands nowhere', { blocks: [paragraph('new', 'x')] }],
  ['an order with a block that is not there', { blockOrder: ['p0', 'p1', 'ghost'] }],
  ['an order that forgets a block', { blockOrder: ['p0'] }],
  ['an order with a block twice', { blockOrder: ['p0', 'p1', 'p1'] }],
  ['a removed block that is still in order', { removedBlocks: ['p1'] }],
])('%s is refused, and nothing of it is kept', async (_name, patch) => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  const before = await client.call('articles.peek', { id });
  const call = client.call('articles.patch', { id, seq: 2, fields: { slugline: 'changed' }, ...patch });
  expect(await failure(call)).toBe('patch-mismatch');
  const after = await client.call('articles.peek', { id });
  expect(after).toEqual(before);
});

test('removing a block that never reached the disk is no fault', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  await client.call('articles.patch', { id, seq: 2, removedBlocks: ['never', 'p1'], blockOrder: ['p0'] });
  const { content } = await client.call('articles.peek', { id });
  expect(content.blocks.map((block) => block.id)).toEqual(['p0']);
});

test('half a character does not cost the rest of the words', async () => {
  const { client } = await testDesk();
  const id = await testArticle(client);
  await typeInto(client, id, 'before \ud83d after');
  const { content } = await client.call('articles.peek', { id });
  expect(content.blocks[0]).toEqual(paragraph('p0', 'before \ufffd after'));
  await client.call('articles.commit', { id, reason: 'saved', note: '\udc00' });
});

test('any row of patches leaves what a plain list of blocks would be', async () => {
  const { client } = await testDesk();
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const step = fc.record({
    order: fc.shuffledSubarray(ids, { minLength: 1 }),
    texts: fc.dictionary(fc.constantFrom(...ids), fc.string({ maxLength: 20 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const { id } = await client.call('articles.create', {});
      const opened = await client.call('articles.peek', { id });
      let model = new Map(opened.content.blocks.map((block) => [block.id, block]));
      let seq = opened.seq;
      for (const { order, texts } of steps) {
        const next = new Map(
          order.map((key) => {
            const text = texts[key];
            const old = model.get(key);
            return [key, old && text === undefined ? old : paragraph(key, text ?? '')];
          }),
        );
        seq += 1;
        await client.call('articles.patch', {
          id,
          seq,
          blocks: [...next.values()].filter((block) => model.get(block.id) !== block),
          removedBlocks: [...model.keys()].filter((key) => !next.has(key)),
          blockOrder: order,
        });
        model = next;
      }
      const { content } = await client.call('articles.peek', { id });
      expect(content.blocks).toEqual([...model.values()]);
    }),
    { numRuns: 40 },
  );
});

test('an article that was open and unsaved when the service died says so once', async () => {
  const { client, folder } = await testDesk();
  const id = await testArticle(client);
  await client.call('articles.open', { id });
  // What a sudden death leaves: the files as they are, nothing closed in order.
  const left = tempFolder();
  cpSync(folder, left, { recursive: true });
  // A command line that comes first has told nobody.
  const commands = await startDesk({ storeDir: left, door: false });
  await commands.client('cli').call('articles.peek', { id });
  await commands.close();
  const again = await testDesk(left);
  expect(await again.client.call('articles.open', { id })).toMatchObject({ recovered: true });
  expect(await again.client.call('articles.open', { id })).toMatchObject({ recovered: false });
});
