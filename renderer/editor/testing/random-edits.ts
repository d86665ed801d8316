import {
  $isListItemNode,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import fc from 'fast-check';
import {
  $copyNode,
  $createParagraphNode,
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type ElementNode,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $createFigureNode } from '../figure-node.ts';
import type { PageHistory } from '../history.ts';

/** One edit: what is done, and numbers that say where. */
export interface Edit {
  kind: EditKind;
  at: number;
  to: number;
}

const KINDS = [
  'type',
  'type',
  'type',
  'enter',
  'break',
  'delete',
  'bold',
  'heading',
  'quote',
  'paragraph',
  'bullets',
  'numbers',
  'noList',
  'indent',
  'outdent',
  'move',
  'remove',
  'figure',
  'duplicate',
  'replaceAll',
  'undo',
  'undo',
  'redo',
] as const;
export type EditKind = (typeof KINDS)[number];

export const anyEdits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), at: fc.nat(10_000), to: fc.nat(10_000) }),
  { minLength: 1, maxLength: 25 },
);

/** Does one edit as a person's command would, in one update. */
export function perform(editor: LexicalEditor, history: PageHistory, edit: Edit): void {
  if (edit.kind === 'undo') {
    history.undo();
    return;
  }
  if (edit.kind === 'redo') {
    history.redo();
    return;
  }
  editor.update(() => $perform(editor, edit), { discrete: true });
  // What a caret would do on leaving: nothing that is a step.
  editor.update(() => $setSelection(null), { discrete: true, tag: HISTORY_MERGE_TAG });
}

function $perform(editor: LexicalEditor, { kind, at, to }: Edit): void {
  const collapsed = ['type', 'enter', 'break'].includes(kind);
  const selection = $select(at, collapsed ? at : to);
  if (selection) $performAt(editor, selection, { kind, at, to });
  $performOnBlocks({ kind, at, to });
}

function $performAt(editor: LexicalEditor, selection: RangeSelection, { kind, at }: Edit): void {
  if (kind === 'type') selection.insertText(`w${at} `);
  else if (kind === 'enter') selection.insertParagraph();
  else if (kind === 'break') selection.insertLineBreak();
  else if (kind === 'delete') selection.removeText();
  else if (kind === 'bold') selection.formatText('bold');
  else if (kind === 'heading') $setBlocksType(selection, () => $createHeadingNode('h2'));
  else if (kind === 'quote') $setBlocksType(selection, () => $createQuoteNode());
  else if (kind === 'paragraph') $setBlocksType(selection, () => $createParagraphNode());
  else if (kind === 'bullets') editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined);
  else if (kind === 'numbers') editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
  else if (kind === 'noList') editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
  else if (kind === 'indent') $indent(selection, 1);
  else if (kind === 'outdent') $indent(selection, -1);
}

function $performOnBlocks({ kind, at, to }: Edit): void {
  const root = $getRoot();
  const blocks = root.getChildren();
  const block = blocks[at % blocks.length];
  const other = blocks[to % blocks.length];
  if (!block || !other) return;
  if (kind === 'move' && block !== other) other.insertAfter(block);
  else if (kind === 'remove' && blocks.length > 1) $removeKeepingCaret(block);
  else if (kind === 'figure') block.insertAfter($createFigureNode(`pl${at}`));
  else if (kind === 'duplicate') other.insertAfter($duplicate(block));
  else if (kind === 'replaceAll') {
    $setSelection(null);
    root.splice(0, root.getChildrenSize(), [...blocks].reverse());
  }
}

function $removeKeepingCaret(block: LexicalNode): void {
  $setSelection(null);
  block.remove();
}

function $duplicate(node: LexicalNode): LexicalNode {
  // As a naive copy would: the id comes along.
  const copy = $copyNode(node, true);
  if ($isElementNode(copy) && $isElementNode(node)) {
    copy.append(...node.getChildren().map($duplicate));
  }
  return copy;
}

function $indent(selection: RangeSelection, by: 1 | -1): void {
  let node: LexicalNode | null = selection.anchor.getNode();
  while (node && !$isListItemNode(node)) node = node.getParent();
  if (!node || $isElementNode(node.getFirstChild()) || node.getIndent() + by < 0) return;
  if (node.getIndent() + by > 3) return;
  node.setIndent(node.getIndent() + by);
}

interface Spot {
  key: string;
  offset: number;
  type: 'text' | 'element';
}

/** Every place where a caret could stand, coarsely: start, middle and end of texts, and empty blocks. */
function $spots(node: ElementNode, spots: Spot[] = []): Spot[] {
  for (const child of node.getChildren()) {
    if ($isTextNode(child)) {
      const size = child.getTextContentSize();
      for (const offset of [0, Math.floor(size / 2), size]) {
        spots.push({ key: child.getKey(), offset, type: 'text' });
      }
    } else if ($isElementNode(child)) {
      if (child.isEmpty()) spots.push({ key: child.getKey(), offset: 0, type: 'element' });
      else $spots(child, spots);
    }
  }
  return spots;
}

function $select(at: number, to: number): RangeSelection | null {
  const spots = $spots($getRoot());
  const first = spots[at % spots.length];
  const second = spots[to % spots.length];
  if (!first || !second) return null;
  const selection = $createRangeSelection();
  selection.anchor.set(first.key, first.offset, first.type);
  selection.focus.set(second.key, second.offset, second.type);
  $setSelection(selection);
  const now = $getSelection();
  return $isRangeSelection(now) ? now : null;
}
