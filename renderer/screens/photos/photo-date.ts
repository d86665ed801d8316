import { Temporal } from 'temporal-polyfill';
import { parseWhen } from '../../ui/when.ts';

/**
 * The date of a photo as stored, from what is typed: YYYY-MM-DD for a day, RFC 3339 where a time and its zone
 * are given, or a day and time without a zone ("2026-11-03T09:12"), as cameras write it. Null when unreadable.
 */
export function parsePhotoDate(typed: string): string | null {
  const text = typed.trim();
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.test(text))
    return valid(text) ? text : null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return valid(text) ? text : null;
  // Words need a year: the year that is meant for a photo is more often past than to come.
  if (!/\d{4}/.test(text)) return null;
  const when = parseWhen(text, Temporal.Instant.fromEpochMilliseconds(0), 'UTC');
  if (!when) return null;
  const timed = /\d[:.h]\d{2}|[ap]\.?m/i.test(text);
  return timed ? when.toPlainDateTime().toString({ smallestUnit: 'minute' }) : when.toPlainDate().toString();
}

function valid(text: string): boolean {
  try {
    Temporal.PlainDate.from(text.slice(0, 10), { overflow: 'reject' });
    return !text.includes('T') || !Number.isNaN(Date.parse(text));
  } catch {
    return false;
  }
}
