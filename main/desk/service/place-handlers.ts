import { parseDatelineField } from '../../../shared/dateline/parse.ts';
import { suggestPlaces } from '../../../shared/dateline/suggest.ts';
import { gazetteer } from '../gazetteer/gazetteer.ts';
import type { Handlers } from './context.ts';

/** Places and datelines: looked up and read with the gazetteer, which only the service holds. */
export const placeHandlers: Pick<Handlers, 'places.find' | 'dateline.read'> = {
  'places.find': ({ text, limit }) =>
    suggestPlaces(text, gazetteer(), limit ?? 8).map(({ place, population, capital, match }) => ({
      ...place,
      population: population === 0 ? null : population,
      capital,
      match,
    })),
  'dateline.read': ({ text, ...context }) => parseDatelineField(text, gazetteer(), context),
};
