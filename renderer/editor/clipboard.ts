import { z } from 'zod';
import { type Placement, placementSchema } from '../../shared/article/placement.ts';
import { newShortId } from '../../shared/id.ts';
import { type Block, blockSchema, type ListItem } from '../../shared/manuscript/blocks.ts';
import {
  type Inline,
  type InlineItem,
  inlineSchema,
  normaliseInline,
} from '../../shared/manuscript/inline.ts';
import { blocksToHtml, blocksToText, inlineToHtml } from './clipboard-text.ts';
import type { Selected } from './selected.ts';

/** Our own words on the clipboard: blocks with all their marks, and the placements of their figures. */
export const GALLEY_TYPE = 'application/x-galley-blocks+json';

const payloadSchema = z.strictObject({
  galley: z.literal(1),
  blocks: z.array(blockSchema),
  inline: inlineSchema.nullable(),
  placements: z.array(placementSchema),
});
export type ClipPayload = Omit<z.infer<typeof payloadSchema>, 'galley'>;

/** What somebody pasted or dropped. */
export interface Clip {
  own: ClipPayload | null;
  html: string;
  text: string;
  files: readonly File[];
}

/** Puts what is selected on the clipboard: for ourselves, as clean HTML, and as plain text. */
export function writeClip(data: DataTransfer, selected: Selected, placements: readonly Placement[]): void {
  const { blocks, inline } = selected;
  const used = new Set(blocks.flatMap((block) => (block.type === 'figure' ? [block.placementId] : [])));
  const payload = {
    galley: 1,
    blocks,
    inline,
    placements: placements.filter((placement) => used.has(placement.id)),
  };
  data.setData(GALLEY_TYPE, JSON.stringify(payload));
  data.setData('text/html', inline ? inlineToHtml(inline) : blocksToHtml(blocks));
  data.setData('text/plain', blocksToText(blocks));
}

/** Reads a clipboard or drop. Only at once: a browser empties it when the event has passed. */
export function readClip(data: DataTransfer | null): Clip {
  return {
    own: parsePayload(data?.getData(GALLEY_TYPE) ?? ''),
    html: data?.getData('text/html') ?? '',
    text: data?.getData('text/plain') ?? '',
    files: [...(data?.files ?? [])],
  };
}

function parsePayload(json: string): ClipPayload | null {
  if (json === '') return null;
  try {
    return payloadSchema.parse(JSON.parse(json));
  } catch {
    // Another program's, or another version's: its HTML says the same.
    return null;
  }
}

/**
 * The same words under new ids: what is pasted is another block, and its figures have placements of their own.
 * Marks of review stay behind: a suggestion or comment has one place.
 */
export function renewed(payload: ClipPayload): ClipPayload {
  const names = new Map(payload.placements.map((placement) => [placement.id, newShortId()]));
  const name = (id: string) => names.get(id) ?? newShortId();
  return {
    inline: payload.inline ? settled(payload.inline) : null,
    placements: payload.placements.map((placement) => ({ ...placement, id: name(placement.id) })),
    blocks: payload.blocks.map((block) => renewBlock(block, name)),
  };
}

function renewBlock(
  { suggestion: _suggestion, ...block }: Block,
  name: (placementId: string) => string,
): Block {
  const id = newShortId();
  if (block.type === 'figure') return { ...block, id, placementId: name(block.placementId) };
  if (block.type === 'list') return { ...block, id, items: block.items.map(renewItem) };
  return { ...block, id, inline: settled(block.inline) };
}

function settled(inline: Inline): Inline {
  const kept = inline.filter((item) => item.suggestion?.kind !== 'delete');
  return normaliseInline(
    kept.map(({ suggestion: _suggestion, ...item }): InlineItem => {
      if (item.type === 'break') return item;
      const { comments: _comments, ...run } = item;
      return run;
    }),
  );
}

function renewItem(item: ListItem): ListItem {
  return {
    ...item,
    id: newShortId(),
    inline: settled(item.inline),
    ...(item.sub ? { sub: { ...item.sub, items: item.sub.items.map(renewItem) } } : {}),
  };
}

/** All words of blocks as one line of inline text, blocks joined by a blank: for a field of one paragraph. */
export function blocksToInline(blocks: readonly Block[]): Inline {
  const pieces = blocks.flatMap(inlinesOf).filter((inline) => inline.length > 0);
  return pieces.flatMap(
    (inline, index): Inline => (index === 0 ? inline : [{ type: 'text', text: ' ' }, ...inline]),
  );
}

function inlinesOf(block: Block): Inline[] {
  if (block.type === 'figure') return [];
  return block.type === 'list' ? block.items.flatMap(itemInlines) : [block.inline];
}

function itemInlines(item: ListItem): Inline[] {
  return [item.inline, ...(item.sub?.items ?? []).flatMap(itemInlines)];
}
