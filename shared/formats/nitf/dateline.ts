import type { Dateline, Place } from '../../dateline/types.ts';
import { type Element, el, type Markup } from '../markup/element.ts';
import { hasPosition } from '../places.ts';

/**
 * The dateline with its text unchanged: the words of it that name a place, its region or its country stand
 * inside location; story.date carries the day without adding a word.
 */
export function nitfDateline(dateline: Dateline): Element {
  const parts: Markup[] = [];
  let rest = dateline.text;
  for (const place of dateline.places) {
    const found = findPlace(rest, place);
    if (!found) continue;
    parts.push(rest.slice(0, found.start), found.location);
    rest = rest.slice(found.end);
  }
  parts.push(rest);
  if (dateline.date !== null) parts.push(el('story.date', { norm: dateline.date.replaceAll('-', '') }));
  return el('dateline', null, parts);
}

/** The place in docdata: where it is, in codes and names, whatever the dateline's text says. */
export function nitfPlace(place: Place): Element {
  return el(
    'location',
    place.geonameId === null
      ? null
      : { 'location-code': String(place.geonameId), 'code-source': 'https://sws.geonames.org/' },
    place.name === '' ? null : el('city', null, place.name),
    place.region === ''
      ? null
      : el('state', { 'state-code': place.regionCode === '' ? null : place.regionCode }, place.region),
    place.country === '' && place.countryCode === ''
      ? null
      : el(
          'country',
          { 'iso-cc': place.countryCode === '' ? null : place.countryCode },
          place.country || place.countryCode,
        ),
  );
}

/** Coordinates as "latitude;longitude", the way of the geo.position convention of web pages. */
export function nitfPosition(place: Place | undefined): string {
  return place && hasPosition(place) ? `${place.lat};${place.lon}` : '';
}

function findPlace(text: string, place: Place): { start: number; end: number; location: Element } | null {
  const start = indexOfName(text, place.name, 0);
  if (start < 0) return null;
  const children: Markup[] = [];
  let end = start;
  const take = (name: string, element: string, attributes: Record<string, string | null>) => {
    const at = indexOfName(text, name, end);
    // Only what follows closely belongs to this place: ", Alberta", not the next place of the line.
    if (at < 0 || (end > start && !/^[\s,、，]*$/u.test(text.slice(end, at)))) return;
    children.push(text.slice(end, at), el(element, attributes, text.slice(at, at + name.length)));
    end = at + name.length;
  };
  take(place.name, 'city', {});
  take(place.region, 'state', { 'state-code': place.regionCode === '' ? null : place.regionCode });
  take(place.country, 'country', { 'iso-cc': place.countryCode === '' ? null : place.countryCode });
  const code = place.geonameId === null ? null : String(place.geonameId);
  const source = place.geonameId === null ? null : 'https://sws.geonames.org/';
  return {
    start,
    end,
    location: el('location', { 'location-code': code, 'code-source': source }, children),
  };
}

/** Where a name stands in whatever case, or -1. Only where changing case keeps the length can it be cut out. */
function indexOfName(text: string, name: string, from: number): number {
  if (name === '') return -1;
  const upper = text.toUpperCase();
  if (upper.length !== text.length || name.toUpperCase().length !== name.length)
    return text.indexOf(name, from);
  return upper.indexOf(name.toUpperCase(), from);
}
