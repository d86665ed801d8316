import type { Block } from '../../shared/manuscript/blocks.ts';
import type { Inline, Mark } from '../../shared/manuscript/inline.ts';
import { settleBlock, settleInline } from '../../shared/story/settle.ts';
import type { StoryBlock, StoryInline, StoryList } from '../../shared/story/story.ts';
import { blockText } from '../../shared/story/text.ts';

const TAGS: Record<Mark, string> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
};

/** Plain text of blocks as they would print, an empty line between them. */
export function blocksToText(blocks: readonly Block[]): string {
  return settled(blocks)
    .flatMap((block) => blockText(block) ?? [])
    .join('\n\n');
}

/** Clean HTML of blocks as they would print: no classes, no styles, no marks of review. */
export function blocksToHtml(blocks: readonly Block[]): string {
  return settled(blocks).map(blockHtml).join('\n');
}

export function inlineToHtml(inline: Inline): string {
  return storyHtml(settleInline(inline, 'final'));
}

function settled(blocks: readonly Block[]): StoryBlock[] {
  return blocks.flatMap((block) => settleBlock(block, 'final') ?? []);
}

function blockHtml(block: StoryBlock): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${storyHtml(block.inline)}</p>`;
    case 'quote':
      return `<blockquote>${storyHtml(block.inline)}</blockquote>`;
    case 'crosshead':
      return block.level === 1
        ? `<h2>${storyHtml(block.inline)}</h2>`
        : `<h3>${storyHtml(block.inline)}</h3>`;
    case 'list':
      return listHtml(block);
    case 'figure':
      return '';
  }
}

function listHtml(list: StoryList): string {
  const tag = list.kind === 'number' ? 'ol' : 'ul';
  const start = list.kind === 'number' && list.start !== 1 ? ` start="${list.start}"` : '';
  const items = list.items.map(
    (item) => `<li>${storyHtml(item.inline)}${item.sub ? listHtml(item.sub) : ''}</li>`,
  );
  return `<${tag}${start}>${items.join('')}</${tag}>`;
}

function storyHtml(inline: StoryInline): string {
  return inline
    .map((item) => {
      if (item.type === 'break') return '<br>';
      const marked = item.marks.reduce(
        (html, mark) => `<${TAGS[mark]}>${html}</${TAGS[mark]}>`,
        escaped(item.text),
      );
      return item.href === null ? marked : `<a href="${escaped(item.href)}">${marked}</a>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
