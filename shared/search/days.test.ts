import { expect, test } from 'vitest';
import { dayAfter, dayIn, endOfDay, startOfDay } from './days.ts';
import { parseQuery } from './query.ts';

const at = (time: string) => Date.parse(time);
const iso = (moment: number) => new Date(moment).toISOString();

test('it is another day in another zone', () => {
  const moment = at('2026-11-24T22:30:00Z');
  expect(dayIn(moment, 'UTC')).toBe('2026-11-24');
  expect(dayIn(moment, 'Asia/Tokyo')).toBe('2026-11-25');
  expect(dayIn(moment, 'America/Los_Angeles')).toBe('2026-11-24');
  expect(dayIn(at('2026-11-24T03:00:00Z'), 'America/Los_Angeles')).toBe('2026-11-23');
});

test('a day begins where its zone says so, also when clocks change', () => {
  expect(iso(startOfDay('2026-11-24', 'UTC'))).toBe('2026-11-24T00:00:00.000Z');
  expect(iso(startOfDay('2026-11-24', 'Asia/Kathmandu'))).toBe('2026-11-23T18:15:00.000Z');
  // Berlin: the clocks go forward on 29 March and back on 25 October.
  expect(iso(startOfDay('2026-03-29', 'Europe/Berlin'))).toBe('2026-03-28T23:00:00.000Z');
  expect(iso(startOfDay('2026-03-30', 'Europe/Berlin'))).toBe('2026-03-29T22:00:00.000Z');
  expect(iso(startOfDay('2026-10-25', 'Europe/Berlin'))).toBe('2026-10-24T22:00:00.000Z');
  expect(iso(startOfDay('2026-10-26', 'Europe/Berlin'))).toBe('2026-10-25T23:00:00.000Z');
  // Santiago: forward at midnight, so that the day begins at 01:00.
  expect(iso(startOfDay('2026-09-06', 'America/Santiago'))).toBe('2026-09-06T04:00:00.000Z');
  expect(iso(startOfDay('2026-04-05', 'America/Santiago'))).toBe('2026-04-05T04:00:00.000Z');
});

test('every day begins when the one before ends', () => {
  for (const zone of ['Europe/Berlin', 'America/Santiago', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC']) {
    for (let day = '2026-01-01'; day < '2027-01-01'; day = dayAfter(day, 1)) {
      const start = startOfDay(day, zone);
      expect([zone, dayIn(start, zone)]).toEqual([zone, day]);
      expect([zone, dayIn(start - 1000, zone)]).toEqual([zone, dayAfter(day, -1)]);
      expect(endOfDay(dayAfter(day, -1), zone)).toBe(start);
    }
  }
});

test('a day that no calendar of ours has is no error', () => {
  for (const day of ['0000-01-01', '0050-02-01', '9999-12-31']) {
    expect(startOfDay(day, 'Asia/Tokyo')).toBe(at(day));
    expect(endOfDay(day, 'Asia/Tokyo')).toBe(at(day) + 86_400_000);
  }
});

test('`today`, `yesterday` and days back are days of the zone that the person is in', () => {
  const now = at('2026-11-24T22:30:00Z');
  const from = (text: string, zone: string) => parseQuery(text, { now, zone }).from;
  expect(from('from:today', 'Asia/Tokyo')).toBe('2026-11-25');
  expect(from('from:today', 'Europe/London')).toBe('2026-11-24');
  expect(from('from:yesterday', 'Asia/Tokyo')).toBe('2026-11-24');
  expect(from('from:7d', 'Asia/Tokyo')).toBe('2026-11-18');
  expect(from('from:7d', 'America/Los_Angeles')).toBe('2026-11-17');
  expect(from('from:2026-11', 'Asia/Tokyo')).toBe('2026-11-01');
  expect(parseQuery('ferry', { now, zone: 'Asia/Tokyo' }).zone).toBeNull();
});
