import type { Place } from '../dateline/types.ts';
import type { PackageInput } from './input.ts';

/** The places of the dateline, or none. */
export function datelinePlaces(input: PackageInput): readonly Place[] {
  return input.fields.dateline?.places ?? [];
}

/** "Kananaskis, Alberta, Canada": the parts that are known, none of them twice in a row. */
export function fullPlaceName(place: Pick<Place, 'name' | 'region' | 'country'>): string {
  const parts = [place.name, place.region, place.country].filter((part) => part !== '');
  return parts.filter((part, index) => part !== parts[index - 1]).join(', ');
}

/** Whether both coordinates are known. */
export function hasPosition(place: Place): place is Place & { lat: number; lon: number } {
  return place.lat !== null && place.lon !== null;
}
