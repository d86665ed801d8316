import { knownAgency, looksLikeAgency } from './agencies.ts';
import type { DatelineContext } from './context.ts';
import { isoDate, parseSaidDate, type SaidDate } from './dates.ts';
import type { PlaceLookup } from './lookup.ts';
import { isWeekday } from './months.ts';
import { findPlaces, type NamedPlace, type WrittenPlace } from './where.ts';

/** The parts of a dateline before its separator. */
export interface Head {
  places: NamedPlace[];
  /** Names as written, for their case. */
  names: string[];
  saidDate: SaidDate | null;
  date: string | null;
  source: string;
  /** The source is an agency that we know. */
  knownSource: boolean;
}

interface Said {
  places: { name: string; qualifiers: string[] }[];
  date: SaidDate | null;
  source: string;
  knownSource: boolean;
}

const NAME = /^[\p{L}ʻ'’‘][\p{L}\p{M}\s.'’ʻ‘/-]*$/u;
const BRACKETS = /\(([^()]{1,60})\)|\[([^[\]]{1,60})\]|(?<=[\s.])\/([^/]{2,40})\//g;

/** The agency behind a word, "dpa/bb" and "Reuters Health" included, as it should be written; null when none. */
function agencyOf(word: string): string | null {
  const whole = knownAgency(word);
  if (whole !== null) return whole;
  const [first = '', ...rest] = word.split(/[/ ]/);
  return rest.length > 0 && rest.length < 4 && knownAgency(first) !== null ? word : null;
}

function isName(text: string): boolean {
  return text.length <= 60 && text.split(/\s+/).length <= 7 && NAME.test(text);
}

/** Cuts "Praha 3. června" and "MOSCOW. June 3" into the place and the day. */
function splitDate(text: string, language: string): { before: string; date: SaidDate } | null {
  const words = text.split(' ');
  for (let at = 0; at < words.length; at += 1) {
    const date = parseSaidDate(words.slice(at).join(' '), language);
    if (date !== null) return { before: words.slice(0, at).join(' '), date };
  }
  return null;
}

/** Cuts a bare agency off the end: "Hong Kong CNN", "Москва. INTERFAX.RU". */
function splitAgency(text: string): { before: string; agency: string } | null {
  const match = /^(.*?)[.\s]+(CNN|INTERFAX(?:\.RU)?|Interfax(?:\.ru)?)$/u.exec(text);
  return match ? { before: match[1] ?? '', agency: match[2] ?? '' } : null;
}

/** Takes one stretch between commas into what was said. False when it can be no part of a dateline. */
function takeSegment(raw: string, said: Said, lookup: PlaceLookup, language: string): boolean {
  let text = raw.trim();
  const bare = text.replace(/\.$/, '');
  if (text === '' || isWeekday(bare)) return true;
  if (/^\d{4}$/.test(bare) && said.date !== null && said.date.year === null) {
    said.date = { ...said.date, year: Number(bare) };
    return true;
  }
  const agency = said.places.length > 0 || said.date !== null ? agencyOf(bare) : null;
  // "WILKES-BARRE, PA" is in Pennsylvania and not from the Press Association.
  const isRegion = agency !== null && bare.length < 3 && lookup.regions(bare).length > 0;
  if (agency !== null && !isRegion && said.source === '') {
    said.source = agency;
    said.knownSource = true;
    return true;
  }
  const tail = splitAgency(text);
  if (tail !== null && said.source === '') {
    said.source = tail.agency;
    said.knownSource = true;
    text = tail.before;
  }
  const dated = splitDate(text, language);
  if (dated !== null) {
    if (said.date !== null) return false;
    said.date = dated.date;
    text = dated.before;
    if (/\p{L}{4,}\.$/u.test(text)) text = text.slice(0, -1);
  }
  return text === '' || UNDATED.test(text) || takeName(text, said, lookup);
}

/** AP prints "Undated" where others print nothing. */
const UNDATED = /^undated$/i;

function takeName(text: string, said: Said, lookup: PlaceLookup): boolean {
  // Figures and signs are in no name, but in those of a few towns ("25 de Mayo").
  if (!isName(text) && !(text.length <= 60 && isOnePlace(text, lookup))) return false;
  const last = said.places[said.places.length - 1];
  if (last === undefined) said.places.push({ name: text, qualifiers: [] });
  else if (last.qualifiers.length < 2) last.qualifiers.push(text);
  else return false;
  return true;
}

