import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateFromExif, dateFromIim, dateFromXmp, splitDate } from './dates.ts';

test.each([
  ['2021-10-20T21:01:01+00:00', '2021-10-20T21:01:01Z'],
  ['2021-10-20T21:01:01.250Z', '2021-10-20T21:01:01Z'],
  ['2021-10-20T23:10:05-07:00', '2021-10-20T23:10:05-07:00'],
  ['2021-10-20T23:10-0730', '2021-10-20T23:10:00-07:30'],
  ['2021:10:20 21:01:01', '2021-10-20'],
  ['2021-10-20T21:01:01', '2021-10-20'],
  ['2021-10-20', '2021-10-20'],
  ['2021-10', null],
  ['1945', null],
  ['2021-02-30', null],
  ['0000-00-00T00:00:00', null],
  ['2021-10-20T25:00:00Z', '2021-10-20'],
  ['2021-10-20T21:01:01+99:00', '2021-10-20'],
  ['yesterday', null],
])('the XMP date %s is %s', (text, date) => {
  expect(dateFromXmp(text)).toBe(date);
});

test.each([
  ['20211020', '210101+0000', '2021-10-20T21:01:01Z'],
  ['20211020', '231005-0700', '2021-10-20T23:10:05-07:00'],
  ['20211020', '', '2021-10-20'],
  ['20211020', '231005', '2021-10-20'],
  ['20210000', '', null],
  ['00000000', '', null],
])('the IIM date %s %s is %s', (day, time, date) => {
  expect(dateFromIim(day, time)).toBe(date);
});

test.each([
  ['2021:10:20 21:01:01', '+02:00', '2021-10-20T21:01:01+02:00'],
  ['2021:10:20 21:01:01', '', '2021-10-20'],
  ['0000:00:00 00:00:00', '', null],
  ['    :  :     :  :  ', '', null],
])('the EXIF date %s %s is %s', (text, offset, date) => {
  expect(dateFromExif(text, offset)).toBe(date);
});

test('what was read can be taken apart again for writing, and read back the same', () => {
  const day = fc.date({ min: new Date('1826-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  const offset = fc.constantFrom('Z', '+01:00', '-11:30', '+14:00', null);
  fc.assert(
    fc.property(day, offset, (moment, zone) => {
      const iso = moment.toISOString();
      const date = zone === null ? iso.slice(0, 10) : `${iso.slice(0, 19)}${zone}`;
      const parts = splitDate(date);
      expect(parts).not.toBeNull();
      const whole = parts?.time ? `${parts.day}T${parts.time}${parts.offset}` : (parts?.day ?? '');
      expect(dateFromXmp(whole)).toBe(date);
      expect(dateFromIim(parts?.day ?? '', parts?.time ? `${parts.time}${parts.offset}` : '')).toBe(date);
    }),
  );
});
