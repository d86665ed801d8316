import { fold, foldPlace } from '../../fold.ts';
import { countryName } from '../countries.ts';
import type { Country, FindOptions, FoundPlace, PlaceLookup, PlaceMatch, Region } from '../lookup.ts';
import { compareFound, plainCountry, plainRegions } from '../memory.ts';
import type { Place } from '../types.ts';
import { decodeGazetteer, type GazetteerRegion, type GazetteerTables } from './format.ts';
import { keyFrom, WORDS } from './keys.ts';

/** A gazetteer over its file's bytes. */
export interface Gazetteer extends PlaceLookup {
  /** How many places it holds. */
  readonly size: number;
  /** Where the places come from, as the licence wants it said. */
  readonly source: string;
  /** The place of a rank: 0 is the one most likely meant. Throws a RangeError outside of the size. */
  byRank(rank: number): FoundPlace;
  /** The place of a GeoNames id, or null. */
  byId(geonameId: number): FoundPlace | null;
}

const decoder = new TextDecoder();

/** Under what a region is known: its code, or its name where it has none. */
function identity(region: Pick<Region, 'countryCode' | 'code' | 'name'>): string {
  return `${region.countryCode} ${region.code === '' ? `"${fold(region.name)}"` : region.code}`;
}

class Tables {
  readonly #tables: GazetteerTables;
  #regionsByName: Map<string, number[]> | null = null;
  #regionsByIdentity: Map<string, number[]> | null = null;
  #byId: Map<number, number> | null = null;

  constructor(tables: GazetteerTables) {
    this.#tables = tables;
  }

  get tables(): GazetteerTables {
    return this.#tables;
  }

  text(number: number): string {
    const { offsets, text } = this.#tables;
    return decoder.decode(text.subarray(offsets[number], offsets[number + 1]));
  }

  placeOf(ref: number): number {
    const text = Math.floor(ref / WORDS);
    const { places, aliasPlace } = this.#tables;
    return text < places ? text : (aliasPlace[text - places] ?? 0);
  }

  key(entry: number): string {
    const ref = this.#tables.index[entry] ?? 0;
    return keyFrom(foldPlace(this.text(Math.floor(ref / WORDS))), ref % WORDS);
  }

  /** The first entry whose key is not before the one asked for. */
  lowerBound(key: string): number {
    let low = 0;
    let high = this.#tables.index.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.key(middle) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  regionsNamed(name: string): readonly number[] {
    if (this.#regionsByName === null) {
      this.#regionsByName = new Map();
      for (const [number, region] of this.#tables.regions.entries()) {
        for (const key of new Set([region.name, ...region.also].map(fold))) {
          const list = this.#regionsByName.get(key);
          if (list === undefined) this.#regionsByName.set(key, [number]);
          else list.push(number);
        }
      }
    }
    return this.#regionsByName.get(fold(name)) ?? [];
  }

  /** The regions of the file that are this one: by code where there is one, else by name. */
  numbersOf(region: Pick<Region, 'countryCode' | 'code' | 'name'>): readonly number[] {
    if (this.#regionsByIdentity === null) {
      this.#regionsByIdentity = new Map();
      for (const [number, one] of this.#tables.regions.entries()) {
        const key = identity(one);
        this.#regionsByIdentity.set(key, [...(this.#regionsByIdentity.get(key) ?? []), number]);
      }
    }
    return this.#regionsByIdentity.get(identity(region)) ?? [];
  }

  byId(id: number): number | undefined {
    this.#byId ??= new Map(Array.from(this.#tables.ids, (one, number) => [one, number]));
    return this.#byId.get(id);
  }

  place(number: number): Place {
    const { regions, regionOf, zones, zoneOf, lats, lons, ids } = this.#tables;
    const region = regions[regionOf[number] ?? 0];
    return {
      name: this.text(number),
      region: region?.name ?? '',
      regionCode: region?.code ?? '',
      country: countryName(region?.countryCode ?? ''),
      countryCode: region?.countryCode ?? '',
      lat: (lats[number] ?? 0) / 100_000,
      lon: (lons[number] ?? 0) / 100_000,
      timeZone: zones[zoneOf[number] ?? 0] ?? null,
      geonameId: ids[number] ?? null,
      matched: true,
    };
  }

  found(number: number, match: PlaceMatch, spelling: string): FoundPlace {
    const { populations, flags } = this.#tables;
    const place = this.place(number);
    return { place, population: populations[number] ?? 0, capital: flags[number] === 1, match, spelling };
  }
}

function toRegion(region: GazetteerRegion): Region {
  return {
    code: region.code,
    name: region.name,
    countryCode: region.countryCode,
    country: countryName(region.countryCode),
    timeZone: region.timeZone,
  };
}

/**
 * The regions of a word, by size: those of that name in the file, those that our own table knows by an abbreviation
 * ("Ill."), and, within a country, the one of that code.
 */
function regionsOf(tables: Tables, name: string, countryCode?: string): Region[] {
  const all = tables.tables.regions;
  const within = (number: number) => countryCode === undefined || all[number]?.countryCode === countryCode;
  const plain = plainRegions(name, countryCode);
  const numbers = new Set([
    ...plain.flatMap((one) => tables.numbersOf(one)),
    ...tables.regionsNamed(name).filter(within),
  ]);
  if (numbers.size === 0 && countryCode !== undefined && name !== '') {
    for (const number of tables.numbersOf({ countryCode, code: name, name: '' })) numbers.add(number);
  }
  const found = [...numbers].sort((a, b) => a - b).flatMap((number) => all[number] ?? []);
  // A region of our own table without any place in the file (none today) still counts.
  const missing = plain.filter((one) => tables.numbersOf(one).length === 0);
  return [...found.filter((region) => region.name !== '').map(toRegion), ...missing];
}

