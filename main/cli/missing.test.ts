import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workplace } from './testing/workplace.ts';

test('a store that was there before and is not any more is said, and none is made in its place', async () => {
  const { galley, importStory, store } = workplace();
  await importStory();
  renameSync(store, `${store}-away`);
  for (const words of [['list'], ['list', '--json'], ['check'], ['backup', '--list']]) {
    const { code, out, err } = await galley(...words);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`The store at ${store} is not there. It was there before.`);
  }
  expect(existsSync(store)).toBe(false);
  renameSync(`${store}-away`, store);
  expect((await galley('list', '--json')).json).toHaveLength(1);
});

test('on a disk that is not connected, import makes no store unless it is told to', async () => {
  const { galley, importStory, store, config } = workplace();
  await importStory();
  const seen = join(config, 'Galley', 'seen');
  const record = join(seen, readdirSync(seen)[0] ?? '');
  rmSync(store, { recursive: true });
  // As if it had lain on another disk than what is there now.
  writeFileSync(record, readFileSync(record, 'utf8').replace(/"disk":"\d+"/, '"disk":"1"'));
  const refused = await galley('import', 'story.txt');
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is not there') });
  expect(existsSync(store)).toBe(false);
  const asked = await galley('import', 'story.txt', '--new-store');
  expect(asked).toMatchObject({ code: 0, err: expect.stringContaining('A new one was begun') });
  expect((await galley('list', '--json')).json).toHaveLength(1);
});

test('where the folder was taken away by hand, import begins a store and says so', async () => {
  const { galley, importStory, store } = workplace();
  await importStory();
  rmSync(store, { recursive: true });
  const again = await galley('import', 'story.txt', '--json');
  expect(again.code).toBe(0);
  expect(again.err).toContain(`The store that was in ${store} is not there. A new one was begun.`);
  expect((await galley('import', 'story.txt')).err).not.toContain('not there');
});
