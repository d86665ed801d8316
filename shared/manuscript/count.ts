import type { Block, ListItem } from './blocks.ts';
import { type Inline, inlineToText } from './inline.ts';

export interface Counts {
  words: number;
  /** Unicode code points, blanks included. */
  characters: number;
  /** Reading time in whole minutes, at least 1 where there is a word. */
  minutes: number;
  /** What the length of this text is told in: words, or characters where it is written without blanks between words. */
  unit: 'words' | 'characters';
}
/** What is added up: ideographs apart, since they are read at another speed. */
export interface Tally {
  words: number;
  ideographs: number;
  characters: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:[’'.,\-‑·/@_][\p{L}\p{N}\p{M}]+)*/gu;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** An adult reads some 230 words of English a minute, and some 500 Japanese or Chinese characters. */
const WORDS_A_MINUTE = 230;
const IDEOGRAPHS_A_MINUTE = 500;

export const NO_WORDS: Tally = { words: 0, ideographs: 0, characters: 0 };

/** Counts a text. Each Han, Hiragana or Katakana character is a word of its own, as word processors count. */
export function tallyText(text: string): Tally {
  const ideographs = text.match(IDEOGRAPH)?.length ?? 0;
  const spaced = ideographs > 0 ? text.replace(IDEOGRAPH, ' ') : text;
  const words = (spaced.match(WORD)?.length ?? 0) + ideographs;
  let characters = 0;
  for (const _ of text) characters += 1;
  return { words, ideographs, characters };
}

/** The words of inline text as they would stand: what is proposed for deletion is not counted. */
export function standingText(inline: Inline): string {
  return inlineToText(inline.filter((item) => item.suggestion?.kind !== 'delete'));
}

/** Counts one block; a figure has no words of its own. */
export function tallyBlock(block: Block): Tally {
  if (block.suggestion?.kind === 'delete' || block.type === 'figure') return NO_WORDS;
  if (block.type === 'list') return block.items.reduce((sum, item) => add(sum, tallyItem(item)), NO_WORDS);
  return tallyText(standingText(block.inline));
}

function tallyItem(item: ListItem): Tally {
  const own = tallyText(standingText(item.inline));
  return (item.sub?.items ?? []).reduce((sum, below) => add(sum, tallyItem(below)), own);
}

export function add(a: Tally, b: Tally): Tally {
  return {
    words: a.words + b.words,
    ideographs: a.ideographs + b.ideographs,
    characters: a.characters + b.characters,
  };
}

/** The figures that a person is shown. */
export function countsOf(tally: Tally): Counts {
  const minutes = (tally.words - tally.ideographs) / WORDS_A_MINUTE + tally.ideographs / IDEOGRAPHS_A_MINUTE;
  return {
    words: tally.words,
    characters: tally.characters,
    minutes: tally.words === 0 ? 0 : Math.max(1, Math.round(minutes)),
    unit: tally.ideographs * 2 > tally.words ? 'characters' : 'words',
  };
}
