import { expect, test } from 'vitest';
import type { Block } from './blocks.ts';
import { countsOf, tallyBlock, tallyText } from './count.ts';

test.each([
  ['', 0],
  ['The minister’s G-7 trip, 3.5% up.', 6],
  ['Don’t — stop', 2],
  ['日本語', 3],
  ['한국 대통령', 2],
  ['الرئيس قال', 2],
])('%j has %i words', (text, words) => expect(tallyText(text).words).toBe(words));

test('what is proposed for deletion is not counted, list items at every depth are', () => {
  const gone = { id: 's', kind: 'delete' as const, person: 'p', at: '' };
  const block: Block = {
    id: 'l',
    type: 'list',
    kind: 'bullet',
    items: [
      {
        id: 'i',
        inline: [
          { type: 'text', text: 'one ' },
          { type: 'text', text: 'two', suggestion: gone },
        ],
        sub: { kind: 'number', items: [{ id: 'j', inline: [{ type: 'text', text: 'three four' }] }] },
      },
    ],
  };
  expect(tallyBlock(block).words).toBe(3);
});

test('a short text takes a minute, none takes none', () => {
  expect(countsOf(tallyText('one two')).minutes).toBe(1);
  expect(countsOf(tallyText('')).minutes).toBe(0);
  expect(countsOf(tallyText('word '.repeat(460))).minutes).toBe(2);
});

test.each([
  ['The Tokyo Shimbun (東京新聞) said so.', 'words'],
  ['船が港に着いた。', 'characters'],
  ['日本とG7', 'characters'],
  ['中国的船到了港口。', 'characters'],
  // Korean and Arabic part their words by blanks.
  ['한국 대통령이 말했다', 'words'],
  ['وصلت السفينة إلى الميناء', 'words'],
  ['', 'words'],
])('the length of %j is told in %s', (text, unit) => expect(countsOf(tallyText(text)).unit).toBe(unit));
