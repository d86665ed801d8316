import type { Content } from '../article/content.ts';
import type { Block, ListItem } from '../manuscript/blocks.ts';
import type { Inline, Suggestion } from '../manuscript/inline.ts';

/** Whether any proposed change is still neither accepted nor rejected. Export and approval refuse then. */
export function hasOpenSuggestions(content: Content): boolean {
  return (
    inSuggestion(content.fields.headline) ||
    inSuggestion(content.fields.standfirst) ||
    content.placements.some((placement) => placement.caption !== null && inSuggestion(placement.caption)) ||
    content.blocks.some(blockHasSuggestion)
  );
}

/** Whether a block is itself proposed, or holds a proposed change. */
export function blockHasSuggestion(block: Block): boolean {
  if (block.suggestion) return true;
  if (block.type === 'figure') return false;
  if (block.type === 'list') return block.items.some(itemHasSuggestion);
  return inSuggestion(block.inline);
}

function itemHasSuggestion(item: ListItem): boolean {
  return inSuggestion(item.inline) || (item.sub?.items.some(itemHasSuggestion) ?? false);
}

function inSuggestion(inline: Inline): boolean {
  return inline.some((item: { suggestion?: Suggestion | undefined }) => item.suggestion !== undefined);
}
