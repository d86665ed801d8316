import { knownAgency } from './agencies.ts';
import { isCapsName } from './casing.ts';
import type { DatelineContext, RunIn } from './context.ts';
import { parseEastAsian } from './east-asian.ts';
import { type Head, parseHead } from './head.ts';
import { judge } from './judge.ts';
import type { PlaceLookup } from './lookup.ts';
import { printParts, SEPARATORS } from './print.ts';
import { DATELINE_STYLES, type Dateline, type DatelineStyle } from './types.ts';

export type { DatelineContext, RunIn } from './context.ts';

/** How far into a paragraph a dateline's separator may stand. */
const REACH = 200;

const DASH = /^(?:-{1,3}|[‐‑‒–—―−])$/;

interface Cut {
  head: string;
  separator: string;
  /** Where the text after the separator begins. */
  end: number;
}

const MARK = /\s*(?:-{2,3}|[-‐‑‒–—―−])\s*|:\s+|(?<=\)):|\s[|_]\s+|(?<=[/)]\.?)\.?\s+(?=\S)/g;

/** A dash parts only where it cannot be a hyphen inside a name or a range. */
function parts(mark: string, before: string): boolean {
  const bare = mark.trim();
  if (bare === '' || bare === '.' || bare === ':' || bare === '|' || bare === '_') return true;
  if (bare.length > 1 || bare === '—' || bare === '―') return true;
  return /^\s|\s$/.test(mark) || before.endsWith(')');
}

/** The places at which a dateline could end, in order. */
function cuts(paragraph: string): Cut[] {
  const reach = paragraph.slice(0, REACH);
  const found: Cut[] = [];
  for (const match of reach.matchAll(MARK)) {
    const before = reach.slice(0, match.index);
    if (before.trim() === '' || !parts(match[0], before)) continue;
    found.push({ head: before, separator: match[0].trim(), end: match.index + match[0].length });
  }
  return found;
}

/** "МОСКВА, 3 июн - РИА Новости. Text" and "JAKARTA - ANTARA - Text": the agency may follow the dash. */
function withTrailingAgency(cut: Cut, paragraph: string): Cut | null {
  const after = paragraph.slice(cut.end, cut.end + 40);
  const match = /^([\p{L}.]+(?:\s\p{L}+)?)(\.\s+|\s*[-–—]\s+)/u.exec(after);
  if (!match || knownAgency(match[1] ?? '') === null) return null;
  return {
    head: `${cut.head} (${match[1]})`,
    separator: (match[2] ?? '').trim(),
    end: cut.end + match[0].length,
  };
}

function isCaps(head: Head): boolean {
  return head.names.length > 0 && head.names.every(isCapsName);
}

/** The style that prints most like this: by case, day, agency and dash. */
function guessStyle(head: Head, separator: string): DatelineStyle {
  if (head.names.length > 0 && !isCaps(head))
    return head.saidDate !== null || head.source === 'AFP' ? 'afp' : 'commonwealth';
  if (head.saidDate !== null || head.source === 'Reuters') return 'reuters';
  if (head.source === 'AP' || /^(?:—|―|-{2,3})$/.test(separator)) return 'ap';
  return 'commonwealth';
}

/** Text under which two datelines are the same words: spaces, dashes and the case of agencies aside. */
function bare(text: string): string {
  return text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/\s?(?:-{2,3}|[-‐‑‒–—―−])\s*$/, '')
    .replace(/\(([^()]*)\)/g, (group) => group.toLowerCase())
    .trim();
}

/**
 * The dateline of a head: in the first style that prints these very words, the likeliest first; where none does, the
 * words stand as a custom text.
 */
