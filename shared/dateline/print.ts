import { readsAsWellKnown, standsAlone, standsAloneInAp } from './alone.ts';
import { upperName } from './casing.ts';
import { countryNameIn } from './countries.ts';
import { printDate } from './dates.ts';
import { coreRegion } from './regions.ts';
import type { Dateline, DatelineStyle, Place } from './types.ts';

/** What a dateline is made of, before it is printed. */
export interface DatelineParts {
  places: readonly Place[];
  /** YYYY-MM-DD or null. */
  date: string | null;
  source: string;
  style: DatelineStyle;
}

/** The mark that ends a dateline in each style. Intake knows a style by it. */
export const SEPARATORS: Readonly<Record<DatelineStyle, string>> = {
  commonwealth: '–',
  ap: '—',
  reuters: '-',
  afp: '-',
};

/** Whether the style prints the day. AP left days out of datelines; Commonwealth papers do not print them. */
export function printsDate(style: DatelineStyle): boolean {
  return style === 'reuters' || style === 'afp';
}

/**
 * The state, province, nation or country that follows the city.
 * AP Stylebook, "datelines": U.S. towns take the state (abbreviated, eight never), Canadian ones the province in
 * full, those of the United Kingdom England, Scotland, Wales or Northern Ireland, others the country.
 */
function qualifier(place: Place, style: DatelineStyle, language: string): string {
  if (style === 'ap' ? standsAloneInAp(place) : standsAlone(place)) return '';
  const region = coreRegion(place.countryCode, place.regionCode);
  const printed = region?.name ?? place.region;
  if (place.countryCode === 'US' || place.countryCode === 'CA') {
    if (style === 'afp' && !/^en\b/i.test(language)) return countryNameIn(place.countryCode, language);
    if (printed !== '') return style === 'ap' && region ? region.ap : printed;
  }
  if (['GB', 'PS'].includes(place.countryCode) && style !== 'afp' && printed !== '') return printed;
  if (place.countryCode !== '') {
    const country =
      style === 'afp' ? countryNameIn(place.countryCode, language) : countryNameIn(place.countryCode, 'en');
    // A story may be datelined with a country alone; a town of the country's name is told from it.
    return !place.matched && sameWord(country, place.name) ? '' : country;
  }
  return place.country || place.region;
}

function sameWord(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0;
}

/** AP does not send accents down its wires: SAO PAULO, BOGOTA. */
function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ø', 'o')
    .replaceAll('Ø', 'O')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('æ', 'ae')
    .replaceAll('Æ', 'Ae')
    .replaceAll('ß', 'ss');
}

function printName(name: string, style: DatelineStyle): string {
  if (style === 'afp') return name;
  return upperName(style === 'ap' ? withoutAccents(name) : name, style === 'ap');
}

/** The places, joined by strokes; one region or country that all share is named once, at the end. */
function printPlaces(places: readonly Place[], style: DatelineStyle, language: string): string {
  const printed = places.map((place) => ({
    name: printName(place.name, style),
    in: qualifier(place, style, language),
    clear: !readsAsWellKnown(place.name),
  }));
  // AFP in other languages sets the country in brackets: "Kananaskis (Canada), 17 juin 2025 (AFP) -".
  const join = (name: string, where: string) =>
    style === 'afp' && !/^en\b/i.test(language) ? `${name} (${where})` : `${name}, ${where}`;
  return printed
    .map((one, index) => {
      const next = printed[index + 1];
      const sharedWithNext = next !== undefined && next.in === one.in && one.clear;
      return one.in === '' || sharedWithNext ? one.name : join(one.name, one.in);
    })
    .join('/');
}

/**
 * Prints a dateline, separator included and no space after it.
 *
 * - `commonwealth`: `KANANASKIS, Alberta –`, as The Straits Times and others of the Commonwealth set it; an
 *   agency, when there is one, in brackets.
 * - `ap`: `KANANASKIS, Alberta (AP) —`. AP Stylebook, "datelines" and "state names".
 * - `reuters`: `PARIS, June 3 (Reuters) -`, `WASHINGTON/KYIV, Nov 3 (Reuters) -`. Reuters Handbook of Journalism,
 *   "datelines"; no year.
 * - `afp`: `Paris, 9 déc 2018 (AFP) -`, the month in the language of the text; in English `Paris, Dec 9, 2018 (AFP) -`.
 *
 * `language` is that of the article (BCP 47). Parts that a style does not print stay in the dateline's data. Without
 * any part the text is empty.
 */
export function printParts(parts: DatelineParts, language = 'en'): string {
  const { style } = parts;
  const places = printPlaces(parts.places, style, language);
  const day = parts.date === null ? '' : printDate(parts.date, style, language);
  const head = [places, day].filter((part) => part !== '').join(', ');
  const source = parts.source === '' ? '' : `(${parts.source})`;
  const said = [head, source].filter((part) => part !== '').join(' ');
  return said === '' ? '' : `${said} ${SEPARATORS[style]}`;
}

/** The text of a dateline: what a person wrote by hand, or its parts printed anew. */
export function printDateline(dateline: Dateline, language = 'en'): string {
  return dateline.custom ? dateline.text : printParts(dateline, language);
}

/** A dateline with its text, from its parts. */
export function makeDateline(parts: DatelineParts, language = 'en'): Dateline {
  return {
    text: printParts(parts, language),
    custom: false,
    style: parts.style,
    places: [...parts.places],
    date: parts.date,
    source: parts.source,
  };
}

/** The same dateline in another style; words written by hand give way to the printed form. */
export function restyle(dateline: Dateline, style: DatelineStyle, language = 'en'): Dateline {
  return makeDateline({ ...dateline, style }, language);
}
