import type { PlacementRole } from '../article/placement.ts';
import type { Block } from '../manuscript/blocks.ts';
import { type Inline, inlineToText } from '../manuscript/inline.ts';

/** A picture in the source: what it says beside it. */
export interface PictureWords {
  /** As the source names it, or empty. */
  src: string;
  alt: string;
  caption: Inline;
  credit: string;
  /** What the source uses it for, where it says so. */
  role: PlacementRole | null;
  /** The picture itself is in the source: it is placed also where nothing is said of it. */
  came: boolean;
}

/** A block of the source on its way to the manuscript, with what only the source knows of it. */
export type Piece =
  | {
      kind: 'block';
      block: Exclude<Block, { type: 'figure' }>;
      /** 1 to 6 for a heading of the source, else 0. */
      heading: number;
      /** No blank line stood before it in a plain text. */
      tight: boolean;
      /** Its first words, where nothing but the end of a sentence says that it is a paragraph. */
      doubt?: string;
      /** Words of it that were put together over the end of a line, and may have a hyphen of their own. */
      mended?: readonly string[];
    }
  | { kind: 'picture'; picture: PictureWords }
  /** The place in the text of a photo whose placement has been made. */
  | { kind: 'figure'; placementId: string };

/** The words of one block, items of a list on lines of their own. */
export function blockText(block: Block): string {
  if (block.type === 'figure') return '';
  if (block.type !== 'list') return inlineToText(block.inline);
  const lines: string[] = [];
  const collect = (items: readonly { inline: Inline; sub?: { items: readonly unknown[] } | undefined }[]) => {
    for (const item of items) {
      lines.push(inlineToText(item.inline));
      if (item.sub) collect(item.sub.items as typeof items);
    }
  };
  collect(block.items);
  return lines.join('\n');
}

/** In a document whose headings of the first rank part the text, only one before the text is the headline. */
export function withoutLateTitles(pieces: readonly Piece[], isText: (piece: Piece) => boolean): Piece[] {
  let begun = false;
  return pieces.map((piece) => {
    if (piece.kind === 'block' && piece.heading === 1 && begun) return { ...piece, heading: 2 };
    begun ||= isText(piece);
    return piece;
  });
}
