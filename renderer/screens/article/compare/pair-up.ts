import type { BlockLine } from '../../../../shared/compare/content.ts';
import type { Block } from '../../../../shared/manuscript/blocks.ts';
import { inlineToText } from '../../../../shared/manuscript/inline.ts';

export interface Pair {
  gone: BlockLine | null;
  come: BlockLine | null;
}

/** Shared words over the words of the longer one, from which two paragraphs are one that was written anew. */
const ALIKE = 0.5;
/** Beyond this many comparisons a passage is shown as taken out and put in. */
const MOST = 400;

/**
 * What went and what came at one place of the body, in rows. A paragraph that came under a new id but says much
 * the same as one that went (a text pasted over itself) stands beside it. Both orders are kept.
 */
export function pairUp(going: readonly BlockLine[], coming: readonly BlockLine[]): Pair[] {
  const pairs: Pair[] = [];
  let next = 0;
  const search = going.length * coming.length <= MOST;
  let waiting: Pair[] = [];
  for (const come of coming) {
    const at = search ? going.findIndex((gone, index) => index >= next && areAlike(gone, come)) : -1;
    if (at < 0) {
      waiting.push({ gone: null, come });
      continue;
    }
    pairs.push(...going.slice(next, at).map((gone) => ({ gone, come: null })), ...waiting);
    pairs.push({ gone: going[at] ?? null, come });
    waiting = [];
    next = at + 1;
  }
  return [...pairs, ...going.slice(next).map((gone) => ({ gone, come: null })), ...waiting];
}

function areAlike(gone: BlockLine, come: BlockLine): boolean {
  if (gone.op !== 'deleted' || come.op !== 'inserted' || !gone.left || !come.right) return false;
  if (gone.left.type !== come.right.type) return false;
  const [a, b] = [wordsOf(gone.left), wordsOf(come.right)];
  if (a.length === 0 || b.length === 0) return false;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared += 1;
    left.set(word, count - 1);
  }
  return shared / Math.max(a.length, b.length) >= ALIKE;
}

const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu;

function wordsOf(block: Block): string[] {
  return 'inline' in block ? (inlineToText(block.inline).match(WORDS) ?? []) : [];
}
