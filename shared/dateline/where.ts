import { readsAsWellKnown, standsAlone } from './alone.ts';
import { titleName, upperName } from './casing.ts';
import type { FoundPlace, PlaceLookup } from './lookup.ts';
import { weight } from './memory.ts';
import type { Place } from './types.ts';

/** A place that a dateline names, and how sure it is which one. */
export interface NamedPlace {
  place: Place;
  /** The region or country that the text gives was understood. */
  qualified: boolean;
  /** A city that prints alone, a capital, or one of at least 100,000 people. */
  large: boolean;
  /** Several places of that name are as likely; the place stands unmatched. */
  ambiguous: boolean;
}

/** A name with the regions and countries that follow it, as written. */
export interface WrittenPlace {
  name: string;
  qualifiers: readonly string[];
}

interface Scope {
  countryCode: string;
  country: string;
  region: string;
  regionCode: string;
  timeZone: string | null;
}

const DIRECTION =
  /^(?:(?:north|south|east|west|central|upper|lower)(?:ern|east|west|eastern|western)?|in|near)\s+(?=\p{Lu})/iu;

/** What a word after the city may mean: a country, a region of some country, or both (Georgia). */
function scopesOf(word: string, lookup: PlaceLookup, countryCode?: string): Scope[] {
  const plain = word.replace(DIRECTION, '');
  const scopes: Scope[] = [];
  for (const name of plain === word ? [word] : [word, plain]) {
    if (countryCode === undefined) {
      const country = lookup.country(name);
      if (country !== null) {
        const { code, name: countryName, timeZone } = country;
        scopes.push({ countryCode: code, country: countryName, region: '', regionCode: '', timeZone });
      }
    }
    for (const found of lookup.regions(name, countryCode)) {
      const { code, name: region, timeZone } = found;
      scopes.push({
        countryCode: found.countryCode,
        country: found.country,
        region,
        regionCode: code,
        timeZone,
      });
    }
    if (scopes.length > 0) return scopes;
  }
  return scopes;
}

/** The readings of all that follows a city: "Alberta", "Alberta, Canada", "Ill.", "Norway". */
function readScopes(qualifiers: readonly string[], lookup: PlaceLookup): Scope[] {
  const last = qualifiers[qualifiers.length - 1];
  const first = qualifiers[0];
  if (last === undefined || first === undefined) return [];
  if (qualifiers.length === 1) return scopesOf(first, lookup);
  const countries = scopesOf(last, lookup);
  for (const country of countries) {
    const inside = scopesOf(first, lookup, country.countryCode);
    if (inside.length > 0) return inside;
  }
  const country = countries[0];
  return country === undefined || country.region !== '' ? [] : [{ ...country, region: first }];
}

/**
 * The place under the name that the text gives it: its own ("SAO PAULO" is São Paulo), or the other one in the case of
 * the list or of the text ("PEKING" is Peking, "München" stays München).
 */
function matched(found: FoundPlace, written: string): Place {
  if (found.match === 'name') return found.place;
  const listed = upperName(found.spelling) === upperName(written);
  return { ...found.place, name: listed ? found.spelling : titleName(written) };
}

function unmatched(name: string, scope?: Scope): Place {
  return {
    name: titleName(name),
    region: scope?.region ?? '',
    regionCode: scope?.regionCode ?? '',
    country: scope?.country ?? '',
    countryCode: scope?.countryCode ?? '',
    lat: null,
    lon: null,
    timeZone: scope?.timeZone ?? null,
    geonameId: null,
    matched: false,
  };
}

function isLarge(found: FoundPlace): boolean {
  return found.capital || found.population >= 100_000 || standsAlone(found.place);
}

/**
 * The one place that a bare name means, or null when several are as likely: a capital, a city that prints alone, one
 * four times as large as the next of that name, or the one at home when only one is there.
 */
function dominant(hits: readonly FoundPlace[], home: string): FoundPlace | null {
  const first = hits[0];
  const second = hits[1];
  if (first === undefined || second === undefined) return first ?? null;
  if (standsAlone(first.place) || weight(first) >= 4 * weight(second)) return first;
  const atHome = hits.filter((hit) => hit.place.countryCode === home);
  return atHome.length === 1 ? (atHome[0] ?? null) : null;
}

