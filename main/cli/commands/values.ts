import { readLanguageTag } from '../../../shared/article/language.ts';
import { wholeSeconds } from '../../../shared/article/time.ts';
import { DeskError } from '../../../shared/contract/error.ts';

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;
/** No newsroom means a day before telegrams: it is a slip of the hand. */
const FIRST_YEAR = 1900;

/** A moment as RFC 3339 with Z, or null for nothing. One without a zone is refused: it would be a guess. */
export function readTime(field: string, typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const time = TIME.test(text) ? wholeSeconds(text) : null;
  if (time !== null && Number(time.slice(0, 4)) >= FIRST_YEAR) return time;
  throw new DeskError(
    'bad-time',
    `“${typed}” is no time for ${field}.`,
    'Write a day that there is, with the hour and its zone, such as 2026-11-04T06:00:00Z or 2026-11-04T07:00+01:00.',
  );
}

/** IPTC urgency, 1 to 9; nothing is 5, the normal one. */
export function readPriority(typed: string): number {
  const text = typed.trim();
  if (text === '') return 5;
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new DeskError(
    'bad-priority',
    `“${typed}” is no priority.`,
    'It is 1 (most urgent) to 9; 5 is normal.',
  );
}

/** A language by BCP 47, in its usual spelling; nothing is the house's. */
export function readLanguage(typed: string, house: string): string {
  const language = typed.trim() === '' ? house : readLanguageTag(typed);
  if (language !== null) return language;
  throw new DeskError(
    'bad-language',
    `“${typed}” is no language.`,
    'Write its tag, such as en-GB, de or ja.',
  );
}

/** A whole number from 1 on as a person counts, or null for anything else: "1e0" and "+1" are no numbers here. */
export function readCount(typed: string): number | null {
  return /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : null;
}
