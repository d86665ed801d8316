import { $isLinkNode } from '@lexical/link';
import { $isListItemNode, $isListNode, type ListItemNode, type ListNode } from '@lexical/list';
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import {
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import type { Block, ListItem, SubList } from '../../shared/manuscript/blocks.ts';
import { type Inline, type InlineItem, MARKS, normaliseInline } from '../../shared/manuscript/inline.ts';
import { $isFigureNode } from './figure-node.ts';
import { FORMAT_OF } from './from-manuscript.ts';
import { blockIdOf, commentsOf, placementIdOf, suggestionOf } from './states.ts';

/**
 * What of a leaf is taken: its words, or null to leave it out. A line break is taken unless null is answered.
 * Absent: everything.
 */
export type Cut = (leaf: LexicalNode) => string | null;
const WHOLE: Cut = (leaf) => leaf.getTextContent();

/** The inline text of nodes, in its normal form. Words are never dropped, whatever node they stand in. */
export function $nodesToInline(nodes: readonly LexicalNode[], cut: Cut = WHOLE): Inline {
  const items: Inline = [];
  for (const node of nodes) $collect(node, undefined, items, cut);
  return normaliseInline(items);
}

function $collect(node: LexicalNode, href: string | undefined, items: Inline, cut: Cut): void {
  if ($isTextNode(node)) {
    const text = cut(node);
    if (text) items.push($textItem(node, text, href));
  } else if ($isLineBreakNode(node)) {
    const suggestion = suggestionOf(node);
    if (cut(node) !== null) items.push({ type: 'break', ...(suggestion ? { suggestion } : {}) });
  } else if ($isElementNode(node) && !$isListNode(node)) {
    const address = $isLinkNode(node) ? node.getURL() : href;
    for (const child of node.getChildren()) $collect(child, address, items, cut);
  }
}

function $textItem(node: TextNode, text: string, href: string | undefined): InlineItem {
  const format = node.getFormat();
  const marks = MARKS.filter((mark) => (format & FORMAT_OF[mark]) !== 0);
  const suggestion = suggestionOf(node);
  const comments = commentsOf(node);
  return {
    type: 'text',
    text,
    ...(marks.length > 0 ? { marks } : {}),
    ...(href ? { href } : {}),
    ...(suggestion ? { suggestion } : {}),
    ...(comments.length > 0 ? { comments: [...comments] } : {}),
  };
}

/** The block of a top-level node; with `cut`, only what that takes of its words. */
export function $nodeToBlock(node: LexicalNode, cut: Cut = WHOLE): Block {
  const id = blockIdOf(node);
  const suggestion = suggestionOf(node);
  const common = { id, ...(suggestion ? { suggestion } : {}) };
  if ($isFigureNode(node)) return { ...common, type: 'figure', placementId: placementIdOf(node) };
  if ($isListNode(node)) return { ...common, type: 'list', ...$list(node, id, cut) };
  const inline = $nodesToInline($isElementNode(node) ? node.getChildren() : [node], cut);
  if ($isHeadingNode(node)) {
    return { ...common, type: 'crosshead', level: node.getTag() === 'h3' ? 2 : 1, inline };
  }
  return { ...common, type: $isQuoteNode(node) ? 'quote' : 'paragraph', inline };
}

function $list(node: ListNode, fallbackId: string, cut: Cut): SubList {
  const items: ListItem[] = [];
  for (const child of node.getChildren()) {
    if ($isListItemNode(child)) $addItem(child, items, cut);
  }
  if (items.length === 0) items.push({ id: blockIdOf(node) || fallbackId, inline: [] });
  const kind = node.getListType() === 'number' ? 'number' : 'bullet';
  const start = node.getStart();
  return { kind, ...(kind === 'number' && start !== 1 ? { start } : {}), items };
}

/** An item that holds only a list belongs to the item before it; a list may also follow an item's own words. */
function $addItem(node: ListItemNode, items: ListItem[], cut: Cut): void {
  const lists = node.getChildren().filter($isListNode);
  if (lists.length === 0 || lists.length < node.getChildrenSize() || items.length === 0) {
    items.push({ id: blockIdOf(node), inline: $nodesToInline(node.getChildren(), cut) });
  }
  for (const list of lists) {
    const owner = items.at(-1);
    if (!owner) return;
    const sub = $list(list, blockIdOf(list) || `${owner.id}s`, cut);
    // Lexical may put two lists under one item; the manuscript has one, so their items follow each other.
    owner.sub = owner.sub ? { ...owner.sub, items: [...owner.sub.items, ...sub.items] } : sub;
  }
}

/** The whole body, in order. */
export function $rootToBlocks(root: ElementNode): Block[] {
  return root.getChildren().map((child) => $nodeToBlock(child));
}
