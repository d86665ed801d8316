import { fold } from '../fold.ts';
import type { FoundPlace, PlaceLookup } from './lookup.ts';

/** How many places of a name are looked through for the region or country that follows it. */
const DEPTH = 200;

function begins(word: string, names: readonly string[]): boolean {
  const key = fold(word);
  return names.some((name) => name !== '' && fold(name).startsWith(key));
}

/**
 * Places for what is being typed into a dateline field, best first: "tro", "Paris, Tex", "London, Canada". The words after
 * a comma narrow the places down by their region or country, half-typed or whole, abbreviated or in another language.
 */
export function suggestPlaces(text: string, lookup: PlaceLookup, limit = 8): FoundPlace[] {
  const [name = '', ...rest] = text.split(',').map((part) => part.trim());
  const within = rest.filter((part) => part !== '');
  if (within.length === 0) return lookup.find(name, { limit });
  const found = lookup.find(name, { limit: DEPTH });
  return found
    .filter(({ place }) =>
      within.every((word) => {
        if (begins(word, [place.region, place.country])) return true;
        if (lookup.country(word)?.code === place.countryCode) return true;
        return lookup
          .regions(word, place.countryCode)
          .some((region) => region.code === place.regionCode && region.name === place.region);
      }),
    )
    .slice(0, limit);
}
