import fc from 'fast-check';
import { expect, test } from 'vitest';
import { photoWordsSchema } from '../article/photo.ts';
import { canonicalJson } from '../canonical.ts';
import { inlineToText } from '../manuscript/inline.ts';
import { decodeIim, IIM, splitIim } from './iim.ts';
import { wordsFrom } from './words.ts';
import { tagsFor } from './write-tags.ts';
import { NS } from './xmp.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const iim = (...datasets: [id: number, text: string][]) =>
  datasets.map(([id, text]) => ({ id, bytes: bytes(text) }));
const xmp = (attributes: string) =>
  `<rdf:RDF xmlns:rdf="${NS.rdf}"><rdf:Description xmlns:ps="${NS.photoshop}" xmlns:core="${NS.iptcCore}" ${attributes}/></rdf:RDF>`;

test('gaps in a place are filled from the next source only where both speak of the same place', () => {
  const lagos = iim([IIM.city, 'Lagos'], [IIM.country, 'Nigeria'], [IIM.sublocation, 'Ikeja']);
  const place = (attributes: string) => wordsFrom({ xmp: xmp(attributes), iim: lagos, exif: {} }).words.place;
  expect(place('ps:City="Lagos" core:CountryCode="NGA"')).toEqual({
    sublocation: 'Ikeja',
    city: 'Lagos',
    region: '',
    country: 'Nigeria',
    countryCode: 'NGA',
  });
  expect(place('ps:City="Lyon"')).toMatchObject({ city: 'Lyon', country: '', sublocation: '' });
});

test('whatever stands in a file, the words fit the record', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const dataset = fc.record({
    id: fc.constantFrom(...Object.values(IIM)),
    bytes: fc.uint8Array({ maxLength: 60 }),
  });
  const exif = fc.record({ ImageDescription: text, Artist: text, Copyright: text, DateTimeOriginal: text });
  fc.assert(
    fc.property(text, fc.array(dataset), exif, (packet, datasets, tags) => {
      const { words } = wordsFrom({ xmp: packet, iim: datasets, exif: tags });
      expect(photoWordsSchema.required().safeParse(words).success).toBe(true);
      expect(() => canonicalJson(words)).not.toThrow();
      expect(() => tagsFor(words)).not.toThrow();
    }),
  );
});

test('words longer than the record holds are cut, not refused', () => {
  const long = 'x'.repeat(30_000);
  const { words } = wordsFrom({ xmp: '', iim: iim([IIM.credit, long], [IIM.caption, long]), exif: {} });
  expect([words.credit.length, inlineToText(words.caption).length]).toEqual([4000, 30_000]);
});

test('an IIM block is split into its datasets, an extended one as well, and damage ends it quietly', () => {
  const block = Uint8Array.from([
    0x1c, 2, 110, 0, 2, 65, 80, 0x1c, 2, 120, 0x80, 4, 0, 0, 0, 1, 66, 0x1c, 2, 5, 0, 9, 1,
  ]);
  const datasets = splitIim(block);
  expect(datasets.map(({ id, bytes: value }) => [id, value.length])).toEqual([
    [IIM.credit, 2],
    [IIM.caption, 1],
  ]);
  expect(decodeIim(datasets).values.get(IIM.credit)).toEqual(['AP']);
  fc.assert(
    fc.property(fc.uint8Array(), (any) => {
      for (const { bytes: value } of splitIim(any)) expect(value.length).toBeLessThanOrEqual(any.length);
    }),
  );
});
