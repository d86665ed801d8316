import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { FORMATS } from '../../../shared/formats/formats.ts';
import { packageInput } from '../../../shared/formats/input.ts';
import { sampleFrozen, sampleRenditions } from '../../../shared/formats/sample.ts';
import { elementsOf, parseHtml, parseXml, select, selectJson, textOf } from './verify/tree.ts';

/** What each row of the table in docs/formats.md must say, in the sample; `*`: as the format spells it. */
const EXPECTED: Record<string, string | RegExp> = {
  identity: 'urn:uuid:0c9f8f44-3b1e-4a4c-8a5e-5d3c2b1a0f99',
  version: '2',
  revision: 'ab'.repeat(32),
  headline: 'Islanders & ferry firm agree on winter timetable',
  'headline, for machines': 'Islanders & ferry firm agree on winter timetable',
  standfirst: 'Two more crossings a day <until> March.',
  byline: /^Asa Reed/,
  'authors one by one': 'Bo Lind',
  'dateline in the text': /^(<p>)?TARBERT, Scotland –/,
  dateline: 'TARBERT, Scotland –',
  'dateline, place': /^Tarbert/,
  'dateline, place located': 'Tarbert',
  'dateline, region': 'Argyll and Bute',
  'dateline, country': /Scotland$/,
  'dateline, country code': /^GB-AGB$|^GB$|:GB$/,
  'dateline, latitude': /^55\.8645(;|$)/,
  'dateline, longitude': /(^|;)-5\.4139$/,
  'dateline, GeoNames id': /2636233/,
  'dateline, date': /^2025-?06-?17$/,
  body: /“We can live with it,”.*said the council\./s,
  'body, plain': /\n\n2\. Earlier boats\n {2}• from six\n3\. Later boats\n\nAnd the fares\n\n/,
  words: '33',
  'sign-off in the text': /(^|\n\n|<p>)HARBOUR NEWS(<\/p>)?$/,
  'sign-off': 'HARBOUR NEWS',
  'topic, name': 'transport',
  'topic, scheme': /^medtop|^http:\/\/cv\.iptc\.org\/newscodes\/mediatopic\//,
  'topic, code': /^(medtop:)?20000340$/,
  'house topic, name': 'Island life',
  'house topic, code': /^(house:)?island( |%20)life$/,
  keywords: 'winter timetable',
  section: 'Local news',
  slugline: 'ferry-timetable',
  language: 'en-GB',
  priority: '3',
  genre: 'Feature',
  profile: 'news',
  embargo: /^2025-06-18T05:00:00Z$|^20250618T050000Z$/,
  'embargo, in words': 'Embargoed until 2025-06-18T05:00:00Z',
  created: '2025-06-17T08:00:00Z',
  'this version': /^2025-06-17T10:30:00Z$|^20250617T103000Z$/,
  "editor's note": 'Check the times with the harbour office',
  'usage terms': 'For members of the pool only',
  'copyright holder': 'Harbour Press Ltd',
  'copyright line': /^© 2025 Harbour Press/,
  provider: 'Harbour News Agency',
  publisher: 'Harbour Press Ltd',
  caption: /^The evening ferry leaves Tarbert\./,
  credit: 'Ida Marsh/Harbour News',
  'alternative text': 'A white ferry at a pier',
  'photo, file': /^(file:)?media\/lead-main\.jpg$/,
  'photo, pixels': '2560',
  'photo, role': 'lead',
  'photo, headline': 'The evening ferry',
  'photo, creator': 'Ida Marsh',
  'photo, date': '2025-06-16T19:45:10Z',
  'photo, place': /^Tarbert/,
  'photo, copyright': '© 2025 Ida Marsh',
  'photo, usage terms': 'No resale',
  'photo, instructions': 'Keep the crew in the frame',
  'photo, source': 'Harbour Pictures',
  'photo, keywords': /^ferry(, harbour)?$/,
};

const columns = ['ninjs-3.1', 'ninjs-1.6', 'newsml-g2-2.35', 'nitf-3.6', 'html'];
const input = packageInput(sampleFrozen, sampleRenditions);
const written = new Map(FORMATS.map((format) => [format.name, format.write(input)]));

const table = readFileSync(resolve(import.meta.dirname, '../../../docs/formats.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.slice(2, -2).split(' | '))
  .filter((cells) => cells.length === 6 && cells[0] !== 'what');

test('the table and the test speak of the same things', () => {
  expect(table.map(([what]) => what).sort()).toEqual(Object.keys(EXPECTED).sort());
});

test.each(
  table.flatMap(([what = '', ...places]) =>
    places.flatMap((place, index) => (place === '–' ? [] : [[what, columns[index] ?? '', place] as const])),
  ),
)('%s in %s is at %s', (what, format, place) => {
  const text = written.get(format) ?? '';
  const expected = EXPECTED[what] ?? '';
  const found = valuesAt(format, text, place.replaceAll('`', ''));
  expect(found.length).toBeGreaterThan(0);
  if (expected instanceof RegExp)
    expect(
      found.some((value) => expected.test(value)),
      found.join('\n'),
    ).toBe(true);
  else expect(found).toContain(expected);
});

test('the page does not show the editor’s note', () => {
  expect(written.get('html')).not.toContain('harbour office');
});

function valuesAt(format: string, text: string, place: string): string[] {
  if (format.startsWith('ninjs')) return selectJson(JSON.parse(text), place);
  if (format !== 'html') return select(parseXml(text), place);
  const page = parseHtml(text);
  if (!place.startsWith('ld: ')) return select(page, place);
  const script = [...elementsOf(page)].find((one) => one.attributes.get('type') === 'application/ld+json');
  return selectJson(JSON.parse(script ? textOf(script) : 'null'), place.slice(4));
}
