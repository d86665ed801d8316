import type { Content } from '../article/content.ts';
import { FIELD_NAMES, type FieldName, type Fields } from '../article/fields.ts';
import type { Placement } from '../article/placement.ts';
import { canonicalJson } from '../canonical.ts';
import type { Block } from '../manuscript/blocks.ts';
import type { Inline } from '../manuscript/inline.ts';
import { applyInlineEdits, compareInline, type InlineEdit } from './inline.ts';
import { type FlatItem, flattenList, unflattenList } from './list.ts';
import { compareSequence, type SequenceLine } from './sequence.ts';

/** A field that differs. Headline and standfirst say which words. */
export type FieldChange = {
  [N in FieldName]: { field: N; before: Fields[N]; after: Fields[N]; words: InlineEdit[] | null };
}[FieldName];

/** What became of the words of one list item. */
export type ItemLine = SequenceLine<FlatItem> & { words: InlineEdit[] | null };

/** What became of one block. `words` is there when both sides are text of the same kind. */
export type BlockLine = SequenceLine<Block> & {
  changed: boolean;
  words: InlineEdit[] | null;
  items: ItemLine[] | null;
};

export type PlacementLine = SequenceLine<Placement> & {
  changed: boolean;
  caption: InlineEdit[] | null;
};

/** All that differs between two contents. */
export interface Comparison {
  same: boolean;
  fields: FieldChange[];
  blocks: BlockLine[];
  placements: PlacementLine[];
}

/** Compares two contents of one article: fields, blocks with their words, photos with their captions. */
export function compareContents(left: Content, right: Content): Comparison {
  const fields = FIELD_NAMES.flatMap((name) => fieldChange(name, left.fields, right.fields));
  const blocks = compareSequence(left.blocks, right.blocks).map(blockLine);
  const placements = compareSequence(left.placements, right.placements).map(placementLine);
  const quiet = (line: { op: string; changed: boolean }) => line.op === 'kept' && !line.changed;
  return {
    same: fields.length === 0 && blocks.every(quiet) && placements.every(quiet),
    fields,
    blocks,
    placements,
  };
}

/** The right content, made from the left one and what the comparison shows. */
export function applyComparison(left: Content, comparison: Comparison): Content {
  const fields: Fields = { ...left.fields };
  for (const change of comparison.fields) {
    Object.assign(fields, { [change.field]: change.words ? applyInlineEdits(change.words) : change.after });
  }
  const present = (line: { op: string }) => line.op !== 'deleted';
  return {
    schema: left.schema,
    fields,
    placements: comparison.placements.filter(present).flatMap(applyPlacementLine),
    blocks: comparison.blocks.filter(present).flatMap(applyBlockLine),
  };
}

function fieldChange(name: FieldName, left: Fields, right: Fields): FieldChange[] {
  if (equal(left[name], right[name])) return [];
  const words = name === 'headline' || name === 'standfirst' ? compareInline(left[name], right[name]) : null;
  // One name, two values of its type: TypeScript cannot follow a name from a list through a mapped type.
  return [{ field: name, before: left[name], after: right[name], words } as FieldChange];
}

function blockLine(line: SequenceLine<Block>): BlockLine {
  const changed = line.left !== null && line.right !== null && !equal(line.left, line.right);
  return {
    ...line,
    changed,
    words: changed ? blockWords(line.left, line.right) : null,
    items: changed ? listItems(line.left, line.right) : null,
  };
}

function inlineOf(block: Block | null): Inline | null {
  return block && 'inline' in block ? block.inline : null;
}

/** Word changes, where the blocks are alike but for their words. */
function blockWords(left: Block | null, right: Block | null): InlineEdit[] | null {
  const before = inlineOf(left);
  const after = inlineOf(right);
  return before && after ? compareInline(before, after) : null;
}

function listItems(left: Block | null, right: Block | null): ItemLine[] | null {
  if (left?.type !== 'list' || right?.type !== 'list') return null;
  return compareSequence(flattenList(left), flattenList(right)).map((line) => ({
    ...line,
    words: line.left && line.right ? compareInline(line.left.inline, line.right.inline) : null,
  }));
}

function applyBlockLine(line: BlockLine): Block[] {
  const { left, right } = line;
  if (!right) return [];
  if (!left || !line.changed) return [left ?? right];
  if (line.items && right.type === 'list') {
    const items = line.items.flatMap((item): FlatItem[] => {
      if (item.op === 'deleted' || !item.right) return [];
      return [{ ...item.right, inline: item.words ? applyInlineEdits(item.words) : item.right.inline }];
    });
    return [{ ...right, items: unflattenList(items).items }];
  }
  if (line.words && 'inline' in right) return [{ ...right, inline: applyInlineEdits(line.words) }];
  return [right];
}

function placementLine(line: SequenceLine<Placement>): PlacementLine {
  const changed = line.left !== null && line.right !== null && !equal(line.left, line.right);
  const { left, right } = line;
  const caption =
    changed && left?.caption && right?.caption ? compareInline(left.caption, right.caption) : null;
  return { ...line, changed, caption };
}

function applyPlacementLine(line: PlacementLine): Placement[] {
  const { left, right } = line;
  if (!right) return [];
  if (!left || !line.changed) return [left ?? right];
  return [{ ...right, caption: line.caption ? applyInlineEdits(line.caption) : right.caption }];
}

function equal(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
