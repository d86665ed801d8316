import { $createLinkNode, $isLinkNode } from '@lexical/link';
import { $createListItemNode, $createListNode, type ListItemNode, type ListNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  IS_BOLD,
  IS_ITALIC,
  IS_STRIKETHROUGH,
  IS_SUBSCRIPT,
  IS_SUPERSCRIPT,
  IS_UNDERLINE,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import type { Block, List, ListItem, SubList } from '../../shared/manuscript/blocks.ts';
import type { Inline, InlineItem, Mark, TextRun } from '../../shared/manuscript/inline.ts';
import { $createFigureNode } from './figure-node.ts';
import { $setBlockId, $setComments, $setSuggestion } from './states.ts';

/** Lexical's bit for each mark. */
export const FORMAT_OF: Record<Mark, number> = {
  bold: IS_BOLD,
  italic: IS_ITALIC,
  underline: IS_UNDERLINE,
  strike: IS_STRIKETHROUGH,
  superscript: IS_SUPERSCRIPT,
  subscript: IS_SUBSCRIPT,
};

/** Lexical nodes for inline text. Neighbours with the same address share one link. */
export function $inlineToNodes(inline: Inline): LexicalNode[] {
  const nodes: LexicalNode[] = [];
  for (const item of inline) {
    const href = item.type === 'text' ? item.href : undefined;
    const made = $itemToNodes(item);
    const last = nodes.at(-1);
    if (href === undefined) nodes.push(...made);
    else if ($isLinkNode(last) && last.getURL() === href) last.append(...made);
    else nodes.push($createLinkNode(href).append(...made));
  }
  return nodes;
}

function $itemToNodes(item: InlineItem): LexicalNode[] {
  if (item.type === 'break') return [$breakNode(item)];
  // A line feed inside a run is a line break that lost its form.
  return item.text
    .split('\n')
    .flatMap((text, index) => [
      ...(index > 0 ? [$breakNode(item)] : []),
      ...(text === '' ? [] : [$textNode(item, text)]),
    ]);
}

function $breakNode(item: InlineItem): LexicalNode {
  const node = $createLineBreakNode();
  return item.suggestion ? $setSuggestion(node, item.suggestion) : node;
}

function $textNode(run: TextRun, text: string): TextNode {
  const format = (run.marks ?? []).reduce((bits, mark) => bits | FORMAT_OF[mark], 0);
  const node = $createTextNode(text).setFormat(format);
  if (run.suggestion) $setSuggestion(node, run.suggestion);
  if (run.comments && run.comments.length > 0) $setComments(node, run.comments);
  return node;
}

/** The Lexical node of one block, its id and marks of review with it. */
export function $blockToNode(block: Block): LexicalNode {
  const node = $setBlockId($bareNode(block), block.id);
  return block.suggestion ? $setSuggestion(node, block.suggestion) : node;
}

function $bareNode(block: Block): LexicalNode {
  switch (block.type) {
    case 'paragraph':
      return $createParagraphNode().append(...$inlineToNodes(block.inline));
    case 'crosshead':
      return $createHeadingNode(block.level === 1 ? 'h2' : 'h3').append(...$inlineToNodes(block.inline));
    case 'quote':
      return $createQuoteNode().append(...$inlineToNodes(block.inline));
    case 'list':
      return $listNode(block);
    case 'figure':
      return $createFigureNode(block.placementId);
  }
}

/** Lexical nests a list in an item of its own that follows the one it belongs to. */
function $listNode(list: List | SubList): ListNode {
  const start = list.kind === 'number' ? (list.start ?? 1) : 1;
  const node = $createListNode(list.kind, start);
  let value = start;
  for (const item of list.items) {
    node.append($listItemNode(item, value));
    if (item.sub)
      node.append(
        $createListItemNode()
          .setValue(value + 1)
          .append($listNode(item.sub)),
      );
    value += 1;
  }
  return node;
}

function $listItemNode(item: ListItem, value: number): ListItemNode {
  return $setBlockId(
    $createListItemNode()
      .setValue(value)
      .append(...$inlineToNodes(item.inline)),
    item.id,
  );
}
