import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseQuery } from '../../../shared/search/query.ts';
import { scanMatches } from '../../../shared/search/scan.ts';
import { STATES } from '../../../shared/workflow/states.ts';
import { IndexReader } from './reader.ts';
import type { IndexedDocument } from './words.ts';
import { IndexWriter } from './writer.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-search-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const words = [
  'the',
  'of',
  'ferry',
  'ferries',
  'Tromsø',
  'quay',
  'G7',
  '日本',
  '日韓首脳',
  '会談',
  '대통령',
  'مستشفى',
  'café',
  '–',
  '.',
  'Ⅻ',
];
const text = fc.array(fc.constantFrom(...words), { maxLength: 10 }).map((list) => list.join(' '));
const tight = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((list) => list.join(''));
const document = fc.record({
  headline: text,
  slugline: fc.constantFrom('tromso-ferry', 'g7-japan', ''),
  byline: fc.subarray(['Mara Halvorsen', 'Ilir Dede']),
  topics: fc.subarray([
    { name: 'Water transport', code: '20000337' },
    { name: 'Ferry', code: 'house-ferry' },
  ]),
  standfirst: text,
  body: fc.tuple(text, tight).map((parts) => parts.join('\n')),
  captions: fc.array(text, { maxLength: 1 }),
  keywords: fc.subarray(['quay', 'ferries']),
  section: fc.constantFrom('Islands', 'World', ''),
  state: fc.constantFrom(...STATES),
  updatedAt: fc.constantFrom('2026-10-01T08:00:00Z', '2026-11-03T09:00:00Z', '2026-11-03T23:59:59Z'),
  assignee: fc.constant(''),
});
const piece = fc.oneof(
  fc.constantFrom(
    'the',
    'fer',
    'quay',
    '"the of"',
    '"ferry quay"',
    '日',
    '日韓',
    '韓首脳',
    '대통',
    'ستش',
    'cafe',
    'TROMSO',
    'G7日本',
    '"quay 日本"',
  ),
  fc.constantFrom(
    'byline:mara',
    'byline:"Ilir Dede"',
    'topic:ferry',
    'topic:2000',
    'state:draft',
    'section:isl',
    'from:2026-11',
    'to:2026-11-02',
    'to:2026-11-03',
    'from:2026-11-04',
    'xii',
  ),
);
const search = fc
  .array(fc.tuple(fc.boolean(), piece), { minLength: 1, maxLength: 3 })
  .map((list) => list.map(([not, part]) => (not ? `-${part}` : part)).join(' '));

const ZONES = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles', 'Asia/Kathmandu'];

test('the index finds what reading everything finds, in both orders', () => {
  let round = 0;
  fc.assert(
    fc.property(fc.array(document, { maxLength: 12 }), search, (documents, typed) => {
      const path = join(folder, `${round++}.sqlite`);
      const writer = new IndexWriter(path);
      const named: IndexedDocument[] = documents.map((one, index) => ({
        ...one,
        id: `a${index}`,
        n: index + 1,
      }));
      // Half of them twice: an update replaces.
      writer.apply(
        named.map((one) => ({ ...one, body: 'ferry the of 日本' })),
        [],
        1,
      );
      writer.apply(named, [], 2);
      const reader = new IndexReader(path);
      // Days are those of a person's zone, whichever that is.
      const zone = ZONES[typed.length % ZONES.length] ?? 'UTC';
      const query = parseQuery(typed, { zone });
      const expected = named.filter((one) => scanMatches(query, one)).map((one) => one.id);
      for (const order of ['newest', 'best'] as const) {
        const found = reader.search(query, { spiked: true }, { order, offset: 0, limit: 50 });
        expect(found.hits.map((hit) => hit.article).sort(), typed).toEqual([...expected].sort());
        expect(found.total).toBe(expected.length);
      }
      reader.close();
      writer.close();
    }),
    { numRuns: 150 },
  );
});

test('no query is an error', () => {
  const path = join(folder, 's.sqlite');
  new IndexWriter(path).close();
  const file = new IndexReader(path);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      file.search(parseQuery(typed), {}, { order: 'best', offset: 0, limit: 5 });
    }),
  );
  file.close();
});

test('a removed article is no hit, and the progress is kept', () => {
  const path = join(folder, 's.sqlite');
  const file = new IndexWriter(path);
  const one = {
    id: 'a',
    n: 1,
    headline: 'Ferry',
    slugline: '',
    byline: [],
    topics: [],
    standfirst: '',
    body: '',
    captions: [],
    keywords: [],
    section: '',
    state: 'draft' as const,
    updatedAt: '2026-11-03T09:00:00Z',
    assignee: 'p-1',
  };
  file.apply([one, { ...one, id: 'b', n: 2, assignee: '' }], [], 7);
  const reader = new IndexReader(path);
  const mine = reader.search(
    parseQuery('ferry'),
    { assigned: [{ not: false, people: ['p-1'] }] },
    { order: 'newest', offset: 0, limit: 5 },
  );
  expect(mine.hits.map((hit) => hit.article)).toEqual(['a']);
  const nobody = reader.search(
    parseQuery(''),
    { assigned: [{ not: false, people: [''] }] },
    { order: 'newest', offset: 0, limit: 5 },
  );
  expect(nobody.hits.map((hit) => hit.article)).toEqual(['b']);
  file.apply([], ['a'], 8);
  expect(
    reader
      .search(parseQuery('ferry'), {}, { order: 'best', offset: 0, limit: 5 })
      .hits.map((hit) => hit.article),
  ).toEqual(['b']);
  reader.close();
  file.close();
  const again = new IndexReader(path);
  expect(again.progress()).toBe(8);
  expect(
    again
      .search(parseQuery('ferry'), {}, { order: 'best', offset: 0, limit: 5 })
      .hits.map((hit) => hit.article),
  ).toEqual(['b']);
  again.close();
});
