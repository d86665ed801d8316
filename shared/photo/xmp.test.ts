import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NS, parseXmp, xmpList, xmpStructs, xmpText } from './xmp.ts';

const rdf = (inside: string, root = '') =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${NS.rdf}" ${root}>${inside}</rdf:RDF></x:xmpmeta>`;
const dc = `xmlns:dc="${NS.dc}"`;
const title = (packet: string) => xmpText(parseXmp(packet), `${NS.dc}title`);

describe('the ways in which RDF writes one thing', () => {
  test.each([
    ['an attribute', `<rdf:Description ${dc} dc:title="A &amp; B"/>`],
    ['an element', `<rdf:Description ${dc}><dc:title>A &#x26; B</dc:title></rdf:Description>`],
    [
      'alternatives by language',
      `<rdf:Description ${dc}><dc:title><rdf:Alt><rdf:li xml:lang="de">D</rdf:li><rdf:li xml:lang="x-default">A &amp; B</rdf:li></rdf:Alt></dc:title></rdf:Description>`,
    ],
    [
      'a list',
      `<rdf:Description ${dc}><dc:title><rdf:Seq><rdf:li>A &amp; B</rdf:li></rdf:Seq></dc:title></rdf:Description>`,
    ],
    ['another prefix', `<rdf:Description xmlns:q="${NS.dc}"><q:title>A &amp; B</q:title></rdf:Description>`],
    ['a default namespace', `<rdf:Description><title xmlns="${NS.dc}">A &amp; B</title></rdf:Description>`],
    ['a prefix that nobody declared', '<rdf:Description><dc:title>A &amp; B</dc:title></rdf:Description>'],
    ['a CDATA section', `<rdf:Description ${dc}><dc:title><![CDATA[A & B]]></dc:title></rdf:Description>`],
    [
      'a value with qualifiers',
      `<rdf:Description ${dc}><dc:title rdf:parseType="Resource"><rdf:value>A &amp; B</rdf:value></dc:title></rdf:Description>`,
    ],
  ])('%s', (_name, description) => {
    expect(title(rdf(description))).toBe('A & B');
  });

  test('a structure, in its three spellings', () => {
    const place = `${NS.iptcExt}LocationCreated`;
    const ext = `xmlns:e="${NS.iptcExt}"`;
    for (const inside of [
      `<e:LocationCreated rdf:parseType="Resource"><e:City>Lyon</e:City></e:LocationCreated>`,
      `<e:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource"><e:City>Lyon</e:City></rdf:li></rdf:Bag></e:LocationCreated>`,
      `<e:LocationCreated><rdf:Seq><rdf:li><rdf:Description e:City="Lyon"/></rdf:li></rdf:Seq></e:LocationCreated>`,
      `<e:LocationCreated e:City="Lyon"/>`,
    ]) {
      const xmp = parseXmp(rdf(`<rdf:Description ${ext}>${inside}</rdf:Description>`));
      const cities = xmpStructs(xmp, place).map((fields) => xmpText(fields, `${NS.iptcExt}City`));
      expect(cities).toEqual(['Lyon']);
    }
  });

  test('the same local name in another namespace is another thing', () => {
    const other = 'xmlns:dc="http://example.org/else/"';
    expect(title(rdf(`<rdf:Description ${other}><dc:title>no</dc:title></rdf:Description>`))).toBe('');
  });
});

test('two packets are read as one, the first of a name wins', () => {
  const first = rdf(`<rdf:Description ${dc} dc:title="first"/>`);
  const second = rdf(`<rdf:Description ${dc} dc:title="second" dc:source="only here"/>`);
  const xmp = parseXmp(`<?xpacket begin="\ufeff" id="x"?>${first}<?xpacket end="w"?>\0${second}`);
  expect([xmpText(xmp, `${NS.dc}title`), xmpText(xmp, `${NS.dc}source`)]).toEqual(['first', 'only here']);
});

test('a list is read whole', () => {
  const items = ['a', 'b & c', ''].map((item) => `<rdf:li>${item.replace('&', '&amp;')}</rdf:li>`).join('\n');
  const xmp = parseXmp(
    rdf(`<rdf:Description ${dc}><dc:subject><rdf:Bag>${items}</rdf:Bag></dc:subject></rdf:Description>`),
  );
  expect(xmpList(xmp, `${NS.dc}subject`)).toEqual(['a', 'b & c', '']);
});

test('what is cut short, has a document type or is no XMP at all is refused or empty, and never hangs', () => {
  const whole = rdf(`<rdf:Description ${dc}><dc:title>Half a sentence</dc:title></rdf:Description>`);
  for (let end = 1; end < whole.length; end += 7) {
    expect(() => parseXmp(whole.slice(0, end))).toThrow(SyntaxError);
  }
  expect(() => parseXmp(`<!DOCTYPE a [<!ENTITY b "c">]>${whole}`)).toThrow(SyntaxError);
  expect(parseXmp('').size).toBe(0);
  expect(parseXmp('<a/>').size).toBe(0);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      try {
        parseXmp(rdf(text));
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
    }),
  );
});

test('depth does no harm', () => {
  const deep = rdf(`<rdf:Description>${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}</rdf:Description>`);
  try {
    parseXmp(deep);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
  }
});
