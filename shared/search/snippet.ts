import { fold } from './fold.ts';
import type { Query } from './query.ts';
import type { Piece } from './tokens.ts';

/** The hit in a snippet stands between these two private characters, so that no text can forge it. */
export const HIT_START = '\uE000';
export const HIT_END = '\uE001';

const BEFORE = 40;
const LENGTH = 160;

/**
 * A piece of the text, about 160 characters, around the first hit, with every hit in it marked.
 * Null when no wanted word is in the text (it was found in another part).
 */
export function snippet(text: string, query: Query): string | null {
  const wanted = query.terms
    .filter((term) => !term.not && term.field === null)
    .flatMap((term) => term.pieces);
  if (wanted.length === 0) return null;
  const first = firstHit(text, wanted);
  if (!first) return null;
  const from = wordStart(text, Math.max(0, first.start - BEFORE));
  const to = Math.min(text.length, from + LENGTH);
  let out = from > 0 ? '…' : '';
  let at = from;
  for (const hit of hits(text.slice(from, to), wanted)) {
    out +=
      text.slice(at, from + hit.start) + HIT_START + text.slice(from + hit.start, from + hit.end) + HIT_END;
    at = from + hit.end;
  }
  out += text.slice(at, to) + (to < text.length ? '…' : '');
  return out.replaceAll(/\s+/g, ' ').trim();
}

interface Word {
  start: number;
  end: number;
}

/** The first wanted word. Most are plain Latin and are found by one quick pass; the rest word by word. */
function firstHit(text: string, wanted: readonly Piece[]): Word | undefined {
  if (wanted.every((piece) => /^[a-z0-9]+$/.test(piece.text))) {
    const quick = new RegExp(
      `(?<![\\p{L}\\p{N}\\p{M}])(?:${wanted.map((piece) => piece.text).join('|')})`,
      'iu',
    ).exec(text);
    if (quick) return { start: quick.index, end: quick.index + quick[0].length };
  }
  return hits(text, wanted).next().value;
}

/** Whole words of the text that are wanted, or begin so, or hold a wanted run. */
function* hits(text: string, wanted: readonly Piece[]): Generator<Word, undefined> {
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const folded = foldWord(match[0]);
    const hit = wanted.some((piece) =>
      piece.kind === 'run' ? folded.includes(piece.text) : folded.startsWith(piece.text),
    );
    if (hit) yield { start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

function foldWord(word: string): string {
  return /^[\x20-\x7e]*$/.test(word) ? word.toLowerCase() : fold(word);
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const blank = text.slice(at, at + 30).search(/\s/u);
  const start = blank < 0 ? at : at + blank + 1;
  // Never begin inside a character made of two code units.
  return /[\uDC00-\uDFFF]/.test(text[start] ?? '') ? start + 1 : start;
}
