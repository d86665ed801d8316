import { readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import { EXPORT } from '../../shared/photo/media-calls.ts';
import { tidyLine, tidyText } from '../../shared/photo/tidy.ts';
import { type ReadWords, wordsFrom } from '../../shared/photo/words.ts';
import { endExifTool, readWithExifTool } from './exiftool.ts';
import { jpegWithWords } from './jpeg-words.ts';
import { readQuickly } from './metadata.ts';
import { makeRendition } from './rendition.ts';
import { openSource } from './source.ts';
import { fields, scratch } from './testing/make.ts';

let dir: Awaited<ReturnType<typeof scratch>>;
let plain: Buffer;
beforeAll(async () => {
  dir = await scratch();
  plain = await fields(48, 32).withIccProfile('srgb').jpeg().toBuffer();
});
afterAll(async () => {
  await endExifTool();
  await dir.clear();
});

function put(words: ReadWords): Buffer {
  const bytes = jpegWithWords(plain, words);
  if (!bytes) throw new Error('The words did not fit');
  return bytes;
}

const line = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => tidyLine(text, 4000));
const text = fc.string({ unit: 'binary', maxLength: 80 }).map((value) => tidyText(value, 4000));
/** Words that a record can hold. */
const anyWords: fc.Arbitrary<ReadWords> = fc.record({
  headline: line,
  caption: text.map(inlineFromText),
  credit: line,
  creator: line.map((name) => name.replaceAll(';', ',').trim()),
  altText: text,
  date: fc.constantFrom(null, '2021-10-20', '2021-10-20T23:10:05-07:00', '1999-12-31T00:00:00Z'),
  place: fc.record({ sublocation: line, city: line, region: line, country: line, countryCode: line }),
  copyright: line,
  usageTerms: text,
  instructions: text,
  source: line,
  keywords: fc
    .array(line, { maxLength: 4 })
    .map((items) => [...new Set(items.filter((item) => item !== ''))]),
});
/** "x-default" and what programs write by themselves are left out on reading, whoever wrote them. */
const PLAIN = (words: ReadWords) => !/x-default|TIFF\/EPStandardID/.test(JSON.stringify(words));

test('whatever the words, they are read back as they were, and the picture is the same', async () => {
  const pixels = await sharp(plain).raw().toBuffer();
  await fc.assert(
    fc.asyncProperty(anyWords.filter(PLAIN), async (words) => {
      const bytes = put(words);
      expect(wordsFrom(await readQuickly(bytes)).words).toEqual(words);
      expect(await sharp(bytes).raw().toBuffer()).toEqual(pixels);
    }),
    { numRuns: 200 },
  );
});

test('ExifTool reads the same, finds nothing to warn of, and the profile is still there', async () => {
  const path = dir.at('any.jpg');
  await fc.assert(
    fc.asyncProperty(anyWords.filter(PLAIN), async (words) => {
      await writeFile(path, put(words));
      expect(wordsFrom(await readWithExifTool(path)).words).toEqual(words);
    }),
    { numRuns: 20 },
  );
  expect((await sharp(path).metadata()).icc).toBeDefined();
});

test('words too long for one segment are written by ExifTool, and read back', async () => {
  const source = dir.at('source.jpg');
  await writeFile(source, plain);
  const caption = inlineFromText('A long sentence with an é in it. '.repeat(2500).trim());
  await makeRendition(await openSource(source), EXPORT, dir.at('long.jpg'), { caption, credit: 'Galley' });
  const { words } = wordsFrom(await readQuickly(await readFile(dir.at('long.jpg'))));
  expect(words.caption).toEqual(caption);
  expect(words.credit).toBe('Galley');
});
