import type { ItemLine } from '../../../../shared/compare/content.ts';
import { flattenList } from '../../../../shared/compare/list.ts';
import type { Block, List } from '../../../../shared/manuscript/blocks.ts';
import { type Piece, piecesOf, piecesOn, type Side, type Tally, wholePiece } from './pieces.ts';

export interface DrawnItem {
  id: string;
  op: 'same' | 'insert' | 'delete' | 'moved';
  depth: number;
  /** "•", or the number with its point. */
  marker: string;
  pieces: Piece[];
}

/** A block as it is drawn. */
export type Drawn =
  | { kind: 'text'; as: 'paragraph' | 'quote' | 'crosshead' | 'smaller crosshead'; pieces: Piece[] }
  | { kind: 'list'; items: DrawnItem[] }
  | { kind: 'figure'; placementId: string };

/** What a block is, as a person says it. */
export function blockWord(block: Block): string {
  switch (block.type) {
    case 'crosshead':
      return block.level === 1 ? 'crosshead' : 'smaller crosshead';
    case 'list':
      return block.kind === 'number' ? 'numbered list' : 'bullet list';
    case 'figure':
      return 'photo';
    default:
      return block.type;
  }
}

/** A block that is the same on both sides. */
export function drawnSame(block: Block): Drawn {
  return draw(block, (inline) => ({ op: 'same', inline, change: null }), 'same');
}

/** A block that one side has. */
export function drawnWhole(block: Block, op: 'insert' | 'delete', tally: Tally, change: number): Drawn {
  return draw(block, (inline) => wholePiece(inline, op, tally, change), op);
}

function draw(
  block: Block,
  piece: (inline: Piece['inline']) => Piece,
  op: 'same' | 'insert' | 'delete',
): Drawn {
  if (block.type === 'figure') return { kind: 'figure', placementId: block.placementId };
  if (block.type !== 'list') return { kind: 'text', as: textWord(block), pieces: [piece(block.inline)] };
  const markers = markersOf(block);
  return {
    kind: 'list',
    items: flattenList(block).map((item) => ({
      id: item.id,
      op,
      depth: item.depth,
      marker: markers.get(item.id) ?? '•',
      pieces: [piece(item.inline)],
    })),
  };
}

/** Text whose words changed. */
export function drawnText(block: Block, pieces: Piece[]): Drawn {
  return { kind: 'text', as: textWord(block), pieces };
}

/** A list whose items changed. */
export function drawnList(left: List, right: List, lines: readonly ItemLine[], tally: Tally): Drawn {
  const before = markersOf(left);
  const after = markersOf(right);
  return {
    kind: 'list',
    items: lines.map((line): DrawnItem => {
      const item = line.right ?? line.left;
      const face = {
        id: line.id,
        depth: item?.depth ?? 0,
        marker: (line.right ? after : before).get(line.id) ?? '•',
      };
      if (line.op === 'inserted' || line.op === 'deleted') {
        const op = line.op === 'inserted' ? 'insert' : 'delete';
        return { ...face, op, pieces: [wholePiece(item?.inline ?? [], op, tally, tally.next())] };
      }
      return {
        ...face,
        op: line.op === 'moved' ? 'moved' : 'same',
        pieces: piecesOf(line.words ?? [], tally),
      };
    }),
  };
}

/** What one side shows of a block. */
export function drawnOn(drawn: Drawn, side: Side): Drawn {
  if (drawn.kind === 'text') return { ...drawn, pieces: piecesOn(drawn.pieces, side) };
  if (drawn.kind === 'figure') return drawn;
  const hidden = side === 'before' ? 'insert' : 'delete';
  return {
    kind: 'list',
    items: drawn.items
      .filter((item) => item.op !== hidden)
      .map((item) => ({ ...item, pieces: piecesOn(item.pieces, side) })),
  };
}

function textWord(block: Block): 'paragraph' | 'quote' | 'crosshead' | 'smaller crosshead' {
  if (block.type === 'quote') return 'quote';
  if (block.type !== 'crosshead') return 'paragraph';
  return block.level === 1 ? 'crosshead' : 'smaller crosshead';
}

/** What stands before each item of a list and of the lists in it. */
function markersOf(list: List): Map<string, string> {
  const markers = new Map<string, string>();
  const counts: number[] = [];
  for (const item of flattenList(list)) {
    const count = counts.length > item.depth ? (counts[item.depth] ?? 0) + 1 : (item.start ?? 1);
    counts.length = item.depth;
    counts[item.depth] = count;
    markers.set(item.id, item.kind === 'number' ? `${count}.` : '•');
  }
  return markers;
}
