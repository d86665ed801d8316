import type { Dateline } from '../../../shared/dateline/types.ts';

/**
 * What a person should know of how their dateline was read: a place that nobody knows, words that are no dateline,
 * or that it prints other places than they typed. Null when it is as they would expect.
 */
export function datelineDoubt(typed: string, dateline: Dateline): string | null {
  if (dateline.custom && dateline.places.length === 0) {
    return `“${typed}” does not read as a dateline: it stands as typed, with no place.`;
  }
  const unknown = dateline.places.filter((place) => !place.matched);
  const [first] = unknown;
  if (first === undefined) return null;
  const names = unknown.map((place) => `“${place.name}”`).join(' and ');
  const within = [first.region, first.country].filter((part) => part !== '').join(', ');
  const known = within === '' ? '' : ` (in ${within})`;
  return `${names}${known} ${unknown.length === 1 ? 'is' : 'are'} not in the list of places, or there are several as likely: it prints as “${dateline.text}”, without coordinates. Add the region or country to say which.`;
}
