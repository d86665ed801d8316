import { lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../testing/desk.ts';
import { backupFolders, choosePlace, readPlace, usualFolder } from './backup-place.ts';

test('where backups go is made once, and made anew only where it is gone or says nothing', () => {
  const store = tempFolder();
  mkdirSync(join(store, 'backups'));
  const { mark } = readPlace(store);
  const disk = tempFolder();
  const folder = choosePlace(store, disk);
  expect(readPlace(store)).toEqual({ mark, folder });
  expect(backupFolders(store)).toEqual([folder, usualFolder(store)]);
  writeFileSync(join(store, 'backups.json'), 'half a wor');
  expect(readPlace(store).folder).toBeNull();
});

test('a choice that cannot be read now is not written over, and a repair goes on without it', ({ skip }) => {
  if (process.platform === 'win32') skip('links need rights there');
  const store = tempFolder();
  symlinkSync('backups.json', join(store, 'backups.json'));
  expect(() => readPlace(store)).toThrow('ELOOP');
  expect(lstatSync(join(store, 'backups.json')).isSymbolicLink()).toBe(true);
  expect(backupFolders(store)).toEqual([usualFolder(store)]);
});
