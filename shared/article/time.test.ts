import { expect, test } from 'vitest';
import { wholeSeconds } from './time.ts';

test('a time as exports write it; days that do not exist are no times', () => {
  expect(wholeSeconds('2026-11-04T06:00:00.500+01:00')).toBe('2026-11-04T05:00:00Z');
  expect(wholeSeconds('2028-02-29T00:00Z')).toBe('2028-02-29T00:00:00Z');
  for (const none of [
    '2026-02-30T00:00Z',
    '2026-02-29T00:00:00Z',
    '2100-02-29T00:00Z',
    '2026-04-31T12:00Z',
    '',
    'x',
  ])
    expect([none, wholeSeconds(none)]).toEqual([none, null]);
});
