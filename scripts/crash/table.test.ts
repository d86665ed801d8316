import { expect, test } from 'vitest';
import type { Outcome } from './outcome.ts';
import { countsAs, remarks, tableOf } from './table.ts';

const good: Outcome = {
  number: 1,
  kind: 'page',
  lost: 2,
  oldest: 120,
  faults: [],
  halfFiles: [],
  inside: null,
  heldUp: 20,
};

test('a round counts against the app for a fault, a half file, or a key lost too long after it was pressed', () => {
  expect(countsAs(good)).toBe('passed');
  expect(countsAs({ ...good, faults: ['Words are gone.'] })).toBe('failed');
  expect(countsAs({ ...good, halfFiles: ['/store/assets/incoming/x'] })).toBe('failed');
  expect(countsAs({ ...good, oldest: 2100 })).toBe('failed');
});

test('what a starved machine held up is allowed for, and a machine that stood still tells nothing', () => {
  expect(countsAs({ ...good, oldest: 600 })).toBe('failed');
  expect(countsAs({ ...good, oldest: 600, heldUp: 60 })).toBe('passed');
  expect(countsAs({ ...good, oldest: 2100, heldUp: 1200 })).toBe('skipped');
  expect(countsAs({ ...good, oldest: 1400, heldUp: 1200 })).toBe('passed');
  expect(countsAs({ ...good, faults: ['Words are gone.'], heldUp: 9000 })).toBe('failed');
});

test('the table has a line for each kind that was played and one for all, and rounds over the budget are named', () => {
  const outcomes = [
    good,
    { ...good, oldest: 600, heldUp: 60 },
    { ...good, kind: 'backup' as const, inside: true },
  ];
  const lines = tableOf(outcomes).split('\n');
  expect(lines).toHaveLength(5);
  expect(lines.map((line) => line.split('|')[1]?.trim())).toEqual(
    ['killed', '----------', 'page', 'backup', 'all'].map((name) =>
      expect.stringMatching(name === '----------' ? /^-+$/ : name),
    ),
  );
  expect(remarks(outcomes).join(' ')).toContain('in 1 rounds');
});
