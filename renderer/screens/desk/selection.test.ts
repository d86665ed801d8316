import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEGINNING, choose, extend, movedBy, moveOnly, rangeTo, toggle } from './selection.ts';

test('choosing, adding and taking away', () => {
  let chosen = choose(3, 'c');
  chosen = toggle(chosen, 5, 'e');
  expect([...chosen.ids]).toEqual(['c', 'e']);
  chosen = toggle(chosen, 3, 'c');
  expect([...chosen.ids]).toEqual(['e']);
  expect(moveOnly(chosen, 9)).toMatchObject({ cursor: 9, anchor: 9 });
  expect(choose(2, undefined)).toMatchObject({ awaits: true, ids: new Set() });
});

test('a range grows and shrinks from where it began', () => {
  const begun = choose(4, 'd');
  expect(rangeTo(begun, 7)).toEqual([4, 7]);
  const grown = extend(begun, 7, ['d', 'e', 'f', 'g']);
  expect(rangeTo(grown, 2)).toEqual([2, 4]);
  expect(extend(grown, 5, ['d', 'e']).anchor).toBe(4);
});

test('keys never leave the list', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'),
      fc.nat(50),
      fc.integer({ min: 1, max: 51 }),
      fc.integer({ min: 1, max: 20 }),
      (key, cursor, total, page) => {
        const moved = movedBy(key, Math.min(cursor, total - 1), total, page);
        expect(moved).toBeGreaterThanOrEqual(0);
        expect(moved).toBeLessThan(total);
      },
    ),
  );
  expect(movedBy('ArrowDown', 0, 0, 5)).toBeNull();
  expect(movedBy('constructor', 0, 3, 5)).toBeNull();
  expect(BEGINNING).toEqual(choose(0, undefined));
});
