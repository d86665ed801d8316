import { describe, expect, it } from 'vitest';
import { somePlaces } from './fixtures.ts';
import { makeDateline, printDateline, printParts, restyle } from './print.ts';
import type { DatelineStyle, Place } from './types.ts';

function place(name: string, countryCode?: string, regionCode?: string): Place {
  const found = somePlaces.find(
    (one) =>
      one.place.name === name &&
      (countryCode === undefined || one.place.countryCode === countryCode) &&
      (regionCode === undefined || one.place.regionCode === regionCode),
  );
  if (found === undefined) throw new Error(`no ${name}`);
  return found.place;
}

const kananaskis: Place = {
  name: 'Kananaskis',
  region: 'Alberta',
  regionCode: 'AB',
  country: 'Canada',
  countryCode: 'CA',
  lat: null,
  lon: null,
  timeZone: null,
  geonameId: null,
  matched: false,
};

const print = (
  style: DatelineStyle,
  places: Place[],
  source = '',
  date: string | null = null,
  language = 'en',
) => printParts({ style, places, source, date }, language);

describe('printing', () => {
  it('Commonwealth: en dash, regions in full, no day', () => {
    expect(print('commonwealth', [kananaskis])).toBe('KANANASKIS, Alberta –');
    expect(print('commonwealth', [place('Singapore')])).toBe('SINGAPORE –');
    expect(print('commonwealth', [place('Tromsø')])).toBe('TROMSØ, Norway –');
    expect(print('commonwealth', [place('Tokyo')], 'Reuters', '2025-06-03')).toBe('TOKYO (Reuters) –');
    expect(print('commonwealth', [place('Austin')])).toBe('AUSTIN, Texas –');
  });

  it('AP: em dash, states short but eight, cities that stand alone, no accents, no day', () => {
    expect(print('ap', [kananaskis], 'AP')).toBe('KANANASKIS, Alberta (AP) —');
    expect(print('ap', [place("O'Fallon")], 'AP')).toBe("O'FALLON, Ill. (AP) —");
    expect(print('ap', [place('McAllen')], 'AP')).toBe('McALLEN, Texas (AP) —');
    expect(print('ap', [place('Washington')], 'AP', '2025-06-03')).toBe('WASHINGTON (AP) —');
    expect(print('ap', [place('Kyiv')], 'AP')).toBe('KYIV, Ukraine (AP) —');
    expect(print('ap', [place('São Paulo')], 'AP')).toBe('SAO PAULO (AP) —');
    expect(print('ap', [place('Tromsø')], 'AP')).toBe('TROMSO, Norway (AP) —');
    expect(print('ap', [place('Manchester')], 'AP')).toBe('MANCHESTER, England (AP) —');
    expect(print('ap', [place('London', 'CA')], 'AP')).toBe('LONDON, Ontario (AP) —');
    expect(print('ap', [place('Ramallah')], 'AP')).toBe('RAMALLAH, West Bank (AP) —');
  });

  it('Reuters: day without year, agency, hyphen, places joined by strokes', () => {
    expect(print('reuters', [place('Paris', 'FR')], 'Reuters', '2025-06-03')).toBe(
      'PARIS, June 3 (Reuters) -',
    );
    expect(print('reuters', [place('Washington'), place('Kyiv')], 'Reuters', '2025-11-03')).toBe(
      'WASHINGTON/KYIV, Nov 3 (Reuters) -',
    );
    expect(print('reuters', [place('Kharkiv'), place('Bakhmut')], 'Reuters')).toBe(
      'KHARKIV/BAKHMUT, Ukraine (Reuters) -',
    );
    expect(print('reuters', [place('Paris', 'US'), place('Austin')], '', null)).toBe(
      'PARIS, Texas/AUSTIN, Texas -',
    );
    expect(print('reuters', [], 'Reuters', '2025-09-30')).toBe('Sept 30 (Reuters) -');
  });

  it('AFP: small letters, day and year as the language of the text writes them', () => {
    const paris = [place('Paris', 'FR')];
    const on = (language: string) => print('afp', paris, 'AFP', '2018-12-09', language);
    expect(on('fr')).toBe('Paris, 9 déc 2018 (AFP) -');
    expect(on('fr-CA')).toBe('Paris, 9 déc 2018 (AFP) -');
    expect(on('en-GB')).toBe('Paris, Dec 9, 2018 (AFP) -');
    expect(on('de')).toBe('Paris, 9. Dez 2018 (AFP) -');
    expect(on('es')).toBe('Paris, 9 Dic 2018 (AFP) -');
    expect(on('sw')).toBe('Paris, Dec 9, 2018 (AFP) -');
    expect(print('afp', [kananaskis], 'AFP', '2025-06-17', 'fr')).toBe(
      'Kananaskis (Canada), 17 juin 2025 (AFP) -',
    );
    expect(print('afp', [place('Tromsø')], 'AFP', null, 'fr')).toBe('Tromsø (Norvège) (AFP) -');
  });

  it('prints nothing of nothing', () => {
    expect(print('ap', [])).toBe('');
  });

  it('leaves what a person wrote by hand, until another style is asked for', () => {
    const dateline = makeDateline({ style: 'ap', places: [kananaskis], source: 'AP', date: '2025-06-17' });
    const custom = { ...dateline, custom: true, text: 'IN THE ROCKIES –' };
    expect(printDateline(custom)).toBe('IN THE ROCKIES –');
    expect(restyle(custom, 'reuters')).toMatchObject({
      custom: false,
      style: 'reuters',
      text: 'KANANASKIS, Alberta, June 17 (AP) -',
    });
  });
});
