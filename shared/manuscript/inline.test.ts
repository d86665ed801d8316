import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeHref } from './href.ts';
import { type Inline, inlineFromText, inlineToText, MARKS, normaliseInline } from './inline.ts';

const anyInline: fc.Arbitrary<Inline> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('break' as const) }),
    fc.record(
      {
        type: fc.constant('text' as const),
        text: fc.string({ unit: 'grapheme' }),
        marks: fc.array(fc.constantFrom(...MARKS), { maxLength: 3 }),
      },
      { requiredKeys: ['type', 'text'] },
    ),
  ),
);

test('normalising keeps every word and is done once', () => {
  fc.assert(
    fc.property(anyInline, (inline) => {
      const once = normaliseInline(inline);
      expect(inlineToText(once)).toBe(inlineToText(inline));
      expect(normaliseInline(once)).toEqual(once);
    }),
  );
});

test('text becomes inline and back', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(inlineToText(inlineFromText(text))).toBe(text);
    }),
  );
});

test.each([
  ['https://example.org/a', 'https://example.org/a'],
  [' HTTP://Example.org ', 'http://example.org/'],
  ['mailto:desk@example.org', 'mailto:desk@example.org'],
  ['example.org/page', 'https://example.org/page'],
  ['javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['data:text/html,x', null],
  ['file:///etc/passwd', null],
  ['/relative', null],
  ['', null],
])('%j as a link is %j', (typed, expected) => expect(safeHref(typed)).toBe(expected));
