import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchDocument } from './document.ts';
import { fold } from './fold.ts';
import { parseQuery } from './query.ts';
import { scanMatches } from './scan.ts';
import { HIT_END, HIT_START, snippet } from './snippet.ts';
import { indexTokens, pieces } from './tokens.ts';

const article: SearchDocument = {
  headline: 'Tromsø switches on electric ferry quay',
  slugline: 'tromso-ferry-quay',
  byline: ['Mara Halvorsen', 'Ilir Dede'],
  topics: [{ name: 'Water transport', code: '20000337' }],
  standfirst: 'Batteries charge in nine minutes',
  body: 'The first quay in the Arctic.\n日韓首脳、G7に合わせ初の対面会談\nمستشفى الجزيرة يفتح جناحاً جديداً للأطفال\n한국 대통령은 말했다',
  captions: ['Passengers wait to board the Nordlys'],
  keywords: ['ferries'],
  section: 'Islands',
  state: 'in-review',
  updatedAt: '2026-11-03T09:00:00Z',
};

test.each([
  ['ferry', true],
  ['FERRY', true],
  ['ferr', true],
  ['tromso', true],
  ['Tromsø', true],
  ['"electric ferry"', true],
  ['"ferry electric"', false],
  ['ferry electric', true],
  ['ferry -arctic', false],
  ['ferry -antarctic', true],
  ['-antarctic', true],
  ['byline:halvorsen', true],
  ['byline:"Mara Halvorsen"', true],
  ['byline:ferry', false],
  ['topic:water', true],
  ['topic:20000337', true],
  ['state:in-review', true],
  ['state:draft', false],
  ['-state:draft', true],
  ['section:islands', true],
  ['from:2026-11', true],
  ['from:2026-12', false],
  ['to:2026', true],
  ['to:2025', false],
  ['日韓', true],
  ['首', true],
  ['対面会談', true],
  ['会対', false],
  ['مستشفى', true],
  ['جديد', true],
  ['جناحا', true],
  ['국', true],
  ['대통령', true],
  ['nordlys', true],
  ['tromso-ferry', true],
  ['"', true],
  ['-', true],
  [':', true],
  ['byline:', true],
  ['12:30', false],
  ['from:yesterday', false],
])('%s', (text, expected) => {
  expect(scanMatches(parseQuery(text), article)).toBe(expected);
});

test('no text is an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      parseQuery(text);
      snippet(text, parseQuery('a "b c" 日本'));
    }),
  );
});

test('folding is done once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('pairs of a run, and its last character', () => {
  expect(indexTokens('G7で日本語')).toEqual(['g7', 'で日', '日本', '本語', '語']);
  expect(pieces('ferry 日本').map((piece) => piece.kind)).toEqual(['word', 'run']);
});

test('a snippet marks the hit and keeps the words around it', () => {
  const found = snippet('The first quay in the Arctic charges a car ferry.', parseQuery('arctic fer'));
  expect(found).toBe(
    `The first quay in the ${HIT_START}Arctic${HIT_END} charges a car ${HIT_START}ferry${HIT_END}.`,
  );
});
