import { describe, expect, it } from 'vitest';
import { gazetteer, readGazetteer } from './gazetteer.ts';

const places = gazetteer();
/** "name, region code, country" of the best hit. */
const best = (query: string, options = {}) => {
  const found = places.find(query, { limit: 1, ...options })[0];
  return found === undefined
    ? null
    : `${found.place.name}, ${found.place.regionCode}, ${found.place.countryCode}`;
};

describe('the gazetteer that ships', () => {
  it('knows where each place is, and when', () => {
    expect(places.size).toBeGreaterThan(100_000);
    expect(places.source).toMatch(/GeoNames.*CC BY 4\.0/);
    expect(places.find('Tromsø', { limit: 1 })[0]).toEqual({
      place: {
        name: 'Tromsø',
        region: 'Troms',
        regionCode: '55',
        country: 'Norway',
        countryCode: 'NO',
        lat: 69.6489,
        lon: 18.95508,
        timeZone: 'Europe/Oslo',
        geonameId: 3133895,
        matched: true,
      },
      population: 64448,
      capital: false,
      match: 'name',
      spelling: 'Tromsø',
    });
    expect(places.byId(3133895)?.place.name).toBe('Tromsø');
    expect(places.byId(1)).toBeNull();
  });

  it.each([
    ['new york', 'New York, NY, US'],
    ['New York City', 'New York, NY, US'],
    ['washington', 'Washington, DC, US'],
    ['Washington, D.C.', 'Washington, DC, US'],
    ['frankfurt', 'Frankfurt, HE, DE'],
    ['kuwait', 'Kuwait City, KU, KW'],
    ['peking', 'Beijing, BJ, CN'],
    ['kiev', 'Kyiv, 30, UA'],
    ['KYIV', 'Kyiv, 30, UA'],
    ['bombay', 'Mumbai, MH, IN'],
    ['mexico city', 'Mexico City, CMX, MX'],
    ['the hague', 'The Hague, ZH, NL'],
    ['den haag', 'The Hague, ZH, NL'],
    ['vatican', 'Vatican City, , VA'],
    ['hong kong', 'Hong Kong, , HK'],
    ['macau', 'Macau, , MO'],
    ['macao', 'Macau, , MO'],
    ['luxembourg', 'Luxembourg, L, LU'],
    ['geneva', 'Geneva, GE, CH'],
    ['genève', 'Geneva, GE, CH'],
    ['münchen', 'Munich, BY, DE'],
    ['koln', 'Cologne, NW, DE'],
    ['wien', 'Vienna, 9, AT'],
    ['roma', 'Rome, 62, IT'],
    ['saigon', 'Ho Chi Minh City, SG, VN'],
    ['tel aviv', 'Tel Aviv, TA, IL'],
    ['jerusalem', 'Jerusalem, JM, IL'],
    ['calcutta', 'Kolkata, WB, IN'],
    ['rangoon', 'Yangon, 06, MM'],
    ['nur-sultan', 'Astana, 71, KZ'],
    ['moskau', 'Moscow, MOW, RU'],
    ['varsovie', 'Warsaw, 14, PL'],
    ['lisboa', 'Lisbon, 11, PT'],
    ['praha', 'Prague, 10, CZ'],
    ['gaza', 'Gaza City, GZ, PS'],
    ['st petersburg', 'St. Petersburg, SPE, RU'],
    ['saint petersburg', 'St. Petersburg, SPE, RU'],
    ['san jose', 'San Jose, SJ, CR'],
    ['odessa', 'Odesa, 51, UA'],
    ['東京', 'Tokyo, 13, JP'],
    ['ワシントン', 'Washington, DC, US'],
    ['서울', 'Seoul, 11, KR'],
    ['Москва', 'Moscow, MOW, RU'],
    ['القاهرة', 'Cairo, C, EG'],
    ['aix en provence', 'Aix-en-Provence, PAC, FR'],
    ["o'fallon", "O'Fallon, MO, US"],
  ])('finds %s', (query, expected) => {
    expect(best(query)).toBe(expected);
  });

  it('keeps to a country or region, named in any way', () => {
    expect(best('London', { countryCode: 'CA' })).toBe('London, ON, CA');
    expect(best('Paris', { countryCode: 'US', region: 'Texas' })).toBe('Paris, TX, US');
    expect(best('Springfield', { countryCode: 'US', region: 'Ill.' })).toBe('Springfield, IL, US');
    expect(best('Banff', { region: 'Alberta' })).toBe('Banff, AB, CA');
    expect(best('Banff', { countryCode: 'NO' })).toBeNull();
  });

  it('completes what is typed, the largest first, and later words after that', () => {
    const names = places.find('petersb', { limit: 3 }).map((one) => one.place.name);
    expect(names).toContain('St. Petersburg');
    expect(places.find('Lond', { limit: 5 })[0]?.place.name).toBe('London');
    expect(places.find('janeiro', { limit: 1 })[0]).toMatchObject({
      match: 'word',
      place: { name: 'Rio de Janeiro' },
    });
    expect(places.find('Kananaskis')).toEqual([]);
    expect(places.find('  ')).toEqual([]);
    expect(places.find('s', { limit: 50 })).toHaveLength(50);
  });

  it('knows countries and regions by their names, and the zone where there is only one', () => {
    expect(places.country('Norvège')).toEqual({ code: 'NO', name: 'Norway', timeZone: 'Europe/Oslo' });
    expect(places.country('U.S.')?.timeZone).toBeNull();
    expect(places.country('Atlantis')).toBeNull();
    expect(places.regions('Alberta')[0]).toEqual({
      code: 'AB',
      name: 'Alberta',
      countryCode: 'CA',
      country: 'Canada',
      timeZone: 'America/Edmonton',
    });
    expect(places.regions('Bayern')[0]?.name).toBe('Bavaria');
    expect(places.regions('Punjab').map((one) => one.countryCode)).toEqual(['PK', 'IN']);
    expect(places.regions('Georgia').map((one) => one.code)).toEqual(['GA']);
  });

  it('says that a file is none', () => {
    expect(() => readGazetteer(import.meta.filename)).toThrow();
    expect(() => readGazetteer('/nowhere/places.bin.zst')).toThrow(/ENOENT/);
  });
});
