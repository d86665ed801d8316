import type { ListItem, SubList } from '../../manuscript/blocks.ts';
import { type Inline, MARKS } from '../../manuscript/inline.ts';
import type { Piece } from '../piece.ts';

/**
 * The shape of pieces without their words: p paragraph, q quote, h1 and h2 crossheads, i picture, f figure; a list is
 * * or # with a dot for every item and its sublist behind the dot in brackets, "#3" where it begins at three.
 */
export function shapeOf(pieces: readonly Piece[]): string {
  return pieces.map(shapeOfPiece).join(' ');
}

function shapeOfPiece(piece: Piece): string {
  if (piece.kind === 'picture') return 'i';
  if (piece.kind === 'figure') return 'f';
  const { block } = piece;
  if (block.type === 'list') return shapeOfList(block);
  if (block.type === 'crosshead') return `h${block.level}`;
  return block.type === 'quote' ? 'q' : 'p';
}

function shapeOfList(list: SubList): string {
  const items = list.items.map((item) => (item.sub ? `.(${shapeOfList(item.sub)})` : '.')).join('');
  return `${list.kind === 'bullet' ? '*' : '#'}${list.start ?? ''}${items}`;
}

/** All inline texts of pieces, items of lists and captions included. */
export function inlinesOf(pieces: readonly Piece[]): Inline[] {
  const found: Inline[] = [];
  const collect = (items: readonly ListItem[]) => {
    for (const item of items) {
      found.push(item.inline);
      if (item.sub) collect(item.sub.items);
    }
  };
  for (const piece of pieces) {
    if (piece.kind === 'picture') found.push(piece.picture.caption);
    if (piece.kind !== 'block') continue;
    const { block } = piece;
    if (block.type === 'list') collect(block.items);
    else found.push(block.inline);
  }
  return found;
}

/** How many runs carry each mark, how many are links, how many breaks there are: "bold 2, link 1". */
export function dressOf(pieces: readonly Piece[]): string {
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const item of inlinesOf(pieces).flat()) {
    if (item.type === 'break') count('break');
    else {
      for (const mark of item.marks ?? []) count(mark);
      if (item.href !== undefined) count('link');
    }
  }
  return [...MARKS, 'link', 'break']
    .filter((what) => counts.has(what))
    .map((what) => `${what} ${counts.get(what)}`)
    .join(', ');
}
