import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scratch } from '../../media/testing/make.ts';
import { type Assets, openAssets } from './assets.ts';

const synced: string[] = [];
vi.mock('../export/files.ts', async (original) => {
  const real = await original<typeof import('../export/files.ts')>();
  return {
    ...real,
    async syncFolder(path: string) {
      synced.push(path);
      await real.syncFolder(path);
    },
  };
});

let dir: Awaited<ReturnType<typeof scratch>>;
let assets: Assets;
beforeEach(async () => {
  dir = await scratch();
  assets = openAssets(dir.at('store'));
  await writeFile(dir.at('a.jpg'), 'some bytes');
});
afterEach(() => dir.clear());

const HASH = createHash('sha256').update('some bytes').digest('hex');

test('a file is kept under its hash, whole, and equal files once', async () => {
  expect(await assets.add(dir.at('a.jpg'))).toEqual({ id: HASH, bytes: 10, alreadyHere: false });
  const path = assets.pathOf(HASH);
  expect(path).toBe(join(dir.at('store'), 'assets', HASH.slice(0, 2), HASH.slice(2, 4), HASH));
  expect(await readFile(path, 'utf8')).toBe('some bytes');
  const { ino } = await stat(path);

  await writeFile(dir.at('b.png'), 'some bytes');
  expect(await assets.add(dir.at('b.png'))).toMatchObject({ id: HASH, alreadyHere: true });
  expect((await stat(path)).ino).toBe(ino);
  expect(await assets.list()).toEqual([HASH]);
  expect(await readdir(dir.at('store/assets/incoming'))).toEqual([]);
});

test('the name of a file is on the disk, and so are those of the folders that it needed', async () => {
  synced.length = 0;
  await assets.add(dir.at('a.jpg'));
  const [ab, abcd] = [
    `store/assets/${HASH.slice(0, 2)}`,
    `store/assets/${HASH.slice(0, 2)}/${HASH.slice(2, 4)}`,
  ];
  expect(synced).toEqual([abcd, ab, 'store/assets'].map((path) => dir.at(path)));
  await rm(assets.pathOf(HASH));
  synced.length = 0;
  await assets.add(dir.at('a.jpg'));
  expect(synced).toEqual([dir.at(abcd)]);
});

test('a staged file is no asset until it is kept, and nothing once discarded', async () => {
  const staged = await assets.stage(dir.at('a.jpg'));
  expect(await assets.has(staged.id)).toBe(false);
  expect(await readFile(staged.path, 'utf8')).toBe('some bytes');
  await staged.discard();
  expect(await readdir(dir.at('store/assets'))).toEqual(['incoming']);
  expect(await readdir(dir.at('store/assets/incoming'))).toEqual([]);
});

test('many files at once, some of them equal', async () => {
  const files = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const path = dir.at(`f${index}`);
      await writeFile(path, `content ${index % 10}`.repeat(50_000));
      return path;
    }),
  );
  const added = await Promise.all(files.map((path) => assets.add(path)));
  expect(new Set(added.map(({ id }) => id)).size).toBe(10);
  expect(await assets.list()).toEqual([...new Set(added.map(({ id }) => id))].sort());
  for (const { id } of added) expect(await assets.verify(id)).toBe('good');
});

test('missing, damaged and orphaned files are found', async () => {
  await assets.add(dir.at('a.jpg'));
  const gone = 'f'.repeat(64);
  expect(await assets.missing([HASH, gone, gone])).toEqual([gone]);
  expect(await assets.verify(gone)).toBe('missing');
  expect(await assets.orphans(new Set())).toEqual([HASH]);
  expect(await assets.orphans(new Set([HASH]))).toEqual([]);

  await writeFile(assets.pathOf(HASH), 'Some bytes');
  expect(await assets.verify(HASH)).toBe('damaged');
});

test('what an interrupted copy left is swept away, assets stay', async () => {
  await assets.add(dir.at('a.jpg'));
  await assets.stage(dir.at('a.jpg'));
  await assets.sweep();
  expect(await readdir(dirname(dirname(dirname(assets.pathOf(HASH)))))).toEqual([HASH.slice(0, 2)]);
});

test('a name that is no hash is no way into the disk', () => {
  for (const id of ['../../etc/passwd', '', `${'a'.repeat(63)}/`, 'A'.repeat(64)]) {
    expect(() => assets.pathOf(id)).toThrow();
  }
});

test('what cannot be read or written is said in words', async () => {
  await expect(assets.add(dir.at('none.jpg'))).rejects.toMatchObject({ code: 'photo-missing' });
  await mkdir(dir.at('blocked'));
  await writeFile(dir.at('blocked/assets'), 'a file where the folder should be');
  await expect(openAssets(dir.at('blocked')).add(dir.at('a.jpg'))).rejects.toMatchObject({
    code: 'store-not-writable',
  });
});
