import { tidyLine, tidyText } from '../../../shared/photo/tidy.ts';

/** What was typed as one line of a record: no control characters, no blanks around it. */
export function lineOf(value: string): string {
  return tidyLine(value, Infinity);
}

/** The same where lines may follow one another. */
export function linesOf(value: string): string {
  return tidyText(value, Infinity);
}

/** "a, b, A" → ["a", "b"]: a word counts once, in its first spelling. */
export function wordsOf(value: string): string[] {
  return uniqueWords(value.split(',').map(lineOf));
}

/** Each word once, in its first spelling, whatever its case; empty ones are dropped. */
export function uniqueWords(words: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const word of words) if (word !== '' && !seen.has(sameWord(word))) seen.set(sameWord(word), word);
  return [...seen.values()];
}

/** What two spellings of one keyword have in common. */
export function sameWord(word: string): string {
  return word.normalize('NFC').toLowerCase();
}
