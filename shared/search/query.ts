import { dayAfter, dayIn, zoneHere } from './days.ts';
import { fold } from './fold.ts';
import { type Piece, pieces } from './tokens.ts';

/** One thing a hit must have, or with `not` must not have. */
export interface Term {
  not: boolean;
  /** Null: anywhere. */
  field: 'byline' | 'topic' | 'section' | 'state' | 'assigned' | null;
  /** Words and runs that must stand together when `phrase`, else all somewhere. */
  pieces: Piece[];
  phrase: boolean;
  /** Whether the last word may go on: "summ" finds "summit". */
  prefix: boolean;
}

/** A search bar's text, understood. Every text is a query: what has no meaning is looked for as words. */
export interface Query {
  terms: Term[];
  /** Changed on this day or later, YYYY-MM-DD. */
  from: string | null;
  /** Changed on this day or before, YYYY-MM-DD. */
  to: string | null;
  /** The time zone whose days these are; null without days. */
  zone: string | null;
}

const FIELDS = new Set(['byline', 'topic', 'section', 'state', 'assigned']);
const PART = /(-?)(?:([a-z]+):)?(?:["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|(\S+))/giu;

/**
 * Reads a search: words (each may be the beginning of a longer one), "phrases", -exclusions,
 * `byline:`, `topic:`, `state:`, `section:`, `assigned:` with a word or a phrase, `from:` and `to:` with
 * YYYY, YYYY-MM, YYYY-MM-DD, `today`, `yesterday` or days back from `today` (`7d`). Never fails.
 * @param here when and in which zone it is read; now and on this machine when absent. Days are those of the zone
 */
export function parseQuery(text: string, here: { now?: number; zone?: string } = {}): Query {
  const query: Query = { terms: [], from: null, to: null, zone: null };
  for (const [whole, minus, name, quoted, bare] of text.matchAll(PART)) {
    const field = name?.toLowerCase();
    const value = quoted ?? bare ?? '';
    if (field === 'from' || field === 'to') {
      const zone = query.zone ?? here.zone ?? zoneHere();
      const day = relativeDay(value, here.now ?? Date.now(), zone) ?? dayOf(value, field);
      if (day) {
        query[field] = day;
        query.zone = zone;
        continue;
      }
    }
    const known = field !== undefined && FIELDS.has(field);
    // A word with a colon that is no field of ours ("12:30", "re:port") is looked for as it stands.
    const words = known || name === undefined ? value : whole.slice(minus?.length ?? 0);
    // "byline:" while its name is still being typed asks for nothing yet.
    if (name === undefined && value.endsWith(':') && FIELDS.has(value.slice(0, -1).toLowerCase())) continue;
    const found = pieces(field === 'state' && known ? value.replaceAll('-', '') : words);
    if (found.length === 0) continue;
    query.terms.push({
      not: minus === '-',
      field: known ? (field as Exclude<Term['field'], null>) : null,
      pieces: found,
      phrase: quoted !== undefined || found.length > 1,
      prefix: quoted === undefined,
    });
  }
  return query;
}

/** Whether a query asks for anything at all. */
export function isEmptyQuery(query: Query): boolean {
  return query.terms.length === 0 && query.from === null && query.to === null;
}

function relativeDay(value: string, now: number, zone: string): string | null {
  const word = fold(value);
  const back =
    word === 'today' ? 0 : word === 'yesterday' ? 1 : Number(/^(\d{1,4})d$/.exec(word)?.[1] ?? Number.NaN);
  if (Number.isNaN(back)) return null;
  return dayAfter(dayIn(now, zone), -back);
}

function dayOf(value: string, side: 'from' | 'to'): string | null {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(fold(value));
  if (!match) return null;
  const [, year = '', month, day] = match;
  const monthNumber = month === undefined ? (side === 'from' ? 1 : 12) : Number(month);
  if (monthNumber < 1 || monthNumber > 12) return null;
  const last = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
  const dayNumber = day === undefined ? (side === 'from' ? 1 : last) : Number(day);
  if (dayNumber < 1 || dayNumber > last) return null;
  return `${year}-${String(monthNumber).padStart(2, '0')}-${String(dayNumber).padStart(2, '0')}`;
}
