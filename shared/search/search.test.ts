import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchDocument } from './document.ts';
import { fold } from './fold.ts';
import { parseQuery } from './query.ts';
import { scanMatches } from './scan.ts';
import { HIT_END, HIT_START, snippeter } from './snippet.ts';
import { indexTokens, pieces } from './tokens.ts';

function snippet(text: string, search: string): string | null {
  const bytes = Buffer.from(text);
  return snippeter(parseQuery(search))({ bytes, latin1: bytes.toString('latin1') });
}

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
      snippet(text, 'a "b c" 日本');
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
  const found = snippet('The first quay in the Arctic charges a car ferry.', 'arctic fer');
  expect(found).toBe(
    `The first quay in the ${HIT_START}Arctic${HIT_END} charges a car ${HIT_START}ferry${HIT_END}.`,
  );
});

test.each([
  ['Nach der Sitzung fuhr ich über die Brücke nach Tromsø.', 'tromso', 'Tromsø'],
  ['DIE STRASSE ist gesperrt, Straße für Straße.', 'strasse', 'STRASSE'],
  ['Die Straße ist gesperrt.', 'strasse', 'Straße'],
  ['The cafe\u0301 is open.', 'cafe', 'cafe\u0301'],
  ['日韓首脳、G7に合わせ初の対面会談', '対面', '対面'],
  ['يفتح مستشفى الجزيرة جَنَاحاً جديداً', 'جناح', 'جَنَاحاً'],
  ['“Éclair” and ｆｕｌｌ width', 'full', 'ｆｕｌｌ'],
  ['Nothing – “Ærlig” talt', 'aerlig', 'Ærlig'],
  ['한국 대통령은 말했다', '통령', '통령'],
])('%s: %s is marked', (text, search, hit) => {
  expect(snippet(text, search)).toContain(HIT_START + hit + HIT_END);
});

const chunk = fc.constantFrom(
  'ferry',
  'Ferry',
  'déjà',
  'De\u0301ja\u0300',
  'ß',
  'Straße',
  ' ',
  '. ',
  '– ',
  '“',
  '日本',
  '首脳',
  'ﬁn',
  'Ｆ',
  'مستشفى',
  'ø',
  '𝐀',
);
test('there is a snippet exactly where a wanted word is in the text', () => {
  const searches = fc.constantFrom('ferry', 'deja', 'strasse', 'ss', '本首', 'fin', 'f', 'شفى', 'o', 'a');
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 60 }), searches, (parts, search) => {
      const text = parts.join('');
      const wanted = scanMatches(parseQuery(search), {
        ...article,
        headline: '',
        slugline: '',
        byline: [],
        topics: [],
        standfirst: '',
        captions: [],
        keywords: [],
        body: text,
      });
      const found = snippet(text, search);
      expect(found !== null).toBe(wanted);
      if (found !== null) expect(found).toContain(HIT_START);
    }),
    { numRuns: 600 },
  );
});
