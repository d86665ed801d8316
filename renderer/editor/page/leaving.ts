import { mergeRegister } from '@lexical/utils';
import {
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { caretRect, type Edge, enterAt, isOnEdgeLine } from '../caret.ts';
import { $isFigureNode } from '../figure-node.ts';
import { placementIdOf } from '../states.ts';
import type { DatelinePart } from './dateline-part.ts';
import { $figureOf } from './figures.ts';
import { type PartId, photoPart, photoPartOf } from './part.ts';

/** What of the page the keys need to know. */
interface Parts {
  readonly body: LexicalEditor;
  readonly dateline: DatelinePart;
  /** Parts from top to bottom. */
  order(): PartId[];
  editor(part: PartId): LexicalEditor;
  selectFigure(placementId: string): void;
}

/** How keys go from part to part of the page. */
export interface Leaving {
  register(part: PartId, editor: LexicalEditor): () => void;
  /** Enter in a field: on to the next one. */
  enter(part: PartId): void;
}

export function registerLeaving(page: Parts): Leaving {
  return {
    enter: (part) => void enter(page, part),
    register: (part, editor) =>
      mergeRegister(
        ...(part === 'body' ? [registerFigureKeys(page, editor)] : []),
        ...(part === 'dateline' ? [registerOfferKeys(page, editor)] : []),
        registerEscape(page, part, editor),
        onArrow(editor, KEY_ARROW_UP_COMMAND, () => leave(page, part, editor, 'first')),
        onArrow(editor, KEY_ARROW_DOWN_COMMAND, () => leave(page, part, editor, 'last')),
        onArrow(editor, KEY_ARROW_LEFT_COMMAND, () => part === 'body' && toDateline(page, editor)),
        onArrow(editor, KEY_ARROW_RIGHT_COMMAND, () => part === 'dateline' && toBody(page, editor)),
      ),
  };
}

function onArrow(editor: LexicalEditor, command: typeof KEY_ARROW_UP_COMMAND, go: () => boolean): () => void {
  return editor.registerCommand(
    command,
    (event) => {
      if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || !go()) return false;
      event.preventDefault();
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
}

/** Escape in the words of a figure selects the figure. Elsewhere it does nothing: the caret stays in the story. */
function registerEscape(page: Parts, part: PartId, editor: LexicalEditor): () => void {
  return editor.registerCommand(
    KEY_ESCAPE_COMMAND,
    () => {
      const photo = photoPartOf(part);
      if (photo && isInBody(page, photo.placementId)) later(() => page.selectFigure(photo.placementId));
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
}

/** Leaves an editor when the caret is on its first or last line. */
function leave(page: Parts, part: PartId, editor: LexicalEditor, edge: Edge): boolean {
  const root = editor.getRootElement();
  const selection = $getSelection();
  if (!root || !$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  if (!isOnEdgeLine(root, edge)) return false;
  const photo = photoPartOf(part);
  if (photo && isInBody(page, photo.placementId)) {
    later(() => leaveFigure(page, photo.placementId, edge === 'last'));
    return true;
  }
  const target = neighbour(page, part, edge === 'first' ? -1 : 1);
  if (!target) return false;
  const x = caretRect(root)?.left ?? null;
  later(() => enterAt(page.editor(target), edge === 'first' ? 'last' : 'first', x));
  return true;
}

function neighbour(page: Parts, part: PartId, by: -1 | 1): PartId | null {
  const order = page.order();
  const photo = photoPartOf(part);
  const at = order.indexOf(photo ? photoPart('caption', photo.placementId) : part);
  let next = order[at + by];
  // The dateline stands on the body's first line: an arrow up leaves both.
  if (part === 'body' && by === -1 && next === 'dateline') next = order[at - 2];
  return at < 0 ? null : (next ?? null);
}

function isInBody(page: Parts, placementId: string): boolean {
  return page.body.getEditorState().read(() => $figureOf(placementId) !== null);
}

/** From the words of a figure to the block after or before it; a figure at the end gets a paragraph to go to. */
function leaveFigure(page: Parts, placementId: string, forward: boolean): void {
  page.body.update(
    () => {
      const figure = $figureOf(placementId);
      if (!figure) return;
      const next = forward ? figure.getNextSibling() : figure.getPreviousSibling();
      if ($isElementNode(next)) {
        if (forward) next.selectStart();
        else next.selectEnd();
        return;
      }
      const paragraph = $createParagraphNode();
      if (forward) figure.insertAfter(paragraph);
      else figure.insertBefore(paragraph);
      paragraph.select();
    },
    { discrete: true },
  );
  page.body.getRootElement()?.focus({ preventScroll: true });
}

async function enter(page: Parts, part: PartId): Promise<void> {
  if (part === 'dateline') await page.dateline.commit();
  const photo = photoPartOf(part);
  if (photo && photo.word !== 'altText') {
    const next = photoPart(photo.word === 'caption' ? 'credit' : 'altText', photo.placementId);
    later(() => enterAt(page.editor(next), 'last', null));
  } else if (photo && isInBody(page, photo.placementId)) {
    later(() => leaveFigure(page, photo.placementId, true));
  } else {
    const target = neighbour(page, part, 1);
    if (target) later(() => enterAt(page.editor(target), target === 'body' ? 'first' : 'last', null));
  }
}

/** Left at the very start of the body goes into the dateline before it, and right at its end comes back. */
function toDateline(page: Parts, editor: LexicalEditor): boolean {
  const root = editor.getRootElement();
  const selection = $getSelection();
  if (!root || !$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  if (!atEdge(selection.anchor, editor, 'first')) return false;
  later(() => enterAt(page.editor('dateline'), 'last', null));
  return true;
}

function toBody(page: Parts, editor: LexicalEditor): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  if (!atEdge(selection.anchor, editor, 'last')) return false;
  later(() => enterAt(page.body, 'first', null));
  return true;
}

function atEdge(point: { key: string; offset: number }, editor: LexicalEditor, edge: Edge): boolean {
  const map = editor.getEditorState()._nodeMap;
  let node = map.get(point.key);
  if (!node) return false;
  const size = $isElementNode(node) ? node.getChildrenSize() : node.getTextContentSize();
  if (point.offset !== (edge === 'first' ? 0 : size)) return false;
  while (node && node.getKey() !== 'root') {
    const sibling = edge === 'first' ? node.getPreviousSibling() : node.getNextSibling();
    if (sibling !== null) return false;
    node = node.getParent() ?? undefined;
  }
  return true;
}

/** Keys on a figure that is selected as a whole: Enter goes to its caption. */
function registerFigureKeys(page: Parts, body: LexicalEditor): () => void {
  return body.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      const selection = $getSelection();
      if (!$isNodeSelection(selection) || event?.ctrlKey || event?.metaKey) return false;
      const figure = selection.getNodes().find($isFigureNode);
      if (!figure) return false;
      event?.preventDefault();
      const caption = photoPart('caption', placementIdOf(figure));
      later(() => enterAt(page.editor(caption), 'last', null));
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
}

/** Keys on the list of places under the dateline. Registered before the arrows that leave it. */
function registerOfferKeys(page: Parts, editor: LexicalEditor): () => void {
  const step = (by: -1 | 1) => (event: KeyboardEvent) => {
    if (!page.dateline.step(by)) return false;
    event.preventDefault();
    return true;
  };
  return mergeRegister(
    editor.registerCommand(KEY_ARROW_UP_COMMAND, step(-1), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_DOWN_COMMAND, step(1), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      KEY_ESCAPE_COMMAND,
      (event) => {
        if (!page.dateline.dismiss()) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

function later(run: () => void): void {
  queueMicrotask(run);
}
