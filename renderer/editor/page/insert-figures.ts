import { $createParagraphNode, $getRoot, $getSelection, $isRangeSelection, type LexicalNode } from 'lexical';
import { $createFigureNode } from '../figure-node.ts';
import { $ensureBlockId } from '../states.ts';

/** Puts figures after the block with the caret, else at the end; there is always a paragraph to go on in. */
export function $insertFigures(placementIds: readonly string[]): void {
  let after = $anchorBlock();
  for (const id of placementIds) {
    const figure = $ensureBlockId($createFigureNode(id));
    if (after) after.insertAfter(figure);
    else $getRoot().append(figure);
    after = figure;
  }
  if (after && after.getNextSibling() === null) after.insertAfter($createParagraphNode());
}

function $anchorBlock(): LexicalNode | null {
  const selection = $getSelection();
  const node = $isRangeSelection(selection) ? selection.focus.getNode() : selection?.getNodes().at(-1);
  return node?.getTopLevelElement() ?? $getRoot().getLastChild();
}
