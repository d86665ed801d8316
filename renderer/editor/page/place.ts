import {
  $getNearestNodeFromDOMNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical';
import type { Caret, Place } from '../../../shared/shell/place.ts';
import { blockIdOf } from '../states.ts';
import type { PartId } from './part.ts';

interface Parts {
  readonly body: LexicalEditor;
  readonly active: PartId | null;
  parts(): PartId[];
  editor(part: PartId): LexicalEditor;
}

/** Where the caret stands on a page, or null when it stands nowhere. */
export function caretOn(page: Parts): Caret | null {
  const part = page.active;
  if (part === null) return null;
  return page
    .editor(part)
    .getEditorState()
    .read(() => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return null;
      const node = selection.focus.getNode();
      const block = part === 'body' ? $blockOf(node) : $getRoot();
      if (block === null) return null;
      const leaves = $leaves(block);
      const offset = $offset(selection.focus, leaves);
      const id = part === 'body' ? blockIdOf(block) : null;
      return { part, block: id, offset, end: offset === sum(leaves) };
    });
}

/** Puts the caret back. False when that place is not on the page any more. */
export function putCaret(page: Parts, caret: Caret): boolean {
  const part = page.parts().find((one) => one === caret.part);
  if (part === undefined) return false;
  const editor = page.editor(part);
  const root = editor.getRootElement();
  if (root === null) return false;
  let found = false;
  editor.update(
    () => {
      const block = part === 'body' ? $findBlock(caret.block) : $getRoot();
      if (!$isElementNode(block)) return;
      found = true;
      if (caret.end) block.selectEnd();
      else $select(block, caret.offset);
    },
    { discrete: true, tag: HISTORY_MERGE_TAG },
  );
  if (found) root.focus({ preventScroll: true });
  return found;
}

/** The block of the body at the upper edge of what is seen, or null. */
export function topOn(page: Parts, scroller: Element): Place['top'] {
  const body = page.body.getRootElement();
  if (body === null) return null;
  const edge = scroller.getBoundingClientRect();
  const words = body.getBoundingClientRect();
  const seen = document.elementFromPoint(words.left + words.width / 2, edge.top + 2);
  const element = seen && body.contains(seen) ? childOf(body, seen) : null;
  if (element === null) return null;
  const block = page.body.getEditorState().read(
    () => {
      const node = $getNearestNodeFromDOMNode(element);
      return node ? blockIdOf($blockOf(node) ?? node) : null;
    },
    { editor: page.body },
  );
  return block === null ? null : { block, offset: element.getBoundingClientRect().top - edge.top };
}

/** Scrolls so that the block stands at the upper edge as it did. False when it is not there any more. */
export function scrollTo(page: Parts, scroller: Element, top: NonNullable<Place['top']>): boolean {
  const key = page.body.getEditorState().read(() => $findBlock(top.block)?.getKey() ?? null);
  const element = key === null ? null : page.body.getElementByKey(key);
  if (element === null) return false;
  const now = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTop += now - top.offset;
  return true;
}

function childOf(body: Element, inside: Element): Element | null {
  let element: Element | null = inside;
  while (element !== null && element.parentElement !== body) element = element.parentElement;
  return element;
}

function $blockOf(node: LexicalNode): ElementNode | null {
  const block = node.getTopLevelElement();
  return $isElementNode(block) ? block : null;
}

function $findBlock(id: string | null): LexicalNode | null {
  return (
    $getRoot()
      .getChildren()
      .find((child) => blockIdOf(child) === id) ?? null
  );
}

interface Leaf {
  node: LexicalNode;
  size: number;
}

function $leaves(element: ElementNode): Leaf[] {
  return element.getChildren().flatMap((node) => {
    if ($isElementNode(node)) return $leaves(node);
    return [{ node, size: $isTextNode(node) ? node.getTextContentSize() : 1 }];
  });
}

const sum = (leaves: readonly Leaf[]): number => leaves.reduce((total, { size }) => total + size, 0);

function $offset(point: PointType, leaves: readonly Leaf[]): number {
  const before = (key: string) =>
    sum(
      leaves.slice(
        0,
        leaves.findIndex(({ node }) => node.getKey() === key),
      ),
    );
  const node = point.getNode();
  if (!$isElementNode(node)) return before(node.getKey()) + point.offset;
  const child = node.getChildAtIndex(point.offset);
  if (child) {
    const first = $isElementNode(child) ? $leaves(child)[0]?.node : child;
    if (first) return before(first.getKey());
  }
  const last = $leaves(node).at(-1);
  return last ? before(last.node.getKey()) + last.size : 0;
}

function $select(block: ElementNode, offset: number): void {
  let passed = 0;
  for (const { node, size } of $leaves(block)) {
    if ($isTextNode(node) && passed + size >= offset) {
      node.select(offset - passed, offset - passed);
      return;
    }
    if (!$isTextNode(node) && passed >= offset) {
      node.selectPrevious();
      return;
    }
    passed += size;
  }
  block.selectEnd();
}
