import { z } from 'zod';
import type { RevisionReason } from '../article/revision.ts';
import { DAY_MS, mondayOf } from './week.ts';

/** How versions that nobody asked for are thinned out with time. */
export const thinRuleSchema = z.enum(['never', 'month', 'week']);
export type ThinRule = z.infer<typeof thinRuleSchema>;

/** Used until a person chooses another. */
export const USUAL_RULE: ThinRule = 'week';

/** Days for which all are kept, and days up to which one a day is; after that one a week. */
const SPANS: Record<Exclude<ThinRule, 'never'>, { all: number; daily: number }> = {
  week: { all: 7, daily: 31 },
  month: { all: 31, daily: 365 },
};

const UNASKED: ReadonlySet<RevisionReason> = new Set(['automatic', 'closed']);

export interface Thinnable {
  hash: string;
  /** RFC 3339 with Z. */
  at: string;
  reason: RevisionReason;
  name: string;
  /** Head, approved or published: something stands on it. */
  held: boolean;
}

/**
 * Which versions of an article go: of those that nobody asked for, named or stands on, that are older than the rule
 * keeps all, every one but the newest of its day, and later of its week (Monday to Sunday, UTC).
 */
export function versionsToThin(versions: readonly Thinnable[], rule: ThinRule, now: string): string[] {
  if (rule === 'never') return [];
  const { all, daily } = SPANS[rule];
  const today = Math.floor(Date.parse(now) / DAY_MS);
  const kept = new Map<string, Thinnable>();
  const gone: string[] = [];
  for (const version of versions) {
    const day = Math.floor(Date.parse(version.at) / DAY_MS);
    const age = today - day;
    if (version.held || version.name !== '' || !UNASKED.has(version.reason) || age <= all) continue;
    const span = age <= daily ? `day ${day}` : `week ${mondayOf(day)}`;
    const other = kept.get(span);
    const newer = other === undefined || version.at >= other.at;
    if (newer) kept.set(span, version);
    const goes = newer ? other : version;
    if (goes) gone.push(goes.hash);
  }
  return gone;
}
