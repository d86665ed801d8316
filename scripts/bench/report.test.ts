import { expect, test } from 'vitest';
import { median, plainRow, quantile, ratioRow, table } from './report.ts';

test('quantiles are values that were measured', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95)).toBe(10);
});

test('a budget is met or missed by its ratio', () => {
  expect(ratioRow('save', 'ms', 2, 'write', 1, 3)).toMatchObject({ ratio: 2, met: true });
  expect(plainRow('open', 'ms', 120, 100).met).toBe(false);
  expect(table([plainRow('open', 'ms', 120, 100)])).toContain('MISSED');
});
