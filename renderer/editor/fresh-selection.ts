import { mergeRegister } from '@lexical/utils';
import {
  $createRangeSelectionFromDom,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_CRITICAL,
  COPY_COMMAND,
  CUT_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  PASTE_COMMAND,
} from 'lexical';

const EDITING_KEYS = new Set(['Enter', 'Backspace', 'Delete', 'Tab']);

/**
 * Lexical learns of a moved caret from an event that a busy browser delivers after the next key. Before anything
 * that acts on the caret, the editor looks where it really is. Typed characters bring their own place along.
 */
export function registerFreshSelection(editor: LexicalEditor): () => void {
  const look = () => {
    $look(editor);
    return false;
  };
  return mergeRegister(
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      ({ key, ctrlKey, metaKey }) => {
        if (EDITING_KEYS.has(key) || key.startsWith('Arrow') || ctrlKey || metaKey) $look(editor);
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(PASTE_COMMAND, look, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(COPY_COMMAND, look, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(CUT_COMMAND, look, COMMAND_PRIORITY_CRITICAL),
  );
}

function $look(editor: LexicalEditor): void {
  const root = editor.getRootElement();
  const dom = root?.ownerDocument.getSelection();
  const before = $getSelection();
  if (!root || !dom?.anchorNode || !root.contains(dom.anchorNode) || editor.isComposing()) return;
  // A figure that is selected as a whole has no native selection of its own.
  if (before !== null && !$isRangeSelection(before)) return;
  const now = $createRangeSelectionFromDom(dom, editor);
  if (!now || before?.is(now)) return;
  if (before) {
    now.format = before.format;
    now.style = before.style;
  }
  $setSelection(now);
}
