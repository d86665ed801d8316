import type { Place } from './types.ts';

/** A country as datelines print it. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string;
  /** The newsroom's English name ("Ivory Coast"). */
  name: string;
  /** The one IANA zone of the country, or null where it has several or none is known. */
  timeZone: string | null;
}

/** A state, province, county or the like, one level below the country. */
export interface Region {
  /** ISO 3166-2 without the country ("AB"), or the gazetteer's own code where ISO has none. */
  code: string;
  name: string;
  countryCode: string;
  country: string;
  /** The one IANA zone of the region, or null where it has several. */
  timeZone: string | null;
}

/**
 * How a query met a place. `name` and `alias` are whole names, folded; `prefix` begins the name or an
 * alias; `word` begins a later word of the name ("Janeiro").
 */
export type PlaceMatch = 'name' | 'alias' | 'prefix' | 'word';

export interface FoundPlace {
  place: Place;
  /** Inhabitants, 0 when the gazetteer does not say. */
  population: number;
  /** A national capital. */
  capital: boolean;
  match: PlaceMatch;
  /** The name or alias that the query met, in its usual case: "Peking" where `place.name` is "Beijing". */
  spelling: string;
}

export interface FindOptions {
  /** ISO 3166-1 alpha-2: only places there. */
  countryCode?: string;
  /** A region by code or name, in any spelling that `regions` knows: only places there. */
  region?: string;
  /** How many at most. Default 10. */
  limit?: number;
  /** Only whole names and aliases: what a parser asks. */
  exact?: boolean;
}

/**
 * What parsers and fields ask of a gazetteer. Every look-up folds case and accents. Pure and synchronous:
 * an implementation has its data in memory before it is handed out.
 */
export interface PlaceLookup {
  /** Best first: whole name or alias before beginnings, then capitals and population. */
  find(query: string, options?: FindOptions): FoundPlace[];
  /** The country of that name in English or another language, of an abbreviation ("U.K."), or null. */
  country(name: string): Country | null;
  /** The regions of that name, code or abbreviation ("Alberta", "Ill."), the most populous first. */
  regions(name: string, countryCode?: string): Region[];
}