function namedAlone(name: string, lookup: PlaceLookup, home: string): NamedPlace {
  const hits = lookup.find(name, { exact: true, limit: 8 });
  const best = dominant(hits, home);
  const sure = { qualified: false, large: false, ambiguous: false };
  // There are towns called China and Lebanon, but a dateline that says no more means the country.
  const isCountry = lookup.country(name) !== null && (best === null || !isLarge(best));
  if (isCountry) return { ...sure, place: unmatched(name, scopesOf(name, lookup)[0]) };
  if (best !== null) return { ...sure, place: matched(best, name), large: isLarge(best) };
  const spelling = hits[0]?.spelling;
  if (spelling !== undefined) return { ...sure, place: unmatched(spelling), ambiguous: true };
  // "CRIMEA", "NAGORNO-KARABAKH": a dateline may name a region or a country and no city.
  const scope = scopesOf(name, lookup)[0];
  return { ...sure, place: unmatched(name, scope) };
}

/** A place whose region or country the text gives. Null when that is neither region nor country. */
function namedWithin(written: WrittenPlace, lookup: PlaceLookup): NamedPlace | null {
  const scopes = readScopes(written.qualifiers, lookup);
  const hits = scopes.flatMap((scope) => {
    const region = scope.region === '' ? {} : { region: scope.regionCode || scope.region };
    return lookup.find(written.name, { exact: true, limit: 1, countryCode: scope.countryCode, ...region });
  });
  const best = hits.sort((a, b) => weight(b) - weight(a))[0];
  const sure = { qualified: true, ambiguous: false };
  if (best !== undefined) return { ...sure, place: matched(best, written.name), large: isLarge(best) };
  const scope = scopes[0];
  return scope === undefined ? null : { ...sure, place: unmatched(written.name, scope), large: false };
}

/**
 * Finds the places of a dateline. A region or country after a place holds for those right before it as well,
 * except for cities that print alone ("WASHINGTON/PALM BEACH, Florida"). Where a qualifier is neither region nor
 * country, `lenient` keeps it as the region's name; else the answer is null: it was no dateline.
 */
export function findPlaces(
  written: readonly WrittenPlace[],
  lookup: PlaceLookup,
  home: string,
  lenient: boolean,
): NamedPlace[] | null {
  const named: NamedPlace[] = [];
  for (const [number, one] of written.entries()) {
    if (one.qualifiers.length > 0) {
      const two = twoCities(one, lookup, home);
      if (two !== null) {
        named.push(...two);
        continue;
      }
      const within = namedWithin(one, lookup);
      if (within === null && !lenient) return null;
      const kept = { qualified: false, large: false, ambiguous: false };
      named.push(within ?? { ...kept, place: keptQualifier(one, lookup, home) });
      continue;
    }
    const shared = written.slice(number).find((later) => later.qualifiers.length > 0)?.qualifiers ?? [];
    const inShared =
      shared.length > 0 && !readsAsWellKnown(one.name)
        ? namedWithin({ ...one, qualifiers: shared }, lookup)
        : null;
    named.push(inShared?.place.matched === true ? inShared : namedAlone(one.name, lookup, home));
  }
  return named;
}

/**
 * "TOKYO, SEOUL" names two cities, although there is a region of the second name: a large place that is not in it
 * stands before it.
 */
function twoCities(
  { name, qualifiers }: WrittenPlace,
  lookup: PlaceLookup,
  home: string,
): NamedPlace[] | null {
  const [second] = qualifiers;
  if (second === undefined || qualifiers.length > 1 || lookup.country(second) !== null) return null;
  if (namedWithin({ name, qualifiers }, lookup)?.place.matched === true) return null;
  const both = [name, second].map((one) => namedAlone(one, lookup, home));
  return both.every((one) => one.place.matched && one.large) ? both : null;
}

/** A place followed by words that are no region we know: they stand as its region. */
function keptQualifier(written: WrittenPlace, lookup: PlaceLookup, home: string): Place {
  const { place } = namedAlone(written.name, lookup, home);
  return { ...unmatched(place.name), region: written.qualifiers.join(', ') };
}
