import { DAY_MS, mondayOf } from './week.ts';

/** How many days and, before them, weeks have a backup kept. */
export const DAYS_KEPT = 7;
export const WEEKS_KEPT = 4;

interface Dated {
  name: string;
  /** RFC 3339 with Z. */
  at: string;
}

/**
 * Which of the daily backups stay: the newest of each of the seven latest days that have one, and of those
 * before them the newest of each of the four latest weeks (Monday to Sunday, UTC). Days and weeks without a
 * backup do not count, so a machine that was off for a month loses none of its old ones. Answers their names.
 */
export function dailiesToKeep(backups: readonly Dated[]): Set<string> {
  const newestFirst = [...backups].sort((a, b) => order(b, a));
  const days = firstOfEach(newestFirst, ({ at }) => at.slice(0, 10), DAYS_KEPT);
  const oldestDay = days.at(-1)?.at.slice(0, 10) ?? '';
  const before = newestFirst.filter(({ at }) => at.slice(0, 10) < oldestDay);
  const weeks = days.length < DAYS_KEPT ? before : firstOfEach(before, ({ at }) => weekOf(at), WEEKS_KEPT);
  return new Set([...days, ...weeks].map(({ name }) => name));
}

function order(a: Dated, b: Dated): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

function firstOfEach<T>(items: readonly T[], group: (item: T) => string, most: number): T[] {
  const first = new Map<string, T>();
  for (const item of items) {
    const key = group(item);
    if (!first.has(key) && first.size < most) first.set(key, item);
  }
  return [...first.values()];
}

function weekOf(at: string): string {
  return String(mondayOf(Math.floor(Date.parse(at) / DAY_MS)));
}
