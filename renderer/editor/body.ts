import { $createListItemNode, $isListItemNode, $isListNode, registerList } from '@lexical/list';
import { $createQuoteNode, $isQuoteNode, registerRichText } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import {
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COMPOSITION_START_COMMAND,
  createEditor,
  type EditorThemeClasses,
  type ElementNode,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type { Block } from '../../shared/manuscript/blocks.ts';
import { registerBlockIds } from './block-ids.ts';
import type { BodyChanges } from './body-changes.ts';
import { $decorateDOM } from './decorate.ts';
import { registerFarCaret } from './far-caret.ts';
import { $nest } from './lists.ts';
import { $setBlocks } from './load.ts';
import { registerMoveBlocks } from './move-blocks.ts';
import { BODY_NODES } from './nodes.ts';
import { registerShortcuts } from './shortcuts.ts';
import { registerSuggestionEdges } from './suggestion-edges.ts';
import { registerWholeParagraph } from './whole-paragraph.ts';

export interface BodyOptions {
  theme: EditorThemeClasses;
  onError(error: Error): void;
}

/** The editor of the body. */
export function createBody(options: BodyOptions): LexicalEditor {
  return createEditor({
    namespace: 'galley-body',
    nodes: [...BODY_NODES],
    theme: options.theme,
    onError: options.onError,
    dom: { $decorateDOM },
  });
}

/** Fills the body from outside: no step of history, no caret. */
export function loadBody(editor: LexicalEditor, blocks: readonly Block[]): void {
  editor.update(() => $setBlocks(blocks), { discrete: true, skipTransforms: true });
}

/** Gives the body its behaviour. */
export function registerBody(editor: LexicalEditor, changes: BodyChanges): () => void {
  return mergeRegister(
    registerRichText(editor),
    registerList(editor),
    registerBlockIds(editor),
    registerSuggestionEdges(editor),
    registerShortcuts(editor),
    registerMoveBlocks(editor),
    registerFarCaret(editor),
    registerWholeParagraph(editor),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $enter, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      // Ctrl and Command with Enter are a command of the screen.
      (event) => event?.ctrlKey === true || event?.metaKey === true,
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(KEY_TAB_COMMAND, $tab, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      COMPOSITION_START_COMMAND,
      () => {
        changes.holdBack();
        return false;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

/**
 * Enter at the start of words puts an empty block before them, so that they stay the block they were. In the
 * middle of a quote both halves stay quoted.
 */
function $enter(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const block = $blockOf(selection.anchor.getNode());
  if (!block || block.isEmpty()) return false;
  if (selection.isCollapsed() && $isAtStart(selection, block)) {
    block.insertBefore($isListItemNode(block) ? $createListItemNode() : $createParagraphNode());
    return true;
  }
  if (!$isQuoteNode(block)) return false;
  const next = selection.insertParagraph();
  if ($isParagraphNode(next) && !next.isEmpty()) {
    next.replace($createQuoteNode(), true);
  }
  return true;
}

/** The paragraph, crosshead, quote or list item around a node. */
export function $blockOf(node: LexicalNode): ElementNode | null {
  let at: LexicalNode | null = node;
  while (at) {
    if ($isElementNode(at) && !at.isInline() && !$isListNode(at) && at.getKey() !== 'root') return at;
    at = at.getParent();
  }
  return null;
}

function $isAtStart(selection: RangeSelection, block: ElementNode): boolean {
  if (selection.anchor.offset !== 0) return false;
  let at: LexicalNode | null = selection.anchor.getNode();
  while (at && !at.is(block)) {
    if (at.getPreviousSibling() !== null) return false;
    at = at.getParent();
  }
  return true;
}

/** Tab nests a list item; elsewhere it goes on to the next part of the page, as it does everywhere. */
function $tab(event: KeyboardEvent): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !$isListItemNode($blockOf(selection.anchor.getNode()))) return true;
  event.preventDefault();
  $nest(selection, event.shiftKey ? -1 : 1);
  return true;
}
