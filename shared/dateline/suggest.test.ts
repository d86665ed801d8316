import { expect, it } from 'vitest';
import { someLookup } from './fixtures.ts';
import { suggestPlaces } from './suggest.ts';

const typed = (text: string) =>
  suggestPlaces(text, someLookup).map(({ place }) => [place.name, place.region || place.country].join(', '));

it('offers places for a half-typed name, and narrows them by what follows the comma', () => {
  expect(typed('spri')).toEqual(['Springfield, Massachusetts', 'Springfield, Illinois']);
  expect(typed('Springfield, Ill.')).toEqual(['Springfield, Illinois']);
  expect(typed('paris, te')).toEqual(['Paris, Texas']);
  expect(typed('Paris,')).toEqual(['Paris, France', 'Paris, Texas']);
  expect(typed('London, Kanada')).toEqual(['London, Ontario']);
  expect(typed('London, Ontario, Canada')).toEqual(['London, Ontario']);
  expect(typed('London, Norway')).toEqual([]);
  expect(typed('')).toEqual([]);
});
