import type { StoryBlock } from '../story/story.ts';
import { blockText } from '../story/text.ts';
import type { PackageInput, PackagePhoto } from './input.ts';

export type TextBlock = Exclude<StoryBlock, { type: 'figure' }>;
export type LayoutBlock =
  /** `runIn`: the dateline that opens this paragraph; empty for all others. */
  { type: 'text'; block: TextBlock; runIn: string } | { type: 'figure'; photo: PackagePhoto };

/** The story in the order in which it prints. Every photo of the package stands in exactly one place. */
export interface Layout {
  /** Above the text. */
  lead: readonly PackagePhoto[];
  body: readonly LayoutBlock[];
  /** Galleries, and photos that no figure of the text shows: below the text. */
  rest: readonly PackagePhoto[];
}

/** The dateline opens the first paragraph; without a paragraph it is one of its own, before the text. */
export function layOut(input: PackageInput): Layout {
  const byId = new Map(input.photos.map((photo) => [photo.placementId, photo]));
  const shown = new Set<string>();
  const body: LayoutBlock[] = [];
  let runIn = input.fields.dateline?.text ?? '';
  for (const block of input.story.blocks) {
    if (block.type === 'figure') {
      const photo = byId.get(block.placementId);
      if (!photo || shown.has(photo.placementId)) continue;
      shown.add(photo.placementId);
      body.push({ type: 'figure', photo });
    } else if (block.type === 'paragraph') {
      body.push({ type: 'text', block, runIn });
      runIn = '';
    } else {
      body.push({ type: 'text', block, runIn: '' });
    }
  }
  if (runIn !== '') {
    body.unshift({ type: 'text', block: { id: 'dateline', type: 'paragraph', inline: [] }, runIn });
  }
  const others = input.photos.filter((photo) => !shown.has(photo.placementId));
  return {
    lead: others.filter((photo) => photo.role === 'lead'),
    body,
    rest: others.filter((photo) => photo.role !== 'lead'),
  };
}

/** What stands between a dateline and the text: nothing after a full-width bracket or stop, else a space. */
export function afterRunIn(runIn: string): string {
  return /[】）」』。：〕］]$/u.test(runIn) ? '' : ' ';
}

/** The printed text without markup: dateline run in, paragraphs separated by \n\n, sign-off last. */
export function printedText(input: PackageInput): string {
  const parts = layOut(input).body.flatMap((part) => {
    if (part.type === 'figure') return [];
    const text = blockText(part.block) ?? '';
    if (part.runIn === '') return [text];
    return [text === '' ? part.runIn : part.runIn + afterRunIn(part.runIn) + text];
  });
  if (input.fields.signOff !== '') parts.push(input.fields.signOff);
  return parts.join('\n\n');
}
