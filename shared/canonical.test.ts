import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';

/** JSON with keys that sort badly and texts of any script. */
const anyJson = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' });

/** The same value, its keys in the opposite order at every depth, with absent properties between them. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, turned(item)] as const);
  return Object.fromEntries([...entries.reverse(), ['absent property', undefined]]);
}

describe('the one spelling of a value', () => {
  test('reads back as the value', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        // JSON has no minus nought.
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('is the same in whatever order the keys were set, absent ones left out', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test('is its own spelling once read back', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test('parts values that differ', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (a, b) => {
        const same = canonicalJson(a) === canonicalJson(b);
        const [left, right] = [a, b].map((value) => JSON.parse(JSON.stringify(value)));
        if (same) expect(left).toEqual(right);
        else expect(left).not.toEqual(right);
      }),
    );
  });

  test.each([
    [{ b: 1, a: [2, { d: null, c: true }] }, '{"a":[2,{"c":true,"d":null}],"b":1}'],
    // UTF-16 code units: a pair (U+1F600 begins with D83D) stands before U+FB33.
    [{ '\ufb33': 1, '\u{1f600}': 2, ö: 3, '10': 4, '9': 5 }, '{"10":4,"9":5,"ö":3,"\u{1f600}":2,"\ufb33":1}'],
    [[-0, 1e21, 0.000001, 1e-7], '[0,1e+21,0.000001,1e-7]'],
    ['a\u0007\n"é\u2028', '"a\\u0007\\n\\"é\u2028"'],
  ])('%j is spelled as RFC 8785 says', (value, text) => expect(canonicalJson(value)).toBe(text));

  test.each([Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { a: '\udc00b' }, () => 1, undefined, 1n])(
    'what JSON cannot hold is refused: %s',
    (value) => expect(() => canonicalJson(value)).toThrow(TypeError),
  );
});
