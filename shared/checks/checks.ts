import type { CheckInput } from './input.ts';
import { photoRules } from './photo-rules.ts';
import type { CheckResult } from './result.ts';
import { suggestionRules } from './suggestion-rules.ts';
import { bodyRules, datelineRule, deskRules, headlineRules } from './text-rules.ts';

/**
 * Every rule on an article, what stops approval first, then what to look at, then what is in order. Pure, and
 * quick enough to run while somebody types.
 */
export function checkArticle(input: CheckInput): CheckResult[] {
  const results = [
    ...headlineRules(input),
    ...bodyRules(input),
    ...photoRules(input),
    ...suggestionRules(input),
    ...datelineRule(input),
    ...deskRules(input),
  ];
  const rank = { fail: 0, warn: 1, pass: 2 } as const;
  return results.sort((a, b) => rank[a.level] - rank[b.level]);
}

/** What stops approval. */
export function failures(results: readonly CheckResult[]): CheckResult[] {
  return results.filter((result) => result.level === 'fail');
}
