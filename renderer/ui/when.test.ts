import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { fromStored, parseWhen, toStored, whenText } from './when.ts';

// A Thursday, 15:00 in Oslo.
const now = Temporal.Instant.from('2026-11-12T14:00:00Z');
const read = (text: string, zone = 'Europe/Oslo') => {
  const when = parseWhen(text, now, zone);
  return when && toStored(when);
};

test.each([
  ['17:30', '2026-11-12T16:30:00Z'],
  ['17.30', '2026-11-12T16:30:00Z'],
  ['5.30pm', '2026-11-12T16:30:00Z'],
  ['5 p.m.', '2026-11-12T16:00:00Z'],
  ['12 am', '2026-11-12T23:00:00Z'],
  ['9', '2026-11-13T08:00:00Z'],
  ['09:00', '2026-11-13T08:00:00Z'],
  ['tomorrow 9', '2026-11-13T08:00:00Z'],
  ['tomorrow', '2026-11-13T11:00:00Z'],
  ['today at 18:00', '2026-11-12T17:00:00Z'],
  ['fri 12:00', '2026-11-13T11:00:00Z'],
  ['Thursday', '2026-11-19T11:00:00Z'],
  ['4 nov 06:00', '2027-11-04T05:00:00Z'],
  ['Nov 20, 06:00', '2026-11-20T05:00:00Z'],
  ['20 November 2026', '2026-11-20T11:00:00Z'],
  ['2026-11-20 06:00', '2026-11-20T05:00:00Z'],
  ['06:00 20 nov', '2026-11-20T05:00:00Z'],
  ['in 2 h', '2026-11-12T16:00:00Z'],
  ['in 90 min', '2026-11-12T15:30:00Z'],
  ['in 3 days', '2026-11-15T14:00:00Z'],
])('%j in Oslo is %s', (text, stored) => expect(read(text)).toBe(stored));

test.each(['', 'soon', '25:00', '13 pm', '31 feb', '2026-13-01', 'xyz 9', '4 n 06:00'])(
  '%j says nothing',
  (text) => expect(read(text)).toBeNull(),
);

test('a time that a clock change skips is moved on', () => {
  // Clocks go from 02:00 to 03:00 in Oslo.
  expect(read('2027-03-28 02:30')).toBe('2027-03-28T01:30:00Z');
});

test('the zone decides, not this machine', () => {
  expect(read('20 nov 06:00', 'Asia/Tokyo')).toBe('2026-11-19T21:00:00Z');
});

test('what is shown can be typed again', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      fc.constantFrom('Europe/Oslo', 'Asia/Tokyo', 'America/Edmonton', 'UTC'),
      (date, zone) => {
        const minute = `${date.toISOString().slice(0, 17)}00Z`;
        const when = fromStored(minute, zone);
        expect(when).not.toBeNull();
        if (!when) return;
        const again = parseWhen(whenText(when), now, zone);
        // In the hour that a clock change repeats, the text alone means the first one.
        expect(again?.toPlainDateTime().toString()).toBe(when.toPlainDateTime().toString());
      },
    ),
  );
  expect(fromStored('never', 'UTC')).toBeNull();
});
