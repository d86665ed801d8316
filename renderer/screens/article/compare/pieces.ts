import type { InlineEdit } from '../../../../shared/compare/inline.ts';
import { tallyText } from '../../../../shared/manuscript/count.ts';
import { type Inline, inlineToText, normaliseInline } from '../../../../shared/manuscript/inline.ts';

/** Numbers the changes as they are read, from 0, and counts words that went in and out. */
export class Tally {
  changes = 0;
  wordsIn = 0;
  wordsOut = 0;

  next(): number {
    this.changes += 1;
    return this.changes - 1;
  }
}

/** A stretch of text as it is drawn. */
export interface Piece {
  /** `restyle`: the same words, set in another way or linked elsewhere. */
  op: 'same' | 'insert' | 'delete' | 'restyle';
  /** As it is now; where it was deleted, as it was. */
  inline: Inline;
  /** As it was, where it was restyled. */
  was?: Inline;
  /** The number of the change that it is part of. */
  change: number | null;
}

export type Side = 'before' | 'after';

interface Group {
  same: Inline;
  out: Inline;
  in: Inline;
}

/**
 * Word changes as they are drawn: what was taken out and put in at one place is one change, and two such
 * changes with only a blank between them are one as well.
 */
export function piecesOf(edits: readonly InlineEdit[], tally: Tally): Piece[] {
  const pieces: Piece[] = [];
  for (const group of joined(groupsOf(edits))) {
    if (group.same.length > 0) pieces.push({ op: 'same', inline: group.same, change: null });
    const [was, is] = [inlineToText(group.out), inlineToText(group.in)];
    if (was === '' && is === '') continue;
    const change = tally.next();
    if (was === is) {
      pieces.push({ op: 'restyle', inline: group.in, was: group.out, change });
      continue;
    }
    tally.wordsOut += tallyText(was).words;
    tally.wordsIn += tallyText(is).words;
    if (was !== '') pieces.push({ op: 'delete', inline: group.out, change });
    if (is !== '') pieces.push({ op: 'insert', inline: group.in, change });
  }
  return pieces;
}

/** A text that only one side has, as one change. */
export function wholePiece(inline: Inline, op: 'insert' | 'delete', tally: Tally, change: number): Piece {
  const { words } = tallyText(inlineToText(inline));
  if (op === 'insert') tally.wordsIn += words;
  else tally.wordsOut += words;
  return { op, inline, change };
}

/** What one side shows of a text. */
export function piecesOn(pieces: readonly Piece[], side: Side): Piece[] {
  const hidden = side === 'before' ? 'insert' : 'delete';
  return pieces
    .filter((piece) => piece.op !== hidden)
    .map((piece) => (side === 'before' && piece.was ? { ...piece, inline: piece.was } : piece));
}

/** Text that stays, followed by what changed after it. */
function groupsOf(edits: readonly InlineEdit[]): Group[] {
  const groups: Group[] = [{ same: [], out: [], in: [] }];
  for (const { op, inline } of edits) {
    let last = groups.at(-1) as Group;
    if (op === 'same' && (last.out.length > 0 || last.in.length > 0)) {
      last = { same: [], out: [], in: [] };
      groups.push(last);
    }
    if (op === 'same') last.same = [...last.same, ...inline];
    else if (op === 'delete') last.out = [...last.out, ...inline];
    else last.in = [...last.in, ...inline];
  }
  return groups;
}

/** Joins two replacements that a blank alone keeps apart. */
function joined(groups: readonly Group[]): Group[] {
  const out: Group[] = [];
  for (const group of groups) {
    const last = out.at(-1);
    const blank = group.same.length > 0 && inlineToText(group.same).trim() === '';
    if (last && blank && replaces(last) && replaces(group)) {
      last.out = normaliseInline([...last.out, ...group.same, ...group.out]);
      last.in = normaliseInline([...last.in, ...group.same, ...group.in]);
    } else out.push({ ...group });
  }
  return out;
}

const replaces = (group: Group): boolean => group.out.length > 0 && group.in.length > 0;
