import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseQuery } from '../../../shared/search/query.ts';
import { CHUNK, decodeChunk, encodeChunk, mergeNumbers } from './postings.ts';
import { IndexReader } from './reader.ts';
import { decodeSequence, encodeSequence, holdsPhrase } from './sequence.ts';
import type { IndexedDocument } from './words.ts';
import { IndexWriter } from './writer.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-index-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function story(n: number, body: string): IndexedDocument {
  return {
    id: `a${n}`,
    n,
    headline: 'Harbour',
    slugline: '',
    byline: [],
    topics: [],
    standfirst: '',
    body,
    captions: [],
    keywords: [],
    section: '',
    state: 'draft',
    updatedAt: new Date(Date.UTC(2026, 10, 3, 0, n)).toISOString(),
    assignee: '',
  };
}

test('of a forgotten article no word stays in the file or its log', () => {
  const path = join(folder, 's.sqlite');
  const writer = new IndexWriter(path);
  const reader = new IndexReader(path);
  writer.apply([story(1, 'The zeppelinette landed quietly.'), story(2, 'The balloon landed.')], [], 1);
  writer.apply([story(1, 'The zeppelinette xylographs landed.')], [], 2);
  expect(reader.search(parseQuery('zeppelinette'), {}, PAGE).total).toBe(1);
  const bytes = () =>
    Buffer.concat(['', '-wal'].map((part) => readFileSync(`${path}${part}`))).toString('latin1');
  expect(bytes()).toContain('zeppelinette');
  writer.forget(['a1']);
  for (const word of ['zeppelinette', 'xylographs', 'quietly']) expect(bytes()).not.toContain(word);
  expect(bytes()).toContain('balloon');
  expect(reader.search(parseQuery('landed'), {}, PAGE).hits.map((hit) => hit.article)).toEqual(['a2']);
  reader.close();
  writer.close();
});

const PAGE = { order: 'newest', offset: 0, limit: 50 } as const;

test('a phrase of words that very many have is found page by page, and counted at the end', () => {
  const path = join(folder, 's.sqlite');
  const writer = new IndexWriter(path);
  // Every one has both pairs; every third has the three words side by side.
  const stories = Array.from({ length: 900 }, (_, at) =>
    story(at + 1, at % 3 === 0 ? 'out of the blue' : 'out of sight, of the sea'),
  );
  writer.apply(stories, [], 1);
  const reader = new IndexReader(path);
  const query = parseQuery('"out of the"');
  const first = reader.search(query, {}, PAGE);
  expect(first.about).toBe(true);
  expect(first.total).toBeGreaterThan(200);
  expect(first.hits.map((hit) => hit.article)).toEqual(
    Array.from({ length: 50 }, (_, at) => `a${898 - 3 * at}`),
  );
  const last = reader.search(query, {}, { ...PAGE, offset: 290 });
  expect(last).toMatchObject({ total: 300, about: false });
  expect(last.hits).toHaveLength(10);
  expect(reader.numbers(query, {})).toHaveLength(300);
  expect(reader.search(parseQuery('-"out of the"'), {}, { ...PAGE, offset: 599 }).hits).toHaveLength(1);
  // What is changed meanwhile is found in its new place.
  writer.apply([{ ...story(1, 'out of the blue'), updatedAt: '2027-01-01T00:00:00Z' }], [], 2);
  expect(reader.search(query, {}, PAGE).hits[0]?.article).toBe('a1');
  reader.close();
  writer.close();
});

test('a number that goes to another article is that one’s alone', () => {
  const path = join(folder, 's.sqlite');
  const writer = new IndexWriter(path);
  const reader = new IndexReader(path);
  writer.apply([story(1, 'Whale')], [], 1);
  writer.apply([{ ...story(1, 'Seal'), id: 'other' }], [], 2);
  expect(reader.search(parseQuery('whale'), {}, PAGE).total).toBe(0);
  expect(reader.search(parseQuery('seal'), {}, PAGE).hits[0]?.article).toBe('other');
  reader.close();
  writer.close();
});

const numbers = fc
  .uniqueArray(fc.nat(CHUNK - 1), { maxLength: 3000 })
  .map((list) => list.sort((a, b) => a - b));

test('blocks and sequences are read back as they were written', () => {
  fc.assert(
    fc.property(numbers, numbers, (some, others) => {
      expect(decodeChunk(encodeChunk(some))).toEqual(some);
      expect(mergeNumbers(some, others)).toEqual([...new Set([...some, ...others])].sort((a, b) => a - b));
    }),
    { numRuns: 30 },
  );
  fc.assert(
    fc.property(fc.array(fc.nat(40_000)), (ids) => {
      expect(decodeSequence(encodeSequence(ids))).toEqual(ids);
    }),
  );
});

test('a phrase is found where its numbers stand, and not in the middle of one', () => {
  const few = fc.array(fc.constantFrom(1, 129, 257, 16_385), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      few,
      fc.array(fc.constantFrom(1, 129, 257, 16_385), { minLength: 1, maxLength: 2 }),
      (text, wanted) => {
        const stands = text.some((_, at) => wanted.every((id, step) => text[at + step] === id));
        const found = holdsPhrase(Buffer.from(encodeSequence(text)), {
          bytes: encodeSequence(wanted),
          next: null,
        });
        expect(found).toBe(stands);
      },
    ),
    { numRuns: 500 },
  );
});
