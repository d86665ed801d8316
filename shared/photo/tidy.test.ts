import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../canonical.ts';
import { decodeBytes, tidyLine, tidyText } from './tidy.ts';

test('whatever the bytes, a text comes out that a record can hold', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (bytes, max) => {
      const tidied = tidyText(decodeBytes(bytes).text, max);
      expect(tidied.length).toBeLessThanOrEqual(max);
      expect(tidied).toBe(tidied.trim());
      expect(() => canonicalJson(tidied)).not.toThrow();
      for (const character of tidied) {
        const code = character.charCodeAt(0);
        expect(code >= 0x20 || code === 9 || code === 10).toBe(true);
        expect(code < 0x7f || code > 0x9f).toBe(true);
      }
    }),
  );
});

test('what was written in UTF-8 is read as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeBytes(new TextEncoder().encode(text)).text.replace(/^\ufeff/, '')).toBe(
        text.replace(/^\ufeff/, ''),
      );
    }),
  );
});

test('tidying twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(tidyText(tidyText(text, 20), 20)).toBe(tidyText(text, 20));
      expect(tidyLine(tidyLine(text, 20), 20)).toBe(tidyLine(text, 20));
    }),
  );
});

test('line feeds are of one kind, Windows-1252 read as Latin-1 is mended, a pair is never cut', () => {
  expect(tidyText(' a\r\nb\rc\0 ', 100)).toBe('a\nb\nc');
  expect(tidyText('It\u0092s \u0093so\u0094', 100)).toBe('It’s “so”');
  expect(tidyText('ab😀', 3)).toBe('ab');
  expect(tidyLine('a\n  b', 100)).toBe('a b');
});

test('the encoding is told by the bytes', () => {
  const read = (...bytes: number[]) => decodeBytes(Uint8Array.from(bytes));
  expect(read(0x61)).toEqual({ text: 'a', encoding: 'ascii' });
  expect(read(0xc3, 0xa9)).toEqual({ text: 'é', encoding: 'utf-8' });
  expect(read(0xe9, 0x80)).toEqual({ text: 'é€', encoding: 'windows-1252' });
  expect(read(0x8f, 0xca)).toEqual({ text: 'è\u00a0', encoding: 'mac-roman' });
});
