import { fold } from '../../shared/search/fold.ts';

export interface Piece {
  text: string;
  hit: boolean;
}

/** Cuts a text where a searched word begins one of its words. Case and accents do not matter. */
export function marked(text: string, search: string): Piece[] {
  const words = fold(search)
    .split(/[\s"]+/)
    .filter((word) => word.length > 0);
  if (words.length === 0) return text === '' ? [] : [{ text, hit: false }];
  const pieces: Piece[] = [];
  const add = (part: string, hit: boolean) => {
    const last = pieces.at(-1);
    if (part === '') return;
    if (last?.hit === hit) last.text += part;
    else pieces.push({ text: part, hit });
  };
  for (const part of text.split(/([\p{L}\p{M}\p{N}]+)/u)) {
    const word = words.find((candidate) => fold(part).startsWith(candidate));
    const length = word === undefined ? 0 : prefixLength(part, word);
    add(part.slice(0, length), true);
    add(part.slice(length), false);
  }
  return pieces;
}

/** How many code units at the start of `part` fold to `word`. */
function prefixLength(part: string, word: string): number {
  let length = 0;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(part)) {
    if (fold(part.slice(0, length)).length >= word.length) break;
    length += segment.length;
  }
  return length;
}
