import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { tempFolder } from '../desk/testing/desk.ts';
import { resourcePath } from '../paths.ts';
import { show } from './commands/read.ts';
import { workplace } from './testing/workplace.ts';

test('an option or a file name without anything in it is refused, and no store is made', async () => {
  const { galley, store } = workplace();
  const lines: [string[], string][] = [
    [['list', '--store', ''], '--store is empty'],
    [['list', '--as='], '--as is empty'],
    [['import', 'story.txt', '--as', 'far too long'], '--as takes initials'],
    [['show', ''], 'ID is empty'],
    [['export', 'a', ' ', '--out', 'x'], 'ID is empty'],
    [['state', 'a', ''], 'NEW is empty'],
    [['list', '--search', ''], '--search is empty'],
    [['import', ''], 'A file name is empty'],
    [['import', 'story.txt', ''], 'A file name is empty'],
    [['verify', ''], 'A file name is empty'],
    [['restore', ''], 'A file name is empty'],
    [['help', 'bogus'], 'no command “bogus”'],
    [['list', '--limit', '1e3'], 'whole number'],
  ];
  for (const [line, message] of lines) {
    const { code, err } = await galley(...line);
    expect([line, code]).toEqual([line, 2]);
    expect(err).toContain(message);
  }
  expect(existsSync(store)).toBe(false);
});

test('a GALLEY_STORE with nothing in it is refused: the usual store is not meant', async () => {
  const { galley } = workplace('');
  const { code, err } = await galley('list');
  expect([code, err]).toEqual([2, expect.stringContaining('GALLEY_STORE is set but empty')]);
  expect((await galley('list', '--store', join(tempFolder(), 'other'))).code).toBe(1);
});

test('a store that cannot be made was never one', async () => {
  const { galley } = workplace();
  for (const folder of process.platform === 'linux' ? ['/proc/nope', '/dev/null/store'] : []) {
    const { code, err } = await galley('import', 'story.txt', '--store', folder);
    expect(code).toBe(1);
    expect(err).toContain(`No store can be made in ${folder}`);
  }
});

test('empty results print no blank line, and the version is told', async () => {
  const { galley, importStory } = workplace();
  expect((await galley('--version')).out).toMatch(/^Galley \d+\.\d+\.\d+/);
  await importStory();
  expect(await galley('list', '--state', 'published')).toMatchObject({ code: 0, out: '' });
  expect((await galley('list', '--state', 'published')).err).toContain('no such article');
  expect(await galley('list', '--state', 'published', '--json')).toMatchObject({ json: [], err: '' });
  expect(await galley('import', 'gone.txt')).toMatchObject({ code: 1, out: '' });
});

test('what nobody foresaw is one sentence without a stack', async () => {
  const { galley, importStory } = workplace();
  const id = await importStory();
  const spy = vi.spyOn(show, 'run').mockRejectedValue(new RangeError('Maximum size exceeded.\nsecond line'));
  const { code, err, out } = await galley('show', id);
  spy.mockRestore();
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('not foreseen: Maximum size exceeded. What was saved is safe.');
  expect(err).toContain('GALLEY_LOG=error');
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('attach says which image each answer is for; a photo is named by its number alone', async () => {
  const { galley, importStory } = workplace();
  const id = await importStory();
  const quay = resourcePath('sample', 'quay.jpg');
  const { json, code } = await galley(
    'attach',
    id,
    'story.txt',
    quay,
    join(tempFolder(), 'gone.jpg'),
    '--json',
  );
  expect(code).toBe(1);
  expect(json).toMatchObject([{ file: quay, placementId: expect.any(String) }]);
  for (const which of ['1e0', '+1', '0x1', '01', '2'])
    expect([which, (await galley('caption', id, which, 'credit=X')).code]).toEqual([which, 1]);
  const long = await galley('caption', id, '1', `credit=${'x'.repeat(5000)}`);
  expect(long.err).toContain('The credit is too long: at most 4,000 characters fit.');
  expect(await galley('caption', id, '1', 'credit= LENA\u0001 DAHL ', '--json')).toMatchObject({
    code: 0,
    json: { credit: 'LENA DAHL' },
  });
});

test('an empty folder of schemas is refused, and one that is not there is told in words', async () => {
  const { galley, cwd } = workplace();
  expect((await galley('verify', cwd, '--schemas', '')).code).toBe(2);
  const gone = await galley('verify', cwd, '--schemas', 'nowhere');
  expect(gone).toMatchObject({ code: 1, out: '' });
  expect(gone.err).toContain('no folder of schemas');
});

test('a store that is not there cannot be repaired, and that is said', async () => {
  const { galley, store } = workplace();
  const { code, err } = await galley('repair');
  expect(code).toBe(1);
  expect(err).toContain(`There is no store in ${store}`);
});

test('a restore says which photos did not come with the backup', async () => {
  const { galley, importStory, store } = workplace();
  const id = await importStory();
  await galley('attach', id, resourcePath('sample', 'quay.jpg'));
  const there = join(tempFolder(), 'there');
  const { code, err } = await galley('restore', join(store, 'galley.sqlite'), '--store', there);
  expect(code).toBe(0);
  expect(err).toContain('has not got 1 photo file');
  const again = await galley('restore', join(store, 'galley.sqlite'), '--force');
  expect(again.err).not.toContain('photo file');
});
