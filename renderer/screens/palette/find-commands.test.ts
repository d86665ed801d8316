import { expect, test } from 'vitest';
import { COMMANDS } from '../../../shared/commands/commands.ts';
import { findCommands } from './find-commands.ts';

const all = COMMANDS.map((entry) => entry.id);
const ids = (text: string) => findCommands(text, all).map((entry) => entry.id);

test('a beginning is best, synonyms are found, order of words does not matter', () => {
  expect(ids('new')[0]).toBe('article.new');
  expect(ids('night')).toEqual(['theme.dark']);
  expect(ids('story new')).toContain('article.new');
  expect(ids('xyzzy')).toEqual([]);
});

test('only what is enabled, never what is hidden', () => {
  expect(findCommands('', ['article.new', 'edit.cut']).map((entry) => entry.id)).toEqual(['article.new']);
});