function toDateline(
  head: Head,
  separator: string,
  literal: string,
  language: string,
  house: DatelineStyle | null = null,
): Dateline {
  const guess = guessStyle(head, separator);
  const places = head.places.map((one) => one.place);
  const date = head.date;
  const likely = house !== null && SEPARATORS[house] === separator ? [house, guess] : [guess];
  for (const style of new Set([...likely, ...DATELINE_STYLES])) {
    const text = printParts({ places, date, source: head.source, style }, language);
    // The likeliest style may mend the dash (a wire's double hyphen); any other has to have this very one.
    const dashFits = style === guess ? DASH.test(separator) : separator === SEPARATORS[style];
    const sayDate = head.saidDate !== null && date === null;
    if (dashFits && !sayDate && bare(text) === bare(literal)) {
      return { text, custom: false, style, places, date, source: head.source };
    }
  }
  const text = literal.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  return { text, custom: true, style: guess, places, date, source: head.source };
}

/**
 * Reads the dateline at the beginning of a story's paragraph, in any of the wires' forms. Null when there is none:
 * the first words are not all place, day or agency, or nothing but a dash speaks for them. `certain` is false when it
 * reads like one but may be prose ("PARIS – the city of light"); then the words should stay where they are until a
 * person decides.
 */
export function parseDatelineRunIn(
  paragraph: string,
  lookup: PlaceLookup,
  context: DatelineContext,
): RunIn | null {
  const eastAsian = parseEastAsian(paragraph, lookup, context);
  if (eastAsian !== null) return eastAsian;
  let found: RunIn | null = null;
  for (const plain of cuts(paragraph)) {
    for (const cut of [withTrailingAgency(plain, paragraph), plain]) {
      if (cut === null) continue;
      const head = parseHead(cut.head, lookup, context, false);
      if (head === null) continue;
      if (cut.separator === '' && !head.knownSource) continue;
      const verdict = judge(head, cut.separator, paragraph.slice(cut.end), isCaps(head));
      if (verdict === 'no') continue;
      const literal = paragraph.slice(0, cut.end);
      const dateline = toDateline(head, cut.separator, literal, context.language);
      found = { dateline, length: cut.end, certain: verdict === 'certain' };
      break;
    }
  }
  return found;
}

/** Words that say that there is to be no dateline. */
const UNDATED = /^(?:undated|no dateline)\s*[-–—:]*$/i;

/** Cuts a separator off the end of what was typed. */
function cutEnd(text: string): { head: string; separator: string } {
  const match = /\s*(-{1,3}|[‐‑‒–—―−]|:|\|)\s*$/.exec(text);
  return match
    ? { head: text.slice(0, match.index), separator: match[1] ?? '' }
    : { head: text, separator: '' };
}

/**
 * Reads a dateline as a person types it into its field: a place ("Tromsø, Norway"), with a day ("NEW YORK, 3 June"), or
 * the whole as a wire prints it ("WASHINGTON (AP) —"). Typed in plain words it takes the house's `style`; typed as a wire
 * prints it, that wire's. Words that are no dateline stand as a custom text. Null for an empty
 * field and for "undated".
 */
export function parseDatelineField(
  typed: string,
  lookup: PlaceLookup,
  context: DatelineContext & { style: DatelineStyle },
): Dateline | null {
  const text = typed.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  if (text === '' || UNDATED.test(text)) return null;
  const eastAsian = parseEastAsian(text, lookup, context);
  if (eastAsian !== null && eastAsian.length === text.length) return eastAsian.dateline;
  const { head: words, separator } = cutEnd(text);
  const head = parseHead(words, lookup, context, true) ?? parseHead(text, lookup, context, true);
  if (head === null) {
    return { text, custom: true, style: context.style, places: [], date: null, source: '' };
  }
  if (separator !== '' || (head.saidDate !== null && head.date === null)) {
    return toDateline(head, separator, text, context.language, context.style);
  }
  const parsed = { places: head.places.map((one) => one.place), date: head.date, source: head.source };
  const style = head.source === '' ? context.style : guessStyle(head, separator);
  return { text: printParts({ ...parsed, style }, context.language), custom: false, style, ...parsed };
}
