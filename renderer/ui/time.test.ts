import { expect, test } from 'vitest';
import { ago, dueTime, isLate, moment, savedTime } from './time.ts';

// The local clock, whatever its zone: built from local parts.
const at = (day: number, hour: number, minute: number, year = 2026) =>
  new Date(year, 10, day, hour, minute, 5).toISOString();
const now = new Date(2026, 10, 12, 15, 0, 30);

test.each([
  [at(12, 15, 0), 'now'],
  [at(12, 14, 58), '2 min'],
  [at(12, 13, 0), '2 h'],
  [at(11, 23, 0), 'Yesterday'],
  [at(10, 12, 0), 'Tue'],
  [at(2, 12, 0), '2 Nov'],
  [at(2, 12, 0, 2024), '2 Nov 2024'],
])('%s was %s', (iso, words) => expect(ago(iso, now)).toBe(words));

test.each([
  [at(12, 17, 30), '17:30'],
  [at(13, 9, 0), 'Fri 09:00'],
  [at(16, 9, 0), 'Mon'],
  [at(11, 9, 0), 'Yesterday'],
  [at(29, 9, 0), '29 Nov'],
])('due %s is %s', (iso, words) => expect(dueTime(iso, now)).toBe(words));

test('late is before now', () => {
  expect(isLate(at(12, 14, 0), now)).toBe(true);
  expect(isLate(at(12, 16, 0), now)).toBe(false);
});

test('moments and saved times', () => {
  expect(moment(at(12, 9, 12), now)).toBe('09:12');
  expect(moment(at(11, 9, 12), now)).toBe('Yesterday 09:12');
  expect(moment(at(4, 9, 12), now)).toBe('4 Nov 09:12');
  expect(savedTime(at(12, 12, 4))).toBe('12:04:05');
});
