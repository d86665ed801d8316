import { wholeSeconds } from '../../../shared/article/time.ts';
import { DeskError } from '../../../shared/contract/error.ts';

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

/** A moment as RFC 3339 with Z, or null for nothing. One without a zone is refused: it would be a guess. */
export function readTime(field: string, typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const time = TIME.test(text) ? wholeSeconds(text) : null;
  if (time !== null) return time;
  throw new DeskError(
    'bad-time',
    `“${typed}” is no time for ${field}.`,
    'Write it with its zone, such as 2026-11-04T06:00:00Z or 2026-11-04T07:00+01:00.',
  );
}

/** IPTC urgency, 1 to 9. */
export function readPriority(typed: string): number {
  if (/^[1-9]$/.test(typed.trim())) return Number(typed);
  throw new DeskError(
    'bad-priority',
    `“${typed}” is no priority.`,
    'It is 1 (most urgent) to 9; 5 is normal.',
  );
}

/** A language by BCP 47, in its usual spelling. */
export function readLanguage(typed: string): string {
  try {
    const [language] = Intl.getCanonicalLocales(typed.trim());
    if (language) return language;
  } catch {
    // Said below.
  }
  throw new DeskError('bad-language', `“${typed}” is no language.`, 'Write it like en-GB, de or ja.');
}