/** Which places are wanted: a test on a place's number. */
function filterOf(tables: Tables, options: FindOptions): (place: number) => boolean {
  const { regions, regionOf } = tables.tables;
  const { countryCode, region } = options;
  const inCountry = (place: number) =>
    countryCode === undefined || regions[regionOf[place] ?? 0]?.countryCode === countryCode;
  if (region === undefined) return inCountry;
  const wanted = new Set(regionsOf(tables, region, countryCode).flatMap((one) => tables.numbersOf(one)));
  return (place) => wanted.has(regionOf[place] ?? 0) && inCountry(place);
}

/** Whole names and aliases of exactly this key. */
function wholeMatches(
  tables: Tables,
  key: string,
  wanted: (place: number) => boolean,
): Map<number, FoundPlace> {
  const found = new Map<number, FoundPlace>();
  const { index, places } = tables.tables;
  for (let entry = tables.lowerBound(key); entry < index.length && tables.key(entry) === key; entry += 1) {
    const ref = index[entry] ?? 0;
    const place = tables.placeOf(ref);
    if (ref % WORDS !== 0 || found.has(place) || !wanted(place)) continue;
    const text = ref / WORDS;
    found.set(place, tables.found(place, text < places ? 'name' : 'alias', tables.text(text)));
  }
  return found;
}

/** The best-ranked places among those whose key begins so: places are in the order of rank, so the lowest numbers. */
function beginnings(
  tables: Tables,
  key: string,
  wanted: (place: number) => boolean,
  known: ReadonlySet<number>,
  limit: number,
): FoundPlace[] {
  const { index } = tables.tables;
  const from = tables.lowerBound(key);
  const to = tables.lowerBound(`${key}\uffff`);
  const best = new Map<number, number>();
  let worst = Number.POSITIVE_INFINITY;
  for (let entry = from; entry < to; entry += 1) {
    const ref = index[entry] ?? 0;
    const place = tables.placeOf(ref);
    const rank = rankOf(tables, ref, place);
    if (rank >= worst || known.has(place) || !wanted(place)) continue;
    const before = best.get(place);
    if (before !== undefined && rankOf(tables, index[before] ?? 0, place) <= rank) continue;
    best.set(place, entry);
    if (best.size > limit * 4) worst = trim(tables, best, limit);
  }
  return [...best]
    .sort(([a, x], [b, y]) => rankOf(tables, index[x] ?? 0, a) - rankOf(tables, index[y] ?? 0, b))
    .slice(0, limit)
    .map(([place, entry]) => {
      const ref = index[entry] ?? 0;
      return tables.found(place, ref % WORDS === 0 ? 'prefix' : 'word', tables.text(Math.floor(ref / WORDS)));
    });
}

/** The rank of a match by a beginning: the place's own; a later word counts less, and another name the least. */
function rankOf(tables: Tables, ref: number, place: number): number {
  if (ref % WORDS !== 0) return place * 4 + 2000;
  return Math.floor(ref / WORDS) < tables.tables.places ? place : place * 20 + 5000;
}

/** Keeps the best `limit` and says which rank is no longer good enough. */
function trim(tables: Tables, best: Map<number, number>, limit: number): number {
  const { index } = tables.tables;
  const ranked = [...best].map(([place, entry]) => ({
    place,
    rank: rankOf(tables, index[entry] ?? 0, place),
  }));
  ranked.sort((a, b) => a.rank - b.rank);
  for (const { place } of ranked.slice(limit)) best.delete(place);
  return ranked[limit - 1]?.rank ?? Number.POSITIVE_INFINITY;
}

/**
 * Opens a gazetteer over the bytes of its file (uncompressed). Throws when they are none. Look-ups are a binary search in
 * the file's own index; nothing is built beforehand.
 */
export function openGazetteer(bytes: Uint8Array): Gazetteer {
  const tables = new Tables(decodeGazetteer(bytes));
  const { countryZones } = tables.tables;
  return {
    size: tables.tables.places,
    source: tables.tables.source,
    byRank(rank: number): FoundPlace {
      if (!Number.isInteger(rank) || rank < 0 || rank >= tables.tables.places) {
        throw new RangeError(`There is no place of rank ${rank}`);
      }
      return tables.found(rank, 'name', tables.text(rank));
    },
    byId(geonameId: number): FoundPlace | null {
      const number = tables.byId(geonameId);
      return number === undefined ? null : tables.found(number, 'name', tables.text(number));
    },
    find(query: string, options: FindOptions = {}): FoundPlace[] {
      const key = foldPlace(query);
      if (key === '') return [];
      const limit = options.limit ?? 10;
      const wanted = filterOf(tables, options);
      const whole = wholeMatches(tables, key, wanted);
      const found = [...whole.values()].sort(compareFound).slice(0, limit);
      if (options.exact === true || found.length >= limit) return found;
      return [...found, ...beginnings(tables, key, wanted, new Set(whole.keys()), limit - found.length)];
    },
    country(name: string): Country | null {
      const country = plainCountry(name);
      return country === null ? null : { ...country, timeZone: countryZones[country.code] ?? null };
    },
    regions: (name, countryCode) => regionsOf(tables, name, countryCode),
  };
}
