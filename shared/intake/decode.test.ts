import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from './decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
function utf16(text: string, big: boolean, bom = true): Uint8Array {
  const all = bom ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(all.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < all.length; at += 1) view.setUint16(at * 2, all.charCodeAt(at), !big);
  return bytes;
}
const STORY = 'KANANASKIS, Alberta – “We are inseparable,” Mr Lee said.\nCafé, naïve, Złoty.';

test.each([
  ['UTF-8', utf8(STORY), 'utf-8'],
  ['UTF-8 with a mark', utf8(`\ufeff${STORY}`), 'utf-8'],
  ['UTF-16 LE', utf16(STORY, false), 'utf-16le'],
  ['UTF-16 BE', utf16(STORY, true), 'utf-16be'],
  ['UTF-16 LE without a mark', utf16(STORY, false, false), 'utf-16le'],
  ['UTF-16 BE without a mark', utf16(STORY, true, false), 'utf-16be'],
])('%s is read', (_name, bytes, encoding) => {
  expect(decodeText(bytes)).toEqual({ text: STORY, encoding, notes: [] });
});

test.each([
  ['Russian', 'МОСКВА — Президент встретился с министрами, сообщает ТАСС.\nВстреча прошла в Кремле.'],
  ['Japanese', '日本の首相は17日、カナダで韓国の大統領と会談した。\n両首脳は関係強化で一致した。'],
  ['Greek', 'Αθήνα – Ο πρωθυπουργός συναντήθηκε χθες με τους υπουργούς του.'],
])('%s in UTF-16 without a mark is read', (_name, text) => {
  expect(decodeText(utf16(text, false, false)).text).toBe(text);
  expect(decodeText(utf16(text, true, false)).text).toBe(text);
});

test('Windows-1252 is read and said', () => {
  const bytes = Uint8Array.from([
    0x93, 0x57, 0x65, 0x94, 0x20, 0x96, 0x20, 0x63, 0x61, 0x66, 0xe9, 0x20, 0x80, 0x35,
  ]);
  const read = decodeText(bytes);
  expect(read.text).toBe('“We” – café €5');
  expect(read.notes[0]?.message).toContain('Windows-1252');
});

test('a byte that Windows-1252 does not know is reported', () => {
  const read = decodeText(Uint8Array.from([0x63, 0xe9, 0x20, 0x81]));
  expect(read.text).toBe('cé \ufffd');
  expect(read.notes[0]?.message).toContain('One character could not be read');
});

test('damaged UTF-8 stays UTF-8 and its scars are counted', () => {
  const bytes = new Uint8Array([...utf8('Ärger über Öl, größer – „müde“'), 0xe2, 0x80]);
  const read = decodeText(bytes);
  expect(read.encoding).toBe('utf-8');
  expect(read.text).toContain('größer – „müde“');
  expect(read.notes).toHaveLength(1);
});

test('what a page declares is believed', () => {
  const bytes = new Uint8Array([
    ...utf8('<meta charset="windows-1251"><p>'),
    0xcc,
    0xee,
    0xf1,
    0xea,
    0xe2,
    0xe0,
  ]);
  expect(decodeText(bytes).text).toContain('Москва');
});

test('every line end becomes a line feed', () => {
  expect(decodeText(utf8('a\r\nb\rc\nd\u2028e\u2029f')).text).toBe('a\nb\nc\nd\ne\n\nf');
});

test('a picture is refused', () => {
  const jpeg = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3)) % 251);
  expect(() => decodeText(jpeg)).toThrow('not a text');
});

test('any text in UTF-8 or marked UTF-16 comes back', () => {
  const text = fc.string({ unit: fc.constantFrom(...('aé–“ﷲ日😀 \n'.match(/./gsu) ?? [])), minLength: 1 });
  fc.assert(
    fc.property(text, fc.boolean(), (words, big) => {
      expect(decodeText(utf8(words)).text).toBe(words);
      expect(decodeText(utf16(words, big)).text).toBe(words);
    }),
  );
});
