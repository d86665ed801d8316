import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { rememberMove, seenFolder } from '../desk/store/seen.ts';
import { tempFolder } from '../desk/testing/desk.ts';
import { chooseStore } from './choose-store.ts';

test('what was asked for comes before the environment, and that before the usual store', () => {
  const home = tempFolder();
  expect(chooseStore(home, '/srv/asked', '/srv/env')).toBe(resolve('/srv/asked'));
  expect(chooseStore(home, null, '/srv/env')).toBe(resolve('/srv/env'));
  expect(chooseStore(home, null, undefined)).toBe(join(home, 'store'));
});

test('an empty name never means the usual store', () => {
  expect(() => chooseStore('/home/x', '', undefined)).toThrow('--store is empty');
  expect(() => chooseStore('/home/x', null, ' ')).toThrow('GALLEY_STORE is set but empty');
  expect(chooseStore('/home/x', '/srv/asked', '')).toBe(resolve('/srv/asked'));
});

test('a store that a person found elsewhere is opened there, until one lies in its old place again', () => {
  const home = tempFolder();
  const old = join(home, 'old');
  const moved = join(home, 'moved');
  rememberMove(seenFolder(home), old, moved);
  expect(chooseStore(home, old, undefined)).toBe(moved);
  mkdirSync(old);
  writeFileSync(join(old, 'galley.sqlite'), 'x');
  expect(chooseStore(home, old, undefined)).toBe(old);
});
