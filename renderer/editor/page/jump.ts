import { $createRangeSelection, $getRoot, $isElementNode, $setSelection, type LexicalEditor } from 'lexical';
import type { CheckPlace } from '../../../shared/checks/result.ts';
import { enterAt } from '../caret.ts';
import { $isFigureNode } from '../figure-node.ts';
import { blockIdOf, placementIdOf } from '../states.ts';
import { type PartId, photoPart } from './part.ts';

interface Parts {
  readonly body: LexicalEditor;
  editor(part: PartId): LexicalEditor;
  selectFigure(placementId: string): void;
}

/** Puts the caret where a check points. False when that place is not on the printed page as it is drawn. */
export function jumpOnPage(page: Parts, place: CheckPlace): boolean {
  if (place.kind === 'part') return enter(page.editor(place.part));
  if (place.kind === 'body') {
    return place.blockId === null ? enter(page.body) : toBlock(page, place.blockId);
  }
  if (place.kind === 'field') return false;
  if (place.part !== 'photo') return enter(page.editor(photoPart(place.part, place.placementId)));
  const frame = document.querySelector<HTMLElement>(
    `[data-placement="${CSS.escape(place.placementId)}"] :is(button, [data-place])`,
  );
  frame?.scrollIntoView({ block: 'center' });
  frame?.focus();
  return frame !== null;
}

function enter(editor: LexicalEditor): boolean {
  const root = editor.getRootElement();
  if (!root) return false;
  root.scrollIntoView({ block: 'nearest' });
  enterAt(editor, 'last', null);
  return true;
}

function toBlock(page: Parts, blockId: string): boolean {
  const { body } = page;
  const node = body.getEditorState().read(
    () =>
      $getRoot()
        .getChildren()
        .find((child) => blockIdOf(child) === blockId) ?? null,
  );
  if (!node) return false;
  body.getElementByKey(node.getKey())?.scrollIntoView({ block: 'center' });
  if ($isFigureNode(node)) {
    page.selectFigure(placementIdOf(node));
    return true;
  }
  body.update(
    () => {
      if (!$isElementNode(node)) return;
      $setSelection($createRangeSelection());
      node.selectEnd();
    },
    { discrete: true },
  );
  body.getRootElement()?.focus({ preventScroll: true });
  return true;
}
