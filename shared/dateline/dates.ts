import { isWeekday, monthOf } from './months.ts';
import type { DatelineStyle } from './types.ts';

/** A day as a text names it; the year may be left out. */
export interface SaidDate {
  year: number | null;
  month: number;
  day: number;
}

export interface DateContext {
  /** Language of the text, BCP 47. */
  language: string;
  /** The year that a date without one is in. */
  year?: number | undefined;
}

/** Days in a month; February has 29 when the year is not known. */
function daysIn(year: number | null, month: number): number {
  if (month === 2)
    return year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function said(year: number | null, month: number | null, day: number): SaidDate | null {
  if (month === null || month < 1 || month > 12 || day < 1) return null;
  if (year !== null && (year < 1500 || year > 2999)) return null;
  return day <= daysIn(year, month) ? { year, month, day } : null;
}

const YEAR = '(?:,?\\s+(?:de[l]?\\s+)?(\\d{4})\\.?)?';
const ORDINAL = '(?:st|nd|rd|th|er|\\.|º|°|o\\b)?';
const WORD = "(\\p{L}[\\p{L}\\p{M}'’]*)\\.?";

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const POINTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})?$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/;
const EAST = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/;
const KOREAN = /^(?:(\d{4})년\s*)?(\d{1,2})월\s*(\d{1,2})일$/;
const MONTH_DAY = new RegExp(`^${WORD}\\s*(\\d{1,2})${ORDINAL}${YEAR}$`, 'u');
const DAY_MONTH = new RegExp(`^(\\d{1,2})${ORDINAL}(?:\\s+(?:de|of))?\\s*${WORD}${YEAR}$`, 'u');
const YEAR_FIRST = new RegExp(`^(\\d{4})\\.?\\s+${WORD}\\s+(\\d{1,2})\\.?$`, 'u');

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** Numbers with slashes: month first in American English, day first elsewhere, and only where one reading fits. */
function slashed(a: number, b: number, year: number | null, language: string): SaidDate | null {
  if (a > 12) return said(year, b, a);
  if (b > 12) return said(year, a, b);
  if (a === b) return said(year, a, b);
  if (/^en-US\b/i.test(language)) return said(year, a, b);
  return /^en\b/i.test(language) ? null : said(year, b, a);
}

/**
 * Reads a day as datelines write it ("June 3", "3 June 2020", "Jun 03", "9. Dez 2018", "1er juin",
 * "2020-06-03", "03.06.2020", "6月3日"), with or without the day of the week before it. Null when the text is
 * not wholly a date, or is none of the calendar.
 */
export function parseSaidDate(text: string, language: string): SaidDate | null {
  const words = text.trim().split(/,?\s+/);
  const first = words[0];
  if (first !== undefined && words.length > 1 && isWeekday(first)) {
    return parseSaidDate(
      text
        .trim()
        .slice(first.length)
        .replace(/^[\s,]+/, ''),
      language,
    );
  }
  const clean = text.trim().replace(/[\s,]+$/, '');
  let match = ISO.exec(clean);
  if (match) return said(Number(match[1]), Number(match[2]), Number(match[3]));
  match = POINTED.exec(clean);
  if (match) return said(number(match[3]), Number(match[2]), Number(match[1]));
  match = SLASHED.exec(clean);
  if (match) return slashed(Number(match[1]), Number(match[2]), number(match[3]), language);
  match = EAST.exec(clean) ?? KOREAN.exec(clean);
  if (match) return said(number(match[1]), Number(match[2]), Number(match[3]));
  match = MONTH_DAY.exec(clean);
  if (match) return said(number(match[3]), monthOf(match[1] ?? '', language), Number(match[2]));
  match = DAY_MONTH.exec(clean);
  if (match) return said(number(match[3]), monthOf(match[2] ?? '', language), Number(match[1]));
  match = YEAR_FIRST.exec(clean);
  if (match) return said(Number(match[1]), monthOf(match[2] ?? '', language), Number(match[3]));
  return null;
}

/** YYYY-MM-DD of a day, the year taken from the context where the text has none. Null without a year. */
export function isoDate(date: SaidDate, year?: number): string | null {
  const known = date.year ?? year ?? null;
  if (known === null || said(known, date.month, date.day) === null) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(known).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
}

/** Reuters Handbook of Journalism, "dates": in datelines months are cut without a full stop, March to July not. */
const REUTERS = 'Jan Feb March April May June July Aug Sept Oct Nov Dec'.split(' ');

/** As AFP's services print them, by language. */
const AFP: Readonly<Record<string, readonly string[]>> = {
  en: 'Jan Feb March April May June July Aug Sept Oct Nov Dec'.split(' '),
  fr: 'jan fév mars avr mai juin juil août sept oct nov déc'.split(' '),
  de: 'Jan Feb März April Mai Juni Juli Aug Sept Okt Nov Dez'.split(' '),
  es: 'Ene Feb Mar Abr May Jun Jul Ago Sep Oct Nov Dic'.split(' '),
  pt: 'Jan Fev Mar Abr Mai Jun Jul Ago Set Out Nov Dez'.split(' '),
  it: 'gen feb mar apr mag giu lug ago set ott nov dic'.split(' '),
};

/**
 * A day as the style prints it in a dateline: `June 3` (Reuters), `9 déc 2018` (AFP in French),
 * `Dec 9, 2018` (AFP in English), `9. Dez 2018` (AFP in German). AP and Commonwealth print none: empty.
 */
export function printDate(date: string, style: DatelineStyle, language: string): string {
  const match = ISO.exec(date);
  if (!match || style === 'ap' || style === 'commonwealth') return '';
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (style === 'reuters') return `${REUTERS[month - 1] ?? ''} ${day}`;
  const tag = (language.split('-')[0] ?? '').toLowerCase();
  const names = AFP[tag];
  if (names === undefined || tag === 'en') return `${AFP.en?.[month - 1] ?? ''} ${day}, ${year}`;
  return `${day}${tag === 'de' ? '.' : ''} ${names[month - 1] ?? ''} ${year}`;
}
