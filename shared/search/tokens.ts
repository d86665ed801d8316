import { fold } from './fold.ts';

/** A stretch of text that is one word, or a run of a script whose words are not found by blanks. */
export interface Piece {
  kind: 'word' | 'run';
  /** Folded. */
  text: string;
}

// Scripts in which people look for any substring: no blanks between words, or words with parts glued on.
const RUN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}ー]`;
const PIECES = new RegExp(`(?:(?=[\\p{L}\\p{N}ー])${RUN})+|(?:(?!${RUN})[\\p{L}\\p{N}])+`, 'gu');
/** The words and runs of a text as it stands, marks included. */
export const WRITTEN_PIECES = new RegExp(
  `(?=[\\p{L}\\p{N}ー])${RUN}(?:${RUN}|\\p{M})*|(?:(?!${RUN})[\\p{L}\\p{N}\\p{M}])+`,
  'gu',
);
/** The end of a text within a word that is not a run. */
export const INSIDE_WORD = new RegExp(`(?!${RUN})[\\p{L}\\p{N}\\p{M}]$`, 'u');
const IN_RUN = new RegExp(RUN, 'u');

/** The words and runs of a text, folded, in order. Everything else parts them. */
export function pieces(text: string): Piece[] {
  const out: Piece[] = [];
  for (const [piece] of fold(text).matchAll(PIECES)) {
    out.push({ kind: IN_RUN.test(piece) ? 'run' : 'word', text: piece });
  }
  return out;
}

/** The overlapping pairs of a run and its last character: "日本語" is "日本", "本語", "語". */
export function runTokens(run: string): string[] {
  const letters = [...run];
  return letters.map((letter, index) => letter + (letters[index + 1] ?? ''));
}

/** The tokens of a text in order, as they are indexed. */
export function indexTokens(text: string): string[] {
  return pieces(text).flatMap((piece) => (piece.kind === 'word' ? [piece.text] : runTokens(piece.text)));
}
