import { fold } from './fold.ts';
import { RARE_FORMS, spellings } from './letters.ts';
import type { Query } from './query.ts';
import { INSIDE_WORD, type Piece, WRITTEN_PIECES } from './tokens.ts';

/** The hit in a snippet stands between these two private characters, so that no text can forge it. */
export const HIT_START = '\uE000';
export const HIT_END = '\uE001';

const BEFORE = 40;
const LENGTH = 160;
/** Bytes around a hit that surely hold the characters of its snippet. */
const BYTES_BEFORE = 4 * BEFORE + 120;
const BYTES_AFTER = 4 * LENGTH;

/** A text in UTF-8, and the same bytes read as Latin-1. */
export interface EncodedText {
  bytes: Uint8Array;
  latin1: string;
}

/** Cuts snippets for one query out of one text after another. */
export type Snippeter = (text: EncodedText) => string | null;

/**
 * What cuts a piece of a text, about 160 characters, around the first hit, with every hit in it marked. It answers
 * null when no wanted word is in the text (it was found in another part).
 */
export function snippeter(query: Query): Snippeter {
  const wanted = query.terms
    .filter((term) => !term.not && term.field === null)
    .flatMap((term) => term.pieces);
  if (wanted.length === 0) return () => null;
  const decoder = new TextDecoder();
  const quick = quickFinder(wanted);
  const all: Wanted = { wanted, plain: plainFinder(wanted) };
  return ({ bytes, latin1 }) => {
    for (quick.lastIndex = 0; ; ) {
      const found = quick.exec(latin1);
      if (!found) break;
      const from = characterStart(bytes, Math.max(0, found.index - BYTES_BEFORE));
      const to = characterStart(bytes, Math.min(bytes.length, found.index + BYTES_AFTER));
      const raw = latin1.slice(from, to);
      const plain = !/[\x80-\xff]/.test(raw);
      const near = plain ? raw : decoder.decode(bytes.subarray(from, to));
      const start = plain ? found.index - from : decoder.decode(bytes.subarray(from, found.index)).length;
      if (isHit(near, start, wanted)) return cut(near, start, all, from > 0, to < bytes.length);
      quick.lastIndex = found.index + 1;
    }
    if (!RARE_FORMS.test(latin1)) return null;
    // Word by word only where forms are in the text that are rare.
    const text = decoder.decode(bytes);
    const start = hits(text, wanted).next().value?.start;
    return start === undefined ? null : cut(text, start, all, false, false);
  };
}

function cut(text: string, start: number, { wanted, plain }: Wanted, more: boolean, goesOn: boolean): string {
  const from = start <= BEFORE && !more ? 0 : wordStart(text, Math.max(0, start - BEFORE));
  const to = wordEnd(text, Math.min(text.length, from + LENGTH));
  let out = from > 0 || more ? '…' : '';
  let at = from;
  const shown = text.slice(from, to);
  for (const hit of /[^ -~\s]/.test(shown) ? hits(shown, wanted) : plainHits(shown, plain)) {
    out +=
      text.slice(at, from + hit.start) + HIT_START + text.slice(from + hit.start, from + hit.end) + HIT_END;
    at = from + hit.end;
  }
  out += text.slice(at, to) + (to < text.length || goesOn ? '…' : '');
  return /\s\s|[^\S ]/.test(out) ? out.replaceAll(/\s+/g, ' ').trim() : out.trim();
}

interface Wanted {
  wanted: readonly Piece[];
  /** Finds the same in plain Latin text, or null when nothing wanted can be in such a text. */
  plain: RegExp | null;
}

function plainFinder(wanted: readonly Piece[]): RegExp | null {
  const words = wanted.map((piece) => piece.text).filter((text) => /^[a-z0-9]+$/.test(text));
  return words.length === 0 ? null : new RegExp(`(?<![a-z0-9])(?:${words.join('|')})[a-z0-9]*`, 'gi');
}

function* plainHits(text: string, plain: RegExp | null): Generator<Word, undefined> {
  if (plain === null) return undefined;
  for (const match of text.matchAll(plain)) {
    yield { start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

/** An expression that finds where a wanted word may begin, in all usual spellings. */
function quickFinder(wanted: readonly Piece[]): RegExp {
  const words = wanted.map((piece) =>
    piece.kind === 'word' ? `(?<![A-Za-z0-9])${spellings(piece.text)}` : spellings(piece.text),
  );
  return new RegExp(words.join('|'), 'g');
}

/** Whether what was found in bytes is the beginning of a word, or within a run. */
function isHit(text: string, start: number, wanted: readonly Piece[]): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  if (!INSIDE_WORD.test(before)) return true;
  return wanted.some((piece) => piece.kind === 'run');
}

interface Word {
  start: number;
  end: number;
}

/** Words of the text that are wanted or begin so, and wanted runs. */
function* hits(text: string, wanted: readonly Piece[]): Generator<Word, undefined> {
  for (const match of text.matchAll(WRITTEN_PIECES)) {
    const word = foldWord(match[0]);
    for (const piece of wanted) {
      const at = piece.kind === 'run' ? word.indexOf(piece.text) : word.startsWith(piece.text) ? 0 : -1;
      if (at < 0) continue;
      // A run has no words: the characters themselves are the hit, unless folding has moved them.
      const exact = piece.kind === 'run' && word.length === match[0].length;
      const start = match.index + (exact ? at : 0);
      yield { start, end: exact ? start + piece.text.length : match.index + match[0].length };
      break;
    }
  }
  return undefined;
}

function foldWord(word: string): string {
  if (/^[\x20-\x7e]*$/.test(word)) return word.toLowerCase();
  const known = folded.get(word);
  if (known !== undefined) return known;
  const now = fold(word);
  if (folded.size > 4000) folded.clear();
  folded.set(word, now);
  return now;
}

/** Words folded lately: a page of snippets has the same ones again and again. */
const folded = new Map<string, string>();

function wordStart(text: string, at: number): number {
  const blank = text.slice(at, at + 30).search(/\s/u);
  const start = blank < 0 ? at : at + blank + 1;
  // Never begin inside a character made of two code units.
  return /[\uDC00-\uDFFF]/.test(text[start] ?? '') ? start + 1 : start;
}

function wordEnd(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;
}

/** The nearest place at or before `at` where a character begins. */
function characterStart(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--;
  return start;
}
