import {
  $isLineBreakNode,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  type BaseSelection,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type { Block, ListItem, SubList } from '../../shared/manuscript/blocks.ts';
import type { Inline } from '../../shared/manuscript/inline.ts';
import { $selectedTopBlocks } from './move-blocks.ts';
import { blockIdOf } from './states.ts';
import { $nodeToBlock, type Cut } from './to-manuscript.ts';

/** What is selected, as it goes to the clipboard. */
export interface Selected {
  blocks: Block[];
  /** The words alone when the selection lies within one block and does not take its form along. */
  inline: Inline | null;
}

/** The selected part of an editor, cut at both ends. Null when nothing is. */
export function $selectedContent(selection: BaseSelection | null): Selected | null {
  if ($isNodeSelection(selection)) {
    const blocks = $selectedTopBlocks().map((node) => $nodeToBlock(node));
    return blocks.length > 0 ? { blocks, inline: null } : null;
  }
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
  const cut = $cutOf(selection);
  const tops = $selectedTopBlocks();
  const blocks = withoutEmptyEnds(tops.map((node) => $trimmed($nodeToBlock(node, cut))));
  const only = blocks.length === 1 ? blocks[0] : undefined;
  if (!only || only.type === 'list' || only.type === 'figure') return { blocks, inline: null };
  const top = tops.find((node) => blockIdOf(node) === only.id);
  const whole = top !== undefined && sameInline($nodeToBlock(top), only);
  return { blocks, inline: only.type === 'paragraph' || !whole ? only.inline : null };
}

/** A selection that ends at the very start of a block does not take that block along. */
function withoutEmptyEnds(blocks: readonly Block[]): Block[] {
  const first = blocks.findIndex(hasWords);
  return first < 0 ? [...blocks] : blocks.slice(first, blocks.findLastIndex(hasWords) + 1);
}

function hasWords(block: Block): boolean {
  if (block.type === 'figure') return true;
  return block.type === 'list' ? trimItems(block.items).length > 0 : block.inline.length > 0;
}

function sameInline(a: Block, b: Block): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What of each leaf lies in the selection. */
function $cutOf(selection: RangeSelection): Cut {
  const [anchor, focus] = selection.getStartEndPoints();
  const [start, end] = selection.isBackward() ? [focus, anchor] : [anchor, focus];
  const keys = new Set(selection.getNodes().map((node) => node.getKey()));
  return (leaf: LexicalNode) => {
    if (!keys.has(leaf.getKey())) return null;
    if ($isLineBreakNode(leaf)) return '\n';
    if (!$isTextNode(leaf)) return null;
    const from = start.type === 'text' && start.key === leaf.getKey() ? start.offset : 0;
    const to = end.type === 'text' && end.key === leaf.getKey() ? end.offset : leaf.getTextContentSize();
    return leaf.getTextContent().slice(from, to);
  };
}

/** Items of which nothing was taken are left out at both ends of a list. */
function $trimmed(block: Block): Block {
  if (block.type !== 'list') return block;
  const items = trimItems(block.items);
  return items.length > 0 ? { ...block, items } : block;
}

function trimItems(items: readonly ListItem[]): ListItem[] {
  const kept = items.map((item) => (item.sub ? { ...item, sub: trimSub(item.sub) } : item));
  const filled = (item: ListItem) => item.inline.length > 0 || (item.sub?.items.some(filled) ?? false);
  const first = kept.findIndex(filled);
  return first < 0 ? [] : kept.slice(first, kept.findLastIndex(filled) + 1);
}

function trimSub(sub: SubList): SubList {
  const items = trimItems(sub.items);
  return items.length > 0 ? { ...sub, items } : sub;
}
