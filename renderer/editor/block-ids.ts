import { $isListItemNode, $isListNode, ListItemNode, type ListNode } from '@lexical/list';
import { mergeRegister } from '@lexical/utils';
import {
  $getEditor,
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  type EditorState,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  RootNode,
} from 'lexical';
import { newShortId } from '../../shared/id.ts';
import { $setBlockId, blockIdOf } from './states.ts';
import { topKeyOf } from './tree.ts';

/**
 * Keeps the ids of blocks with their words: through Enter, merges, conversions, moves, copies and undo. Runs
 * inside the update that changed them, so no undo step of its own arises. Does nothing while the list of
 * blocks stays as it is.
 */
export function registerBlockIds(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(RootNode, (root) => {
      const before = $getEditor().getEditorState();
      if (before._nodeMap.get('root') !== root.getLatest()) $nameBlocks(root, before);
    }),
    editor.registerNodeTransform(ListItemNode, $nameItem),
  );
}

function $nameBlocks(root: ElementNode, before: EditorState): void {
  const children = root.getChildren();
  $dropDuplicates(children, before);
  if (children.every((child) => blockIdOf(child.getLatest()) !== '')) return;
  const vanished = vanishedIds(children, before);
  for (const child of children) {
    if (blockIdOf(child.getLatest()) !== '') continue;
    const id =
      $take(vanished, idOfOldBlockWith(child, before)) ??
      $take(vanished, idOfOldBlockAfter(child, before)) ??
      $idOfEmptiedNeighbour(child, before) ??
      newShortId();
    vanished.delete(id);
    $setBlockId(child, id);
  }
}

/** Of blocks with one id, the one that had it before keeps it; the others are copies. */
function $dropDuplicates(children: readonly LexicalNode[], before: EditorState): void {
  const seen = new Map<string, LexicalNode>();
  for (const child of children) {
    const id = blockIdOf(child.getLatest());
    if (id === '') continue;
    const other = seen.get(id);
    if (!other) {
      seen.set(id, child);
    } else if (idBefore(child, before) === id && idBefore(other, before) !== id) {
      $setBlockId(other, '');
      seen.set(id, child);
    } else {
      $setBlockId(child, '');
    }
  }
}

function idBefore(node: LexicalNode, before: EditorState): string {
  const old = before._nodeMap.get(node.getKey());
  return old ? blockIdOf(old) : '';
}

function vanishedIds(children: readonly LexicalNode[], before: EditorState): Set<string> {
  const there = new Set(children.map((child) => blockIdOf(child.getLatest())));
  const gone = new Set<string>();
  const root = before._nodeMap.get('root');
  let key = $isElementNode(root) ? root.__first : null;
  while (key !== null) {
    const node: LexicalNode | undefined = before._nodeMap.get(key);
    if (!node) break;
    const id = blockIdOf(node);
    if (id !== '' && !there.has(id)) gone.add(id);
    key = node.__next;
  }
  return gone;
}

function $take(vanished: ReadonlySet<string>, id: string): string | null {
  return id !== '' && vanished.has(id) ? id : null;
}

/** The old block that the words of `node` stood in. */
function idOfOldBlockWith(node: LexicalNode, before: EditorState): string {
  for (const key of descendantKeys(node)) {
    const top = topKeyOf(key, before);
    const old = top === null ? undefined : before._nodeMap.get(top);
    if (old) return blockIdOf(old);
  }
  return '';
}

/** The old block that stood after the sibling which `node` stands after now, or that came first. */
function idOfOldBlockAfter(node: LexicalNode, before: EditorState): string {
  const previous = node.getPreviousSibling();
  const root = before._nodeMap.get('root');
  const nextKey = previous
    ? before._nodeMap.get(previous.getKey())?.__next
    : $isElementNode(root)
      ? root.__first
      : null;
  const old = nextKey ? before._nodeMap.get(nextKey) : undefined;
  return old ? blockIdOf(old) : '';
}

/** Enter at the very start leaves the id on an empty block and the words without one: they swap. */
function $idOfEmptiedNeighbour(node: LexicalNode, before: EditorState): string | null {
  for (const neighbour of [node.getPreviousSibling(), node.getNextSibling()]) {
    if (!$isElementNode(neighbour) || !neighbour.isEmpty()) continue;
    const id = blockIdOf(neighbour.getLatest());
    if (id === '' || idOfOldBlockWith(node, before) !== id) continue;
    $setBlockId(neighbour, newShortId());
    return id;
  }
  return null;
}

function* descendantKeys(node: LexicalNode): Generator<string> {
  if (!$isElementNode(node)) return;
  for (const child of node.getChildren()) {
    yield child.getKey();
    yield* descendantKeys(child);
  }
}

/** A list item takes over the id of the one its words were in, when that is gone or empty now. */
function $nameItem(item: ListItemNode): void {
  const before = $getEditor().getEditorState();
  if (blockIdOf(item) !== '') {
    if (!before._nodeMap.has(item.getKey()) && $hasTwin(item)) $setBlockId(item, newShortId());
    return;
  }
  const old = oldItemOf(item, before);
  const id = old ? blockIdOf(old) : '';
  if (!old || id === '') {
    $setBlockId(item, newShortId());
    return;
  }
  const current = $getNodeByKey(old.getKey());
  if (!current?.isAttached()) {
    $setBlockId(item, id);
  } else if ($isListItemNode(current) && current.isEmpty()) {
    $setBlockId(current, newShortId());
    $setBlockId(item, id);
  } else {
    $setBlockId(item, newShortId());
  }
}

function oldItemOf(item: ListItemNode, before: EditorState): LexicalNode | null {
  for (const child of item.getChildren()) {
    const parent = before._nodeMap.get(child.getKey())?.__parent;
    const old = parent ? before._nodeMap.get(parent) : undefined;
    if ($isListItemNode(old)) return old;
  }
  return null;
}

/** Whether another item bears the id of one that is new: then it came by copy. */
function $hasTwin(item: ListItemNode): boolean {
  const id = blockIdOf(item);
  return $getRoot()
    .getChildren()
    .some((block) => $isListNode(block) && $bears(block, id, item));
}

function $bears(list: ListNode, id: string, except: ListItemNode): boolean {
  return list.getChildren().some((item) => {
    if (!$isElementNode(item)) return false;
    if (!item.is(except) && blockIdOf(item) === id) return true;
    return item.getChildren().some((child) => $isListNode(child) && $bears(child, id, except));
  });
}
