import { foldPlace } from '../../fold.ts';

/** The words of a text from which it can be found; later ones are not indexed. */
export const WORDS = 16;

/** The folded key of a text from its nth word on: "janeiro" is word 2 of "Rio de Janeiro". */
export function keyFrom(folded: string, word: number): string {
  let at = 0;
  for (let number = 0; number < word; number += 1) {
    const gap = folded.indexOf(' ', at);
    if (gap < 0) return '';
    at = gap + 1;
  }
  return folded.slice(at);
}

/** Words that begin nothing that a person would type. */
const SMALL = new Set(
  'de del la el los las le les da do das dos di of the and y e am an der den sur en al'.split(' '),
);

/**
 * The index of texts by folded key: every name and alias whole, and names (the first `names` texts) from each further
 * word on. Plain comparison of UTF-16 units, as look-ups do it.
 */
export function indexTexts(texts: readonly string[], names: number): Uint32Array {
  const entries: { key: string; ref: number }[] = [];
  for (const [number, text] of texts.entries()) {
    const folded = foldPlace(text);
    const words = folded.split(' ');
    entries.push({ key: folded, ref: number * WORDS });
    if (number >= names) continue;
    for (const [word, one] of words.entries()) {
      if (word === 0 || word >= WORDS || SMALL.has(one)) continue;
      entries.push({ key: keyFrom(folded, word), ref: number * WORDS + word });
    }
  }
  entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.ref - b.ref));
  return Uint32Array.from(entries, (entry) => entry.ref);
}
