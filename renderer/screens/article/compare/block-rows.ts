import type { BlockLine } from '../../../../shared/compare/content.ts';
import { compareInline } from '../../../../shared/compare/inline.ts';
import type { Block } from '../../../../shared/manuscript/blocks.ts';
import { blockWord, type Drawn, drawnList, drawnSame, drawnText, drawnWhole } from './drawn.ts';
import { pairUp } from './pair-up.ts';
import { piecesOf, type Tally } from './pieces.ts';

/** One row of the body: what stands on each side of it. */
export interface BlockRow {
  key: string;
  place: 'same' | 'changed' | 'inserted' | 'deleted' | 'moved-away' | 'moved-here';
  /** The block's id on each side. */
  leftId: string | null;
  rightId: string | null;
  before: Drawn | null;
  after: Drawn | null;
  /** Both sides in one text. Null: they are too unlike, and stand one after the other. */
  both: Drawn | null;
  /** "Moved down", "Was a quote". */
  note: string;
  /** The number of the change that the row as a whole is. */
  change: number | null;
}

/**
 * The rows of the body. Read down, the left sides are the left body and the right sides the right one: what
 * keeps its order stands in one row, what moved stands where it was and where it is.
 */
export function blockRows(left: readonly Block[], lines: readonly BlockLine[], tally: Tally): BlockRow[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const moves = movesOf(left, lines);
  const rows: BlockRow[] = [];
  let place = 0;
  let coming: BlockLine[] = [];
  const gap = (until: string | null) => {
    const going: BlockLine[] = [];
    for (; place < left.length && left[place]?.id !== until; place += 1) {
      const line = byId.get(left[place]?.id ?? '');
      if (line) going.push(line);
    }
    place += 1;
    for (const { gone, come } of pairUp(going, coming)) {
      if (gone?.left && come?.right) rows.push(rewritten(gone.left, come.right, tally));
      else if (gone) rows.push(goingRow(gone, moves, tally));
      else if (come) rows.push(comingRow(come, moves, tally));
    }
    coming = [];
  };
  for (const line of lines) {
    if (line.op === 'inserted' || line.op === 'moved') coming.push(line);
    if (line.op !== 'kept') continue;
    gap(line.id);
    rows.push({ ...keptRow(line, tally), key: line.id });
  }
  gap(null);
  return rows;
}

interface Move {
  /** How the block went, as read down the page. */
  way: 'up' | 'down';
  row: BlockRow | null;
}

/** Which blocks moved, and which way. */
function movesOf(left: readonly Block[], lines: readonly BlockLine[]): Map<string, Move> {
  const was = new Map(left.map((block, index) => [block.id, index]));
  const standing = lines.filter((line) => line.op === 'kept' || line.op === 'moved');
  const moves = new Map<string, Move>();
  let lastKept = -1;
  for (const line of standing) {
    const place = was.get(line.id) ?? 0;
    if (line.op === 'kept') lastKept = place;
    else moves.set(line.id, { way: place > lastKept ? 'up' : 'down', row: null });
  }
  return moves;
}

function goingRow(line: BlockLine, moves: Map<string, Move>, tally: Tally): BlockRow {
  const move = moves.get(line.id);
  if (move) return { ...movedRow(line, move, tally), ...away(move.way), key: `${line.id}:away` };
  const change = tally.next();
  const drawn = line.left && drawnWhole(line.left, 'delete', tally, change);
  return {
    key: line.id,
    place: 'deleted',
    leftId: line.id,
    rightId: null,
    before: drawn,
    after: null,
    both: drawn,
    note: '',
    change,
  };
}

function comingRow(line: BlockLine, moves: Map<string, Move>, tally: Tally): BlockRow {
  const move = moves.get(line.id);
  if (move) {
    const row = movedRow(line, move, tally);
    const was = row.note === '' ? '' : ` · ${row.note}`;
    return {
      ...row,
      key: line.id,
      place: 'moved-here',
      leftId: null,
      before: null,
      note: `${move.way === 'up' ? 'Moved up from below' : 'Moved down from above'}${was}`,
    };
  }
  const change = tally.next();
  const drawn = line.right && drawnWhole(line.right, 'insert', tally, change);
  return {
    key: line.id,
    place: 'inserted',
    leftId: null,
    rightId: line.id,
    before: null,
    after: drawn,
    both: drawn,
    note: '',
    change,
  };
}

const away = (way: 'up' | 'down') =>
  ({ place: 'moved-away', rightId: null, after: null, both: null, note: `Moved ${way}` }) as const;

/** The block of a move, compared once for both places that show it. */
function movedRow(line: BlockLine, move: Move, tally: Tally): BlockRow {
  if (!move.row) {
    const change = tally.next();
    const row = keptRow(line, tally);
    move.row = { ...row, change };
  }
  return move.row;
}

/** A block that both sides have. */
function keptRow(line: BlockLine, tally: Tally): BlockRow {
  const { left, right } = line;
  const ids = { key: line.id, leftId: line.id, rightId: line.id };
  if (!left || !right) throw new TypeError('A block that stays is on both sides');
  if (!line.changed) {
    const drawn = drawnSame(right);
    return { ...ids, place: 'same', before: drawn, after: drawn, both: drawn, note: '', change: null };
  }
  const [was, is] = [blockWord(left), blockWord(right)];
  const changes = tally.changes;
  const note = was === is ? '' : `Was a ${was}`;
  const change = note === '' ? null : tally.next();
  const words =
    line.items && left.type === 'list' && right.type === 'list'
      ? drawnList(left, right, line.items, tally)
      : line.words && drawnText(right, piecesOf(line.words, tally));
  if (words) {
    // Nothing to see but a mark of review or the like: the row itself is the change.
    const quiet = tally.changes === changes;
    return {
      ...ids,
      place: 'changed',
      before: asItWas(words, left),
      after: words,
      both: words,
      note: quiet ? 'Changed beside its words' : note,
      change: quiet ? tally.next() : change,
    };
  }
  const whole = change ?? tally.next();
  const before = drawnWhole(left, 'delete', tally, whole);
  const after = drawnWhole(right, 'insert', tally, whole);
  return { ...ids, place: 'changed', before, after, both: null, note, change: whole };
}

/** The same words in the form that the left side had. */
function asItWas(words: Drawn, left: Block): Drawn {
  return words.kind === 'text' ? drawnText(left, words.pieces) : words;
}

/** A block that was written anew over another one: compared word by word like one that stayed. */
function rewritten(left: Block, right: Block, tally: Tally): BlockRow {
  const words = 'inline' in left && 'inline' in right ? compareInline(left.inline, right.inline) : [];
  const drawn = drawnText(right, piecesOf(words, tally));
  return {
    key: right.id,
    place: 'changed',
    leftId: left.id,
    rightId: right.id,
    before: drawn,
    after: drawn,
    both: drawn,
    note: '',
    change: null,
  };
}
