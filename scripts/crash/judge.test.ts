import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowed, type Evidence, judge, stoodStill } from './judge.ts';

const strokes = [...'abc'].map((letter, index) => ({ letter, pressed: 100 * index, taken: 100 * index + 5 }));
const evidence: Evidence = { found: 'abc', strokes, killedAt: 1000, acknowledged: 0, survived: false };

test('everything there: nothing lost', () => {
  expect(judge(evidence)).toEqual({ lost: 0, oldest: 0, faults: [] });
});

test('the oldest lost key is the first that is missing', () => {
  expect(judge({ ...evidence, found: 'a' })).toEqual({ lost: 2, oldest: 895, faults: [] });
});

test('a key that the app was given as it died may be there or not', () => {
  const last = { letter: 'd', pressed: 999, taken: null };
  const late = { letter: 'e', pressed: 999, taken: 1001 };
  for (const found of ['abc', 'abcd', 'abcde']) {
    const verdict = judge({ ...evidence, found, strokes: [...strokes, last, late] });
    expect(verdict).toEqual({ lost: 0, oldest: 0, faults: [] });
  }
});

test.each(['b', 'ac', 'abcd'])('%s is not what was typed', (found) => {
  expect(judge({ ...evidence, found }).faults).toHaveLength(1);
});

test('what the screen called saved is there', () => {
  expect(judge({ ...evidence, found: 'ab', acknowledged: 3, killedAt: 206 }).faults).toHaveLength(1);
  expect(judge({ ...evidence, found: 'ab', acknowledged: 2, killedAt: 206 }).faults).toEqual([]);
});

test('a window that lived on loses no key, whenever it was pressed', () => {
  expect(judge({ ...evidence, found: 'ab', killedAt: 50, survived: true }).faults).toHaveLength(1);
  expect(judge({ ...evidence, killedAt: 50, survived: true }).faults).toEqual([]);
});

test('any beginning of what was typed is no fault, and its oldest lost key is the next one', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'ab '), { maxLength: 40 }), fc.nat(), (letters, cut) => {
      const typed = letters.map((letter, index) => ({ letter, pressed: index * 50, taken: index * 50 }));
      const kept = cut % (letters.length + 1);
      const found = letters.slice(0, kept).join('');
      const verdict = judge({ ...evidence, found, strokes: typed, killedAt: 10_000 });
      expect(verdict).toEqual({
        lost: letters.length - kept,
        oldest: kept === letters.length ? 0 : 10_000 - kept * 50,
        faults: [],
      });
    }),
  );
});

test('a machine that stands still stretches the budget, but never so far that saving two seconds late passes', () => {
  expect(allowed(0)).toBe(500);
  expect(allowed(100)).toBe(700);
  expect(allowed(9000)).toBe(1500);
  expect(stoodStill(200)).toBe(false);
  expect(stoodStill(501)).toBe(true);
});
