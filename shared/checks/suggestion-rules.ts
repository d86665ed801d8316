import type { Block, ListItem } from '../manuscript/blocks.ts';
import type { Inline } from '../manuscript/inline.ts';
import type { CheckInput } from './input.ts';
import { photoName } from './photo-rules.ts';
import type { CheckPlace, CheckResult } from './result.ts';

/** Nothing is approved while a suggestion waits to be accepted or rejected. One result for each place. */
export function suggestionRules({ content }: CheckInput): CheckResult[] {
  const { fields, placements, blocks } = content;
  const results: CheckResult[] = [];
  const look = (open: boolean, id: string, place: string, where: CheckPlace): void => {
    if (!open) return;
    results.push({
      id: `suggestion-open:${id}`,
      rule: 'suggestion-open',
      level: 'fail',
      message: `A suggestion is open in ${place}`,
      hint: 'Accept or reject it.',
      where,
    });
  };
  look(hasOpen(fields.headline), 'headline', 'the headline', { kind: 'part', part: 'headline' });
  look(hasOpen(fields.standfirst), 'standfirst', 'the standfirst', { kind: 'part', part: 'standfirst' });
  for (const placement of placements) {
    const name = photoName(placement, placements);
    look(hasOpen(placement.caption ?? []), placement.id, `the caption of ${name}`, {
      kind: 'placement',
      placementId: placement.id,
      part: 'caption',
    });
  }
  for (const block of blocks) {
    look(blockHasOpen(block), block.id, 'the body', { kind: 'body', blockId: block.id });
  }
  return results;
}

function hasOpen(inline: Inline): boolean {
  return inline.some((item) => item.suggestion !== undefined);
}

function blockHasOpen(block: Block): boolean {
  if (block.suggestion !== undefined) return true;
  if (block.type === 'figure') return false;
  return block.type === 'list' ? block.items.some(itemHasOpen) : hasOpen(block.inline);
}

function itemHasOpen(item: ListItem): boolean {
  return hasOpen(item.inline) || (item.sub?.items.some(itemHasOpen) ?? false);
}
