import { describe, expect, it } from 'vitest';
import { isoDate, parseSaidDate } from './dates.ts';

const iso = (text: string, language = 'en', year: number | undefined = 2025) => {
  const said = parseSaidDate(text, language);
  return said === null ? null : isoDate(said, year);
};

describe('days as datelines write them', () => {
  it.each([
    ['June 3', 'en', '2025-06-03'],
    ['Sept. 30', 'en', '2025-09-30'],
    ['3 June 2020', 'en', '2020-06-03'],
    ['June 3, 2020', 'en', '2020-06-03'],
    ['Tuesday, June 3', 'en', '2025-06-03'],
    ['3rd June 2020', 'en', '2020-06-03'],
    ['JUN 03', 'en', '2025-06-03'],
    ['9 déc 2018', 'fr', '2018-12-09'],
    ['1er août', 'fr', '2025-08-01'],
    ['9. Dez 2018', 'de', '2018-12-09'],
    ['3 de junio de 2020', 'es', '2020-06-03'],
    ['03 GIU', 'it', '2025-06-03'],
    ['2020. június 3.', 'hu', '2020-06-03'],
    ['3. června', 'cs', '2025-06-03'],
    ['3 июня', 'ru', '2025-06-03'],
    ['6月3日', 'ja', '2025-06-03'],
    ['2024年2月29日', 'zh', '2024-02-29'],
    ['6월 3일', 'ko', '2025-06-03'],
    ['2020-06-03', 'en', '2020-06-03'],
    ['03.06.2020', 'pl', '2020-06-03'],
    ['25/12/2020', 'en', '2020-12-25'],
    ['6/3/2020', 'en-US', '2020-06-03'],
    ['6/3/2020', 'fr', '2020-03-06'],
  ])('%s (%s)', (text, language, expected) => {
    expect(iso(text, language)).toBe(expected);
  });

  it.each(['June 31', 'Feb 30', '2025-13-01', '6/3/2020', 'June', '3', 'Paris 3', 'May the fourth', ''])(
    'no day: %s',
    (text) => {
      expect(iso(text, 'en-GB')).toBeNull();
    },
  );

  it('lets the language decide what a month is called', () => {
    expect(iso('3 listopada', 'pl')).toBe('2025-11-03');
    expect(iso('3 listopada', 'hr')).toBe('2025-10-03');
  });

  it('has no day without a year, nor 29 February in the wrong one', () => {
    expect(parseSaidDate('June 3', 'en')).toEqual({ year: null, month: 6, day: 3 });
    expect(isoDate({ year: null, month: 6, day: 3 })).toBeNull();
    expect(isoDate({ year: null, month: 2, day: 29 }, 2025)).toBeNull();
    expect(isoDate({ year: null, month: 2, day: 29 }, 2024)).toBe('2024-02-29');
  });
});
