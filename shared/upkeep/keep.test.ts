import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAYS_KEPT, dailiesToKeep, WEEKS_KEPT } from './keep.ts';

const DAY = 86_400_000;
const at = (ms: number) => new Date(ms).toISOString();
const named = (times: readonly number[]) => times.map((ms, index) => ({ name: `b${index}`, at: at(ms) }));
const someTimes = fc.array(fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }), { maxLength: 60 });
const keptOf = <T extends { name: string; at: string }>(all: readonly T[]) => {
  const keep = dailiesToKeep(all);
  return all.filter(({ name }) => keep.has(name));
};

test('a machine that is used every day has seven days and four weeks, and never more', () => {
  let there: { name: string; at: string }[] = [];
  for (let day = 0; day < 100; day += 1) {
    const now = Date.UTC(2026, 0, 1, 9) + day * DAY;
    there = keptOf([
      ...there,
      { name: `d${day}`, at: at(now) },
      { name: `e${day}`, at: at(now + 3_600_000) },
    ]);
    expect(there.length).toBeLessThanOrEqual(DAYS_KEPT + WEEKS_KEPT);
    if (day > 5 * 7 + DAYS_KEPT) {
      expect(there).toHaveLength(DAYS_KEPT + WEEKS_KEPT);
      const oldest = Date.parse(there[0]?.at ?? '');
      expect(now - oldest).toBeGreaterThanOrEqual((2 * 7 + DAYS_KEPT) * DAY);
      expect(there.slice(-DAYS_KEPT).map(({ name }) => name)).toEqual(
        Array.from({ length: DAYS_KEPT }, (_, index) => `e${day - DAYS_KEPT + 1 + index}`),
      );
    }
  }
});

test('the newest always stays, nothing is kept that is not there, and keeping twice keeps the same', () => {
  fc.assert(
    fc.property(someTimes, (times) => {
      const all = named(times);
      const kept = keptOf(all);
      expect(kept.length).toBeLessThanOrEqual(DAYS_KEPT + WEEKS_KEPT);
      if (all.length > 0) {
        const newest = Math.max(...times);
        expect(kept.some((one) => Date.parse(one.at) === newest)).toBe(true);
      }
      expect(keptOf(kept)).toEqual(kept);
    }),
  );
});

test('of the seven latest days that have backups, each keeps its newest', () => {
  fc.assert(
    fc.property(someTimes, (times) => {
      const all = named(times);
      const days = [...new Set(all.map((one) => one.at.slice(0, 10)))].sort().slice(-DAYS_KEPT);
      const kept = keptOf(all);
      for (const day of days) {
        const ofDay = all
          .filter((one) => one.at.startsWith(day))
          .map((one) => one.at)
          .sort();
        expect(kept.some((one) => one.at === ofDay.at(-1))).toBe(true);
      }
    }),
  );
});

test('a long time off deletes nothing by itself', () => {
  const old = Array.from({ length: 11 }, (_, n) => ({
    name: `o${n}`,
    at: at(Date.UTC(2026, 0, 1) + n * DAY),
  }));
  const before = keptOf(old);
  const after = keptOf([...before, { name: 'new', at: at(Date.UTC(2027, 5, 1)) }]);
  expect(after.map(({ name }) => name)).toContain('new');
  expect(before.length - after.length).toBeLessThanOrEqual(0);
});
