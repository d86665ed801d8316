import { add, NO_WORDS, type Tally, tallyText } from '../manuscript/count.ts';
import type { Story, StoryBlock, StoryInline, StoryList } from './story.ts';

/** The words alone; breaks as line feeds. */
export function storyText(inline: StoryInline): string {
  let text = '';
  for (const item of inline) text += item.type === 'text' ? item.text : '\n';
  return text;
}

/** Words for a field that has one line: breaks as spaces, blanks at the ends gone. */
export function storyLine(inline: StoryInline): string {
  return storyText(inline)
    .replace(/[\n\t]+/g, ' ')
    .trim();
}

/**
 * The plain text of one block, or null for a figure. List items are on lines of their own with "• " or
 * their number, two blanks deeper for each level.
 */
export function blockText(block: StoryBlock): string | null {
  if (block.type === 'figure') return null;
  if (block.type === 'list') return listLines(block, '').join('\n');
  return storyText(block.inline);
}

function listLines(list: StoryList, indent: string): string[] {
  return list.items.flatMap((item, index) => {
    const sign = list.kind === 'bullet' ? '•' : `${list.start + index}.`;
    const text = storyText(item.inline).replaceAll('\n', `\n${indent}  `);
    const sub = item.sub ? listLines(item.sub, `${indent}  `) : [];
    return [`${indent}${sign} ${text}`, ...sub];
  });
}

/** Plain text of the story, paragraphs separated by \n\n, without dateline and sign-off. */
export function bodyText(story: Story): string {
  return story.blocks.flatMap((block) => blockText(block) ?? []).join('\n\n');
}

/** Words and characters of the body, without dateline, sign-off and captions, as the editor counts them. */
export function tallyStory(story: Story): Tally {
  return story.blocks.reduce((sum, block) => add(sum, tallyStoryBlock(block)), NO_WORDS);
}

function tallyStoryBlock(block: StoryBlock): Tally {
  if (block.type === 'figure') return NO_WORDS;
  return block.type === 'list' ? tallyList(block) : tallyText(storyText(block.inline));
}

function tallyList(list: StoryList): Tally {
  return list.items.reduce(
    (sum, item) =>
      add(add(sum, tallyText(storyText(item.inline))), item.sub ? tallyList(item.sub) : NO_WORDS),
    NO_WORDS,
  );
}
