import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';
import { tempFolder } from './testing/desk.ts';

test('makes what is missing, leaves what is there, and keeps the mode', () => {
  const folder = join(tempFolder(), 'a', 'b', 'c');
  makeFolder(folder, 0o700);
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
  if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('a file in the way is refused', () => {
  const file = join(tempFolder(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(join(file, 'below'))).toThrow();
});

test.runIf(existsSync('/proc/self'))('ends where a file system takes no new names', () => {
  expect(() => makeFolder('/proc/galley/below')).toThrow();
});
