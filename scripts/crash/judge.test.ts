import { expect, test } from 'vitest';
import { judge } from './judge.ts';

const strokes = [...'abc'].map((letter, index) => ({ letter, at: 100 * index }));

test('everything there: nothing lost', () => {
  expect(judge('abc', strokes, 1000)).toEqual({ lost: 0, oldest: 0, broken: false });
});

test('the oldest lost key is the first that is missing', () => {
  expect(judge('a', strokes, 1000)).toEqual({ lost: 2, oldest: 900, broken: false });
});

test('a key that the app took as it died is no fault', () => {
  expect(judge('abcd', strokes, 1000).broken).toBe(false);
});

test.each(['b', 'ac', 'abcde'])('%s is not what was typed', (found) => {
  expect(judge(found, strokes, 1000).broken).toBe(true);
});
