import {
  $insertList,
  $isListItemNode,
  $isListNode,
  $removeList,
  type ListItemNode,
  type ListType,
} from '@lexical/list';
import type { LexicalNode, RangeSelection } from 'lexical';

/** Deeper nesting than this is a mistake of the hand. */
const MAX_DEPTH = 4;

/** Nests the selected list items one level deeper, or one less. The first item of a list has nothing to go under. */
export function $nest(selection: RangeSelection, by: 1 | -1): void {
  const items = new Map<string, ListItemNode>();
  for (const node of selection.getNodes()) {
    const item = $itemOf(node);
    if (item && !$isListNode(item.getFirstChild())) items.set(item.getKey(), item);
  }
  for (const item of items.values()) {
    const depth = item.getIndent();
    if (by === 1 && (depth >= MAX_DEPTH || item.getPreviousSibling() === null)) continue;
    if (by === -1 && depth === 0) continue;
    item.setIndent(depth + by);
  }
}

/** The list item that a node is in, or null. */
export function $itemOf(node: LexicalNode): ListItemNode | null {
  let at: LexicalNode | null = node;
  while (at && !$isListItemNode(at)) at = at.getParent();
  return at;
}

/** The kind of list the caret is in, or null. */
export function $listTypeAt(selection: RangeSelection): ListType | null {
  const list = $itemOf(selection.anchor.getNode())?.getParent();
  return $isListNode(list) ? list.getListType() : null;
}

/** Makes a list of what is selected, changes its kind, or turns it back into paragraphs. */
export function $toggleList(selection: RangeSelection, type: 'bullet' | 'number'): void {
  if ($listTypeAt(selection) === type) $removeList();
  else $insertList(type);
}
