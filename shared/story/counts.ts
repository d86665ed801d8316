import type { Block } from '../manuscript/blocks.ts';
import { settleBlock } from './settle.ts';
import type { Story, StoryBlock, StoryList } from './story.ts';
import { storyText } from './text.ts';

export interface Counts {
  /** Between blanks; in scripts without blanks, as the dictionary of the runtime cuts them. */
  words: number;
  /** As people count them (grapheme clusters), blanks included, line breaks not. */
  characters: number;
  /** Those of the words that stand between blanks: reading time goes by words there, */
  spaced: number;
  /** and by these characters in scripts without blanks. */
  dense: number;
}

export const NO_COUNTS: Counts = { words: 0, characters: 0, spaced: 0, dense: 0 };

const WORD = /\S+/gu;
const HAS_WORD = /[\p{L}\p{N}]/u;
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/gu;
/** One code unit is one character in these: Latin, Greek and Cyrillic letters, general punctuation, currency. */
const SIMPLE = /^[\u0020-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;

let wordCutter: Intl.Segmenter | null = null;
let characterCutter: Intl.Segmenter | null = null;

/** Words and characters of a plain text. */
export function countText(text: string): Counts {
  const line = text.replaceAll('\n', ' ');
  let cut = 0;
  let spaced = 0;
  let dense = 0;
  for (const [token] of line.matchAll(WORD)) {
    const here = token.match(DENSE)?.length ?? 0;
    dense += here;
    if (here > 0) cut += cutWords(token);
    else if (HAS_WORD.test(token)) spaced += 1;
  }
  const characters = countCharacters(text.replaceAll('\n', ''));
  return { words: cut + spaced, characters, spaced, dense };
}

/** Counts of one block as it would print: for a running total that recounts only what changed. */
export function countBlock(block: Block): Counts {
  const settled = settleBlock(block, 'final');
  return settled ? countStoryBlock(settled) : NO_COUNTS;
}

/** Counts of one printed block. A figure counts nothing: captions are not body text. */
export function countStoryBlock(block: StoryBlock): Counts {
  if (block.type === 'figure') return NO_COUNTS;
  if (block.type === 'list') return countList(block);
  return countText(storyText(block.inline));
}

/** Counts of the body, without dateline, sign-off and captions. */
export function countStory(story: Story): Counts {
  return sumCounts(story.blocks.map(countStoryBlock));
}

/** The counts of several texts together. */
export function sumCounts(all: Iterable<Counts>): Counts {
  const sum = { ...NO_COUNTS };
  for (const counts of all) {
    sum.words += counts.words;
    sum.characters += counts.characters;
    sum.spaced += counts.spaced;
    sum.dense += counts.dense;
  }
  return sum;
}

/** Seconds to read: 230 words a minute, or 500 characters a minute in scripts without blanks. */
export function readingSeconds(counts: Counts): number {
  return Math.round((counts.spaced / 230 + counts.dense / 500) * 60);
}

function countList(list: StoryList): Counts {
  return sumCounts(
    list.items.flatMap((item) => [
      countText(storyText(item.inline)),
      item.sub ? countList(item.sub) : NO_COUNTS,
    ]),
  );
}

function cutWords(token: string): number {
  wordCutter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  let words = 0;
  for (const part of wordCutter.segment(token)) if (part.isWordLike) words += 1;
  return words;
}

function countCharacters(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  characterCutter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let characters = 0;
  for (const _ of characterCutter.segment(text)) characters += 1;
  return characters;
}
