import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blankContent } from '../../shared/article/content.ts';
import type { Unsaved } from '../../shared/shell/rescue.ts';
import { startDesk } from '../desk/start.ts';
import { Rescue } from './rescue.ts';

let folder = '';
let second = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-rescue-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...names: string[]) =>
  new Rescue({
    folders: names.map((name) => join(folder, name)),
    generator: 'Galley test',
    now: () => new Date(Date.UTC(2026, 0, 1, 12, 0, second++)),
  });

function words(text: string, id = 'story-1'): Unsaved {
  const content = blankContent('b1', 'en-GB');
  content.blocks = [{ id: 'b1', type: 'paragraph', inline: [{ type: 'text', text }] }];
  return { id, content, photos: [], person: null };
}

test('the newest words are kept in one file, which goes when the store has them', async () => {
  const rescue = run('a');
  await rescue.keep(words('One.'));
  await rescue.keep(words('One, two.'));
  expect(readdirSync(join(folder, 'a'))).toHaveLength(1);
  expect(await rescue.left()).toEqual([]);
  expect(await run('a').left()).toMatchObject([
    { articleId: 'story-1', content: words('One, two.').content },
  ]);
  await rescue.drop('story-1');
  expect(readdirSync(join(folder, 'a'))).toEqual([]);
});

test('where the first place takes nothing, the next one does', async () => {
  writeFileSync(join(folder, 'blocked'), '');
  const kept = await run('blocked', 'b').keep(words('Kept.'));
  expect(kept.folder).toBe(join(folder, 'b'));
  writeFileSync(join(folder, 'also'), '');
  await expect(run('blocked', 'also').keep(words('Lost?'))).rejects.toThrow();
});

test('of one article a few copies wait, the oldest are set aside and not deleted', async () => {
  for (let number = 0; number < 7; number += 1) await run('a').keep(words(`Run ${number}.`));
  const left = await run('a').left();
  expect(left).toHaveLength(5);
  expect(left[0]?.content).toEqual(words('Run 6.').content);
  expect(readdirSync(join(folder, 'a/decided'))).toHaveLength(2);
});

test('a copy that was decided on is offered no more; nothing outside the folder is touched', async () => {
  await run('a').keep(words('Decide.'));
  const rescue = run('a');
  const [copy] = await rescue.left();
  const other = join(folder, 'other.galley');
  writeFileSync(other, '');
  rescue.decide(other);
  rescue.decide(copy?.path ?? '');
  expect(existsSync(other)).toBe(true);
  expect(await rescue.left()).toEqual([]);
});

test('a copy is a hand-off: another desk takes it in without losing a word', async () => {
  const kept = await run('a').keep(words('Every word of it.'));
  const desk = await startDesk({ storeDir: join(folder, 'store'), door: false });
  const client = desk.client('cli');
  await client.call('desk.setPerson', { name: 'Mara Lind', initials: 'ML', role: 'editor' });
  const taken = await client.call('intake.files', { files: [{ path: join(kept.folder, kept.name) }] });
  expect(taken).toMatchObject([{ ok: true, outcome: 'new', articleId: 'story-1' }]);
  const { content } = await client.call('articles.peek', { id: 'story-1' });
  expect(content.blocks).toEqual(words('Every word of it.').content.blocks);
  await desk.close();
});

test('copies go along to where the store is found, and none is lost when one of that name is there', async () => {
  const kept = await run('a').keep(words('Along.'));
  run('a').moveTo(join(folder, 'there'));
  expect(readdirSync(join(folder, 'a'))).toEqual([]);
  expect(await run('there').left()).toMatchObject([{ name: kept.name, content: words('Along.').content }]);
  writeFileSync(join(folder, 'a', kept.name), 'other');
  run('a').moveTo(join(folder, 'there'));
  expect(readdirSync(join(folder, 'a'))).toEqual([kept.name]);
  expect(await run('there').left()).toMatchObject([{ content: words('Along.').content }]);
});
