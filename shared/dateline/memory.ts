import { fold, foldPlace } from '../fold.ts';
import { COUNTRY_CODES, countryCodeOf, countryName } from './countries.ts';
import type { Country, FindOptions, FoundPlace, PlaceLookup, PlaceMatch, Region } from './lookup.ts';
import { coreRegionsNamed } from './regions.ts';
import type { Place } from './types.ts';

/** A place for a small gazetteer in memory. */
export interface MemoryPlace {
  place: Place;
  population: number;
  capital: boolean;
  aliases?: readonly string[];
}

/** The country of a name or code, as the tables in shared know it. */
export function plainCountry(name: string): Country | null {
  const code = /^[A-Z]{2}$/.test(name) && COUNTRY_CODES.includes(name) ? name : countryCodeOf(name);
  return code === '' ? null : { code, name: countryName(code), timeZone: null };
}

/** The regions of a name, as the tables in shared know them. */
export function plainRegions(name: string, countryCode?: string): Region[] {
  return coreRegionsNamed(name, countryCode).map((region) => ({
    code: region.code,
    name: region.name,
    countryCode: region.countryCode,
    country: countryName(region.countryCode),
    timeZone: null,
  }));
}

const ORDER: readonly PlaceMatch[] = ['name', 'alias', 'prefix', 'word'];

/** Whole names (aliases among them) first, then beginnings; each by capital and population. */
export function compareFound(a: FoundPlace, b: FoundPlace): number {
  const whole = (found: FoundPlace) => (ORDER.indexOf(found.match) < 2 ? 0 : 1);
  return whole(a) - whole(b) || weight(b) - weight(a) || ORDER.indexOf(a.match) - ORDER.indexOf(b.match);
}

/**
 * How likely a place is meant when its name is said alone: inhabitants, ten times for a capital (San Jose in Costa
 * Rica before the one in California), a fifth for an alias.
 */
export function weight(found: Pick<FoundPlace, 'population' | 'capital' | 'match'>): number {
  return (found.population + 1) * (found.capital ? 10 : 1) * (found.match === 'alias' ? 0.2 : 1);
}

function matchOf(entry: MemoryPlace, key: string): { match: PlaceMatch; spelling: string } | null {
  const own = foldPlace(entry.place.name);
  if (own === key) return { match: 'name', spelling: entry.place.name };
  const alias = entry.aliases?.find((one) => foldPlace(one) === key);
  if (alias !== undefined) return { match: 'alias', spelling: alias };
  if (own.startsWith(key)) return { match: 'prefix', spelling: entry.place.name };
  const begun = entry.aliases?.find((one) => foldPlace(one).startsWith(key));
  if (begun !== undefined) return { match: 'prefix', spelling: begun };
  return own.includes(` ${key}`) ? { match: 'word', spelling: entry.place.name } : null;
}

function inRegion(place: Place, region: string): boolean {
  const key = fold(region);
  if (fold(place.region) === key || place.regionCode === region) return true;
  return plainRegions(region, place.countryCode).some((one) => one.code === place.regionCode);
}

/** A gazetteer over a short list: for tests, and for a desk whose gazetteer file is missing (an empty list). */
export function memoryLookup(entries: readonly MemoryPlace[]): PlaceLookup {
  return {
    find(query: string, options: FindOptions = {}): FoundPlace[] {
      const key = foldPlace(query);
      if (key === '') return [];
      const found: FoundPlace[] = [];
      for (const entry of entries) {
        const { place, population, capital } = entry;
        if (options.countryCode !== undefined && place.countryCode !== options.countryCode) continue;
        if (options.region !== undefined && !inRegion(place, options.region)) continue;
        const how = matchOf(entry, key);
        if (how === null || (options.exact === true && how.match !== 'name' && how.match !== 'alias'))
          continue;
        found.push({ place, population, capital, ...how });
      }
      return found.sort(compareFound).slice(0, options.limit ?? 10);
    },
    country: plainCountry,
    regions: plainRegions,
  };
}