/** Takes what stands in brackets: an agency, a day, or the country of the place before ("Kananaskis (Canada)"). */
function takeBracket(raw: string, said: Said, lookup: PlaceLookup, language: string): boolean {
  const text = raw.trim();
  const date = said.date === null ? parseSaidDate(text, language) : null;
  if (date !== null) {
    said.date = date;
    return true;
  }
  const agency = agencyOf(text);
  const last = said.places[said.places.length - 1];
  if (last?.qualifiers.length === 0 && isWrittenWith('(', `${last.name} ${text}`, lookup)) {
    last.name = `${last.name} (${text})`; // Frankfurt (Oder)
    return true;
  }
  if (agency === null && last !== undefined && said.source === '') {
    if (lookup.country(text) !== null || lookup.regions(text).length > 0) return takeName(text, said, lookup);
  }
  if (said.source !== '') return false;
  if (agency === null && !looksLikeAgency(text)) return false;
  said.source = agency ?? text;
  said.knownSource = agency !== null;
  return true;
}

/** Takes a run of text with its brackets: one of the places that strokes part, or the last with date and source. */
function takePart(text: string, said: Said, lookup: PlaceLookup, language: string): boolean {
  let at = 0;
  const take = (run: string) =>
    run.split(/[,،|]/).every((segment) => takeSegment(segment, said, lookup, language));
  for (const match of text.matchAll(BRACKETS)) {
    if (!take(text.slice(at, match.index))) return false;
    if (!takeBracket(match[1] ?? match[2] ?? match[3] ?? '', said, lookup, language)) return false;
    at = match.index + match[0].length;
  }
  return take(text.slice(at).replace(/^\s*\.\s*$/, ''));
}

/** Whether all of a text is the name of one place or country: "TRINIDAD AND TOBAGO". */
function isOnePlace(text: string, lookup: PlaceLookup): boolean {
  return lookup.find(text, { exact: true, limit: 1 }).length > 0 || lookup.country(text) !== null;
}

/** Whether a place is written with that sign inside: "Frankfurt/Main", "Frankfurt (Oder)". */
function isWrittenWith(sign: string, text: string, lookup: PlaceLookup): boolean {
  return lookup.find(text, { exact: true, limit: 1 })[0]?.spelling.includes(sign) === true;
}

/** Cuts "WASHINGTON/KYIV, Nov 3 (dpa/bb)" and "BRUSSELS and PARIS" between the places only. */
function splitPlaces(text: string, lookup: PlaceLookup): string[] {
  const and = /^([^,(]+?)(\s(?:and|und|et|y|e|&)\s)([^,(/]+)(.*)$/u.exec(text);
  const [, before = '', word = '', after = '', rest = ''] = and ?? [];
  if (word !== '' && !isOnePlace(`${before}${word}${after}`, lookup)) {
    if ([before, after].every((name) => isOnePlace(name.trim(), lookup))) return [before, `${after}${rest}`];
  }
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '(' || char === '[') depth += 1;
    if (char === ')' || char === ']') depth -= 1;
    const next = /^['’‘ʻ]?\p{L}[\p{L}\p{M}'’-]*/u.exec(text.slice(at + 1))?.[0];
    const between =
      char === '/' && depth === 0 && next !== undefined && /(?:[\p{L}\p{M})'’‘]\.?|\p{N})$/u.test(part);
    if (between && !isWrittenWith('/', `${part}/${next}`, lookup)) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part];
}

function homeOf(language: string): string {
  return /^[a-z]{2,3}(?:-[A-Za-z]{4})?-([A-Z]{2})\b/.exec(language)?.[1] ?? '';
}

/**
 * Reads the words before a dateline's separator. Every word must have its place as city, region, country, day,
 * day of the week or agency, else the answer is null. `lenient` lets an unknown word stand as a region.
 */
export function parseHead(
  text: string,
  lookup: PlaceLookup,
  context: DatelineContext,
  lenient: boolean,
): Head | null {
  let head = text.replace(/[\s\u00a0\u202f\u2007]+/g, ' ').trim();
  const said: Said = { places: [], date: null, source: '', knownSource: false };
  // "(ANSA) - ROMA, 03 GIU" and "NEW YORK--(BUSINESS WIRE)".
  const front = /^\(([^()]{2,40})\)\s*(?:-{1,2}|[–—])\s*(?=\p{L})/u.exec(head);
  if (front) {
    if (!takeBracket(front[1] ?? '', said, lookup, context.language) || !said.knownSource) return null;
    head = head.slice(front[0].length);
  }
  head = head.replace(/\s?(?:--|[—–])\s?(?=\()/, ' ');
  const written: WrittenPlace[] = [];
  for (const part of splitPlaces(head, lookup)) {
    const before = said.places;
    said.places = [];
    if (!takePart(part, said, lookup, context.language)) return null;
    if (said.places.length === 0 && before.length > 0) return null;
    written.push(...said.places);
  }
  if (written.length === 0 && said.source === '') return null;
  const certainty = said.knownSource || (said.date !== null && said.source !== '');
  const places = findPlaces(written, lookup, homeOf(context.language), lenient || certainty);
  if (places === null) return null;
  return {
    places,
    names: written.map((one) => one.name),
    saidDate: said.date,
    date: said.date === null ? null : isoDate(said.date, context.year),
    source: said.source,
    knownSource: said.knownSource,
  };
}
