import {
  $createRangeSelection,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type LexicalEditor,
} from 'lexical';
import { type Clip, readClip } from '../clipboard.ts';
import { dropPhotos, takeFiles } from './files.ts';
import type { Page } from './page.ts';
import type { PartId } from './part.ts';

/**
 * Takes in what was dropped. `placementId` names the frame it was dropped on, or null. Words that were dragged
 * from the page itself are moved, all in one undo step. Returns whether the browser must leave it alone.
 */
export function dropInto(page: Page, event: DragEvent, placementId: string | null): boolean {
  const clip = readClip(event.dataTransfer);
  const spot = spotAt(page, event);
  const source = page.dragged;
  page.dragged = null;
  if (clip.files.length > 0) {
    dropFiles(page, clip, spot, placementId);
    return true;
  }
  if (!spot) return true;
  page.history.group(() => {
    if (source === spot.part && spot.range) {
      const { range } = spot;
      page.editor(spot.part).update(() => $moveCaretAndRemove(range), { discrete: true });
    } else {
      if (source) page.editor(source).update(() => $removeSelected(), { discrete: true });
      placeCaret(page.editor(spot.part), spot.range);
    }
    page.insert(spot.part, clip);
  });
  page.editor(spot.part).getRootElement()?.focus({ preventScroll: true });
  return true;
}

interface Spot {
  part: PartId;
  /** Where in its words, or null when the pointer is beside them. */
  range: Range | null;
}

function dropFiles(page: Page, clip: Clip, spot: Spot | null, placementId: string | null): void {
  if (placementId) {
    void dropPhotos(page, clip.files, { replace: placementId });
    return;
  }
  if (spot?.part === 'body' && spot.range) placeCaret(page.body, spot.range);
  void takeFiles(page, clip.files, spot?.part ?? null);
}

/** The part and place in its words under the pointer. */
function spotAt(page: Page, event: DragEvent): Spot | null {
  const at = document.caretPositionFromPoint(event.clientX, event.clientY);
  const near = at?.offsetNode instanceof Element ? at.offsetNode : at?.offsetNode.parentElement;
  const over = event.target instanceof Element ? event.target : null;
  const root = (near?.closest('[data-part]') ?? over?.closest('[data-part]')) || null;
  const part = page.parts().find((candidate) => page.editor(candidate).getRootElement() === root);
  if (!root || !part) return null;
  if (!at || !root.contains(at.offsetNode)) return { part, range: null };
  const range = document.createRange();
  range.setStart(at.offsetNode, at.offset);
  return { part, range };
}

function placeCaret(editor: LexicalEditor, range: Range | null): void {
  editor.update(
    () => {
      if (!range) {
        $getRoot().selectEnd();
        return;
      }
      const selection = $createRangeSelection();
      selection.applyDOMRange(range);
      $setSelection(selection);
    },
    { discrete: true },
  );
}

/** Takes the dragged words out and puts the caret where they go. A sign holds that place while they leave. */
function $moveCaretAndRemove(range: Range): void {
  const target = $createRangeSelection();
  target.applyDOMRange(range);
  const sign = $createTextNode('\u2060');
  const node = target.anchor.getNode();
  const { offset } = target.anchor;
  if ($isTextNode(node)) {
    if (offset === 0) node.insertBefore(sign);
    else if (offset === node.getTextContentSize()) node.insertAfter(sign);
    else node.splitText(offset)[0]?.insertAfter(sign);
  } else if ($isElementNode(node)) {
    node.splice(offset, 0, [sign]);
  }
  $removeSelected();
  sign.select(0, sign.getTextContentSize());
  const selection = $getSelection();
  if ($isRangeSelection(selection)) selection.removeText();
}

function $removeSelected(): void {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) selection.removeText();
  else if ($isNodeSelection(selection)) selection.deleteNodes();
}
