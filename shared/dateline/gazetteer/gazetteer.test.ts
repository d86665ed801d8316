import { describe, expect, it } from 'vitest';
import { someLookup, somePlaces } from '../fixtures.ts';
import { encodeGazetteer, type GazetteerData } from './format.ts';
import { indexTexts } from './keys.ts';
import { openGazetteer } from './open.ts';

/** The places of the fixture as a file, in the order of their rank. */
function file(): Uint8Array {
  const ranked = [...somePlaces].sort(
    (a, b) => b.population * (b.capital ? 10 : 1) - a.population * (a.capital ? 10 : 1),
  );
  const keys = [
    ...new Set(ranked.map(({ place }) => `${place.countryCode}|${place.regionCode}|${place.region}`)),
  ];
  const places: GazetteerData['places'] = ranked.map(({ place, population, capital, aliases }) => ({
    name: place.name,
    aliases: aliases ?? [],
    geonameId: place.geonameId ?? 0,
    lat: place.lat ?? 0,
    lon: place.lon ?? 0,
    population,
    capital,
    region: keys.indexOf(`${place.countryCode}|${place.regionCode}|${place.region}`),
    timeZone: place.timeZone ?? '',
  }));
  const regions = keys.map((key) => {
    const [countryCode = '', code = '', name = ''] = key.split('|');
    return { countryCode, code, name, also: [], timeZone: null };
  });
  const texts = [...places.map((place) => place.name), ...places.flatMap((place) => place.aliases)];
  return encodeGazetteer({ source: 'test', places, regions, index: indexTexts(texts, places.length) });
}

describe('a gazetteer in a file', () => {
  const bytes = file();
  const opened = openGazetteer(bytes);

  it('gives back each place as it was', () => {
    expect(opened.size).toBe(somePlaces.length);
    for (const { place, population, capital } of somePlaces) {
      const found = opened.byId(place.geonameId ?? 0);
      expect(found?.place).toEqual(place);
      expect(found).toMatchObject({ population, capital });
    }
  });

  it.each(['Paris', 'paris', 'spring', 'Peking', 'st petersb', 'janeiro', 'par', 'Kiev', 'x', 'TROMSO'])(
    'finds for "%s" what a plain search finds',
    (query) => {
      const ids = (found: readonly { place: { geonameId: number | null } }[]) =>
        found.map((one) => one.place.geonameId).sort();
      expect(ids(opened.find(query, { limit: 50 }))).toEqual(ids(someLookup.find(query, { limit: 50 })));
      expect(opened.find(query, { exact: true, limit: 50 })).toEqual(
        someLookup.find(query, { exact: true, limit: 50 }),
      );
    },
  );

  it('keeps to a region, and knows the zone of a country with only one', () => {
    expect(opened.find('Springfield', { region: 'Ill.' }).map((one) => one.place.regionCode)).toEqual(['IL']);
    expect(opened.country('Norway')?.timeZone).toBe('Europe/Oslo');
    expect(opened.country('US')?.timeZone).toBeNull();
    expect(opened.regions('Texas')[0]?.timeZone).toBe('America/Chicago');
    expect(opened.regions('Alberta')[0]).toMatchObject({ code: 'AB', countryCode: 'CA' });
  });

  it('opens wherever the bytes lie, and not when they are cut or others', () => {
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(openGazetteer(shifted.subarray(1)).size).toBe(somePlaces.length);
    expect(() => openGazetteer(bytes.subarray(0, bytes.length - 100))).toThrow(/cut short/);
    expect(() => openGazetteer(new Uint8Array(3))).toThrow(/no gazetteer/);
    expect(() => opened.byRank(-1)).toThrow(RangeError);
  });
});
