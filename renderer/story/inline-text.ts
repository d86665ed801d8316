import type { StoryInline } from '../../shared/story/story.ts';

/** The words alone, breaks as line feeds. */
export function storyInlineText(inline: StoryInline): string {
  return inline.map((item) => (item.type === 'text' ? item.text : '\n')).join('');
}
