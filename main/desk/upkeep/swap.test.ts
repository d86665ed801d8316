import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { openStore } from '../store/store.ts';
import { storeFile } from '../store/store-file.ts';
import { tempFolder, testDesk } from '../testing/desk.ts';
import { restoreBackup, swapStore } from './restore.ts';

/** What was synced, in order, and whether the store's new file had its name by then. */
const synced: { path: string; placed: boolean }[] = [];
let present = '';
vi.mock('../store/snapshot.ts', async (original) => {
  const real = await original<typeof import('../store/snapshot.ts')>();
  return {
    ...real,
    syncPath(path: string) {
      synced.push({ path, placed: existsSync(present) && readFileSync(present, 'utf8').includes('newer') });
      real.syncPath(path);
    },
  };
});
/** Every file that was written through a stream. */
const written: string[] = [];
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    createWriteStream(...args: Parameters<typeof real.createWriteStream>) {
      written.push(String(args[0]));
      return real.createWriteStream(...args);
    },
  };
});
beforeEach(() => {
  synced.length = 0;
});

test('the bytes of a store are on the disk before its file has the name, and the name after it', () => {
  const folder = tempFolder();
  for (const part of ['cache', 'backups']) mkdirSync(join(folder, part));
  present = storeFile(folder);
  writeFileSync(present, 'damaged');
  const staged = join(folder, 'cache', 'built.sqlite');
  writeFileSync(staged, 'newer');
  swapStore(folder, staged, true);
  expect(readFileSync(present, 'utf8')).toBe('newer');
  expect(synced).toContainEqual({ path: staged, placed: false });
  expect(synced.at(-1)).toEqual({ path: folder, placed: true });
});

test('the names of the photos of a backup are on the disk before the store that needs them', async () => {
  const { desk, folder } = await testDesk();
  const file = join(tempFolder(), 'desk.backup');
  await desk.client('cli').call('store.backup', { file: { path: file } });
  await desk.close();
  const store = openStore(folder);
  const id = store.read.get<{ id: string }>('SELECT id FROM assets')?.id ?? '';
  store.close();
  const target = join(tempFolder(), 'new');
  present = storeFile(target);
  synced.length = 0;
  written.length = 0;
  await restoreBackup(file, target, false);
  // What a kill leaves half written is swept from there at the next start.
  expect(written).toHaveLength(2);
  for (const path of written) expect(path).toMatch(`${join(target, 'cache')}/restore-`);
  const paths = synced.map(({ path }) => path);
  const photos = paths.indexOf(join(target, 'assets', id.slice(0, 2), id.slice(2, 4)));
  expect(photos).toBeGreaterThanOrEqual(0);
  expect(photos).toBeLessThan(paths.indexOf(target));
});
