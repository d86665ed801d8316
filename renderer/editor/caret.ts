import { $createRangeSelection, $getRoot, $setSelection, type LexicalEditor } from 'lexical';

export type Edge = 'first' | 'last';

/** Where the caret is on screen, or null when nothing is selected. */
export function caretRect(root: HTMLElement): DOMRect | null {
  const selection = root.ownerDocument.getSelection();
  const node = selection?.focusNode;
  if (!selection || !node || !root.contains(node)) return null;
  const range = root.ownerDocument.createRange();
  range.setStart(node, selection.focusOffset);
  const rect = range.getClientRects()[0];
  if (rect && rect.height > 0) return rect;
  const element = node instanceof Element ? (node.childNodes[selection.focusOffset] ?? node) : node;
  return element instanceof Element ? element.getBoundingClientRect() : null;
}

/** Whether the caret stands on the first or last line of the editor: the next arrow leaves it. */
export function isOnEdgeLine(root: HTMLElement, edge: Edge): boolean {
  const caret = caretRect(root);
  const block = edge === 'first' ? root.firstElementChild : root.lastElementChild;
  if (!caret || !block) return true;
  const line = edgeLine(block, edge);
  return edge === 'first' ? caret.top < line.bottom - 2 : caret.bottom > line.top + 2;
}

/** The box of the first or last line of a block. */
function edgeLine(block: Element, edge: Edge): DOMRect {
  const range = block.ownerDocument.createRange();
  range.selectNodeContents(block);
  const rects = [...range.getClientRects()].filter((rect) => rect.height > 0);
  const rect = edge === 'first' ? rects[0] : rects.at(-1);
  return rect ?? block.getBoundingClientRect();
}

/** Puts the caret on the first or last line, as near to `x` (CSS pixels from the left of the window) as it can. */
export function enterAt(editor: LexicalEditor, edge: Edge, x: number | null): void {
  const root = editor.getRootElement();
  if (!root) return;
  const block = edge === 'first' ? root.firstElementChild : root.lastElementChild;
  block?.scrollIntoView({ block: 'nearest' });
  const range = block && x !== null ? rangeAt(root, edgeLine(block, edge), x) : null;
  editor.update(
    () => {
      if (range) {
        const selection = $createRangeSelection();
        selection.applyDOMRange(range);
        $setSelection(selection);
      } else if (edge === 'first') {
        $getRoot().selectStart();
      } else {
        $getRoot().selectEnd();
      }
    },
    { discrete: true },
  );
  root.focus({ preventScroll: true });
}

function rangeAt(root: HTMLElement, line: DOMRect, x: number): Range | null {
  const box = root.getBoundingClientRect();
  const inside = Math.min(Math.max(x, box.left + 1), box.right - 1);
  const spot = root.ownerDocument.caretPositionFromPoint(inside, line.top + line.height / 2);
  if (!spot || !root.contains(spot.offsetNode)) return null;
  const range = root.ownerDocument.createRange();
  range.setStart(spot.offsetNode, spot.offset);
  return range;
}
