import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
} from 'lexical';

/**
 * The keys for both ends of the text. The browser cannot find a place in blocks that it has not drawn, so the
 * caret is put there by the text itself, and the block is brought into view.
 */
export function registerFarCaret(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    KEY_DOWN_COMMAND,
    (event) => {
      const to = farEnd(event);
      if (to === null) return false;
      event.preventDefault();
      $go(to, event.shiftKey);
      const root = editor.getRootElement();
      const block = to === 'start' ? root?.firstElementChild : root?.lastElementChild;
      block?.scrollIntoView({ block: 'nearest' });
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
}

function farEnd({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): 'start' | 'end' | null {
  if (altKey) return null;
  if (ctrlKey && (key === 'Home' || key === 'End')) return key === 'Home' ? 'start' : 'end';
  if (metaKey && (key === 'ArrowUp' || key === 'ArrowDown')) return key === 'ArrowUp' ? 'start' : 'end';
  return null;
}

function $go(to: 'start' | 'end', extend: boolean): void {
  const before = $getSelection();
  const anchor = extend && $isRangeSelection(before) ? before.anchor : null;
  const [key, offset, type] = anchor ? [anchor.key, anchor.offset, anchor.type] : ['', 0, 'text' as const];
  const selection = to === 'start' ? $getRoot().selectStart() : $getRoot().selectEnd();
  if (anchor) {
    selection.anchor.set(key, offset, type);
    $setSelection(selection);
  }
}
