import { mergeRegister } from '@lexical/utils';
import {
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMPOSITION_START_COMMAND,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  type LexicalEditor,
  type RangeSelection,
  type TextNode,
} from 'lexical';
import { $setComments, commentsOf, suggestionOf } from './states.ts';

/** Lexical puts this before the first composed character where a new text node has to begin. */
const COMPOSITION_CHARACTER = '\u200b';

/**
 * Keeps typed words out of a proposed change that is not theirs: typing at either end of a suggestion, or
 * anywhere in a proposed deletion, makes plain text. Only inside a proposed insertion does it join it.
 */
export function registerSuggestionEdges(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(
      BEFORE_INPUT_COMMAND,
      (event) => {
        if (event.inputType !== 'insertText' || event.data === null || editor.isComposing()) return false;
        if (!$insertBeside(event.data, false)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (event) => typeof event === 'string' && event !== COMPOSITION_CHARACTER && $insertBeside(event, false),
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      COMPOSITION_START_COMMAND,
      () => {
        $insertBeside(COMPOSITION_CHARACTER, true);
        return false;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

/** Inserts plain text beside the suggestion that the caret touches. False when it touches none. */
export function $insertBeside(text: string, caretBefore: boolean): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const node = $touched(selection);
  if (!node) return false;
  const fresh = $createTextNode(text).setFormat(selection.format);
  $setComments(fresh, commentsOf(node));
  const offset = selection.anchor.offset;
  if (offset === 0) {
    node.insertBefore(fresh);
  } else if (offset === node.getTextContentSize()) {
    node.insertAfter(fresh);
  } else {
    const [head] = node.splitText(offset);
    head?.insertAfter(fresh);
  }
  const at = caretBefore ? 0 : text.length;
  fresh.select(at, at);
  return true;
}

function $touched(selection: RangeSelection): TextNode | null {
  const node = selection.anchor.getNode();
  if (!$isTextNode(node)) return null;
  const suggestion = suggestionOf(node);
  if (!suggestion) return null;
  const inside = selection.anchor.offset > 0 && selection.anchor.offset < node.getTextContentSize();
  return inside && suggestion.kind === 'insert' ? null : node;
}
