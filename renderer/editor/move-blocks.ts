import { mergeRegister } from '@lexical/utils';
import {
  $getRoot,
  $getSelection,
  $isNodeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';

/** Alt with an arrow moves the selected blocks, a figure as well as paragraphs, up or down. */
export function registerMoveBlocks(editor: LexicalEditor): () => void {
  const move = (event: KeyboardEvent, by: -1 | 1): boolean => {
    if (!event.altKey || event.shiftKey || event.ctrlKey || event.metaKey) return false;
    event.preventDefault();
    $moveSelectedBlocks(by);
    return true;
  };
  return mergeRegister(
    editor.registerCommand(KEY_ARROW_UP_COMMAND, (event) => move(event, -1), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_DOWN_COMMAND, (event) => move(event, 1), COMMAND_PRIORITY_HIGH),
  );
}

/** Moves the blocks that are selected past the one before or after them. The caret stays in its words. */
export function $moveSelectedBlocks(by: -1 | 1): boolean {
  const blocks = $selectedTopBlocks();
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last) return false;
  const past = by === -1 ? first.getPreviousSibling() : last.getNextSibling();
  if (!past) return false;
  // The neighbour moves instead, so that the selection and the keys of what is selected are untouched.
  if (by === -1) last.insertAfter(past);
  else first.insertBefore(past);
  return true;
}

/** The top-level blocks that the selection touches, in order. */
export function $selectedTopBlocks(): LexicalNode[] {
  const selection = $getSelection();
  if (!selection) return [];
  const touched = new Set(selection.getNodes().flatMap((node) => node.getTopLevelElement()?.getKey() ?? []));
  if ($isNodeSelection(selection)) for (const node of selection.getNodes()) touched.add(node.getKey());
  return $getRoot()
    .getChildren()
    .filter((child) => touched.has(child.getKey()));
}
