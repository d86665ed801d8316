import { expect, test } from 'vitest';
import { parsePhotoDate } from './photo-date.ts';

test.each([
  ['2026-11-03', '2026-11-03'],
  ['3 Nov 2026', '2026-11-03'],
  ['November 3, 2026', '2026-11-03'],
  ['3 Nov 2026 09:12', '2026-11-03T09:12'],
  ['2026-11-03T09:12:44+01:00', '2026-11-03T09:12:44+01:00'],
  ['2026-11-03T09:12:44', '2026-11-03T09:12:44'],
  ['2026-02-31', null],
  ['2026-11-03T29:12', null],
  ['3 Nov', null],
  ['soon', null],
  ['', null],
])('%j is stored as %j', (typed, stored) => expect(parsePhotoDate(typed)).toBe(stored));
