import type { Place } from '../../dateline/types.ts';
import { type Element, el, rows } from '../markup/element.ts';
import { hasPosition } from '../places.ts';

/** Where the content comes from, with what it lies in and its coordinates. */
export function located(place: Place): Element {
  return rows(
    'located',
    {
      type: 'cpnat:geoArea',
      ...(place.geonameId === null ? { literal: place.name } : { qcode: `geonameshttps:${place.geonameId}` }),
    },
    el('name', null, place.name),
    place.region === ''
      ? null
      : rows('broader', { literal: place.regionCode || place.region }, el('name', null, place.region)),
    place.country === '' && place.countryCode === ''
      ? null
      : rows(
          'broader',
          /^[A-Z]{2}$/.test(place.countryCode)
            ? { qcode: `iso3166-1a2:${place.countryCode}` }
            : { literal: place.countryCode || place.country },
          el('name', null, place.country || place.countryCode),
        ),
    hasPosition(place)
      ? rows(
          'geoAreaDetails',
          null,
          el('position', { latitude: decimal(place.lat), longitude: decimal(place.lon) }),
        )
      : null,
  );
}

/** A number as xs:decimal writes it: never with an exponent. */
function decimal(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '');
}
