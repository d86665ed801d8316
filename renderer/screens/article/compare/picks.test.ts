import { expect, test } from 'vitest';
import { NOW, pickOne, sidesOf, step, stretch, toggle, walk } from './picks.ts';

const LIST = [NOW, 'c', 'b', 'a'];

test('one version is compared with now, and now with the newest version', () => {
  expect(sidesOf(pickOne('b'), LIST)).toEqual({ before: 'b', after: NOW });
  expect(sidesOf(pickOne(NOW), LIST)).toEqual({ before: 'c', after: NOW });
  expect(sidesOf(pickOne(NOW), [NOW])).toBeNull();
  expect(sidesOf(pickOne('gone'), LIST)).toBeNull();
});

test('arrows walk the list and stop at its ends', () => {
  expect(step(pickOne(NOW), LIST, 1)).toEqual(pickOne('c'));
  expect(step(pickOne('a'), LIST, 1)).toEqual(pickOne('a'));
  expect(step(pickOne('b'), LIST, Number.NEGATIVE_INFINITY)).toEqual(pickOne(NOW));
  expect(step(pickOne('gone'), LIST, 1)).toEqual(pickOne('c'));
});

test('Shift takes the two ends, the older one first whichever way it goes', () => {
  const down = stretch(stretch(pickOne('c'), LIST, 1), LIST, 1);
  expect(sidesOf(down, LIST)).toEqual({ before: 'a', after: 'c' });
  const up = stretch(pickOne('a'), LIST, -1);
  expect(sidesOf(up, LIST)).toEqual({ before: 'a', after: 'b' });
  expect(stretch(up, LIST, 1).chosen).toEqual(['a']);
});

test('Space takes a second one anywhere, and a third in place of the first', () => {
  const there = walk(pickOne('c'), LIST, 2);
  expect(there).toMatchObject({ cursor: 'a', chosen: ['c'] });
  const two = toggle(there, 'a');
  expect(sidesOf(two, LIST)).toEqual({ before: 'a', after: 'c' });
  expect(toggle(two, 'b').chosen).toEqual(['a', 'b']);
  expect(toggle(two, 'a').chosen).toEqual(['c']);
  expect(toggle(pickOne('a'), 'a').chosen).toEqual(['a']);
});
