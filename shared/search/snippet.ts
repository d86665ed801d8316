import { fold } from './fold.ts';
import type { Query } from './query.ts';

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
  const words = wordsOf(text);
  const hits = words.filter((word) =>
    wanted.some((piece) =>
      piece.kind === 'run' ? word.folded.includes(piece.text) : word.folded.startsWith(piece.text),
    ),
  );
  const first = hits[0];
  if (!first) return null;
  const from = wordStart(text, Math.max(0, first.start - BEFORE));
  const to = Math.min(text.length, from + LENGTH);
  let out = from > 0 ? '…' : '';
  let at = from;
  for (const hit of hits) {
    if (hit.start < at || hit.end > to) continue;
    out += text.slice(at, hit.start) + HIT_START + text.slice(hit.start, hit.end) + HIT_END;
    at = hit.end;
  }
  out += text.slice(at, to) + (to < text.length ? '…' : '');
  return out.replaceAll(/\s+/g, ' ').trim();
}

interface Word {
  start: number;
  end: number;
  folded: string;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    folded: fold(match[0]),
  }));
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const blank = text.slice(at, at + 30).search(/\s/u);
  const start = blank < 0 ? at : at + blank + 1;
  // Never begin inside a character made of two code units.
  return /[\uDC00-\uDFFF]/.test(text[start] ?? '') ? start + 1 : start;
}
