import type { IntakeDraft } from '../draft.ts';
import { saidBy } from '../said.ts';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text with how often each occurs, case aside. */
export function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(WORD)) {
    const key = word.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The words of a source that a draft has too few of. Empty when nothing was lost. */
export function lostWords(source: string, draft: IntakeDraft): string[] {
  const kept = countWords(saidBy(draft));
  return [...countWords(source)]
    .filter(([word, count]) => (kept.get(word) ?? 0) < count)
    .map(([word]) => word);
}
