import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../testing/desk.ts';
import { readPlace } from '../upkeep/backup-place.ts';
import { diskIsAway, rememberMove, rememberStore, seenStore, whereStoreIs } from './seen.ts';
import { openStore } from './store.ts';
import { storeFile } from './store-file.ts';

function place() {
  const home = tempFolder();
  return { seen: join(home, 'seen'), store: join(home, 'disk', 'store') };
}

/** Opens a store as the service does, closes it, and notes it. */
function use(seen: string, store: string): string {
  openStore(store).close();
  const { mark } = readPlace(store);
  rememberStore(seen, store, mark);
  return mark;
}

test('a store that was opened is known by its place and its mark, and no other is', () => {
  const { seen, store } = place();
  expect(seenStore(seen, store)).toBeNull();
  const mark = use(seen, store);
  expect(seenStore(seen, store)).toMatchObject({ path: store, mark, moved: null });
  expect(seenStore(seen, `${store}2`)).toBeNull();
  // Nothing is left beside the one record.
  expect(readdirSync(seen)).toHaveLength(1);
  writeFileSync(join(seen, readdirSync(seen)[0] ?? ''), '{');
  expect(seenStore(seen, store)).toBeNull();
});

test('where a store was, none is made, nor any folder', () => {
  const { seen, store } = place();
  use(seen, store);
  const away = `${store}-away`;
  renameSync(store, away);
  const code = (folder: string, options: { expected: boolean }) => {
    try {
      openStore(folder, options).close();
      return null;
    } catch (cause) {
      return cause instanceof Error && 'code' in cause ? cause.code : cause;
    }
  };
  expect(code(store, { expected: true })).toBe('store-missing');
  expect(existsSync(store)).toBe(false);
  // The empty place of a disk that is not connected.
  mkdirSync(store);
  expect(code(store, { expected: true })).toBe('store-missing');
  expect(readdirSync(store)).toEqual([]);
  // An empty file is no store that nobody ever wrote to.
  writeFileSync(storeFile(store), '');
  expect(code(store, { expected: true })).toBe('store-damaged');
  rmSync(store, { recursive: true });
  renameSync(away, store);
  expect(code(store, { expected: true })).toBeNull();
  // Where none was ever seen, one is made as before.
  expect(code(join(store, '..', 'new'), { expected: false })).toBeNull();
});

test('where a person found it is followed, also twice and in a circle', () => {
  const { seen, store } = place();
  use(seen, store);
  const [second, third] = [`${store}-2`, `${store}-3`];
  renameSync(store, second);
  rememberMove(seen, store, second);
  expect(whereStoreIs(seen, store)).toBe(second);
  use(seen, second);
  renameSync(second, third);
  rememberMove(seen, second, third);
  expect(whereStoreIs(seen, store)).toBe(third);
  rememberMove(seen, third, store);
  rmSync(third, { recursive: true });
  expect(whereStoreIs(seen, store)).toBe(store);
  // A store in the old place is opened there, and the note is forgotten.
  use(seen, store);
  expect(whereStoreIs(seen, store)).toBe(store);
  rmSync(store, { recursive: true });
  expect(whereStoreIs(seen, store)).toBe(store);
});

test('a folder that was taken away is told from a disk that was', () => {
  const { seen, store } = place();
  use(seen, store);
  rmSync(store, { recursive: true });
  const known = seenStore(seen, store);
  if (known === null) throw new Error('It is not known');
  expect(diskIsAway(known)).toBe(false);
  expect(diskIsAway({ ...known, disk: `${known.disk}1` })).toBe(true);
});
