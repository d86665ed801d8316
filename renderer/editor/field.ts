import { registerPlainText } from '@lexical/plain-text';
import { registerRichText } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import {
  $createTextNode,
  $getRoot,
  $isElementNode,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  type EditorThemeClasses,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  RootNode,
} from 'lexical';
import type { Inline } from '../../shared/manuscript/inline.ts';
import { $decorateDOM } from './decorate.ts';
import { $setFieldInline } from './load.ts';
import { INLINE_NODES } from './nodes.ts';
import { registerSuggestionEdges } from './suggestion-edges.ts';
import { $nodesToInline } from './to-manuscript.ts';

/** `rich` has marks, links and breaks (headline, caption); `plain` is one line of characters (byline, credit). */
export type FieldKind = 'rich' | 'plain';

export interface FieldOptions {
  kind: FieldKind;
  theme: EditorThemeClasses;
  /** The body, when the field stands inside it (a figure's caption). */
  parent?: LexicalEditor;
  onError(error: Error): void;
}

/** An editor of one paragraph. */
export function createField(options: FieldOptions): LexicalEditor {
  return createEditor({
    namespace: 'galley-field',
    nodes: options.kind === 'rich' ? [...INLINE_NODES] : [],
    theme: options.theme,
    onError: options.onError,
    dom: { $decorateDOM },
    ...(options.parent ? { parentEditor: options.parent } : {}),
  });
}

/** Gives a field its behaviour. `onEnter` is called for Enter, which leaves a field. */
export function registerField(editor: LexicalEditor, kind: FieldKind, onEnter: () => void): () => void {
  return mergeRegister(
    kind === 'rich' ? registerRichText(editor) : registerPlainText(editor),
    kind === 'rich' ? registerSuggestionEdges(editor) : () => undefined,
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (event?.isComposing) return true;
        // Ctrl and Command with Enter are a command of the screen.
        if (event?.ctrlKey || event?.metaKey) return true;
        if (event?.shiftKey && kind === 'rich') return false;
        event?.preventDefault();
        onEnter();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, () => true, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_LINE_BREAK_COMMAND, () => kind === 'plain', COMMAND_PRIORITY_HIGH),
    editor.registerNodeTransform(RootNode, (root) => {
      const [first, ...others] = root.getChildren();
      if (!$isElementNode(first)) return;
      for (const other of others) {
        if ($isElementNode(other)) first.append($createTextNode(' '), ...other.getChildren());
        other.remove();
      }
    }),
  );
}

/** Fills a field from outside: no step of history, no caret. */
export function loadField(editor: LexicalEditor, inline: Inline): void {
  editor.update(() => $setFieldInline(inline), { discrete: true, skipTransforms: true });
}

/** What a field says, in normal form. */
export function readField(editor: LexicalEditor): Inline {
  return editor.getEditorState().read(() => $nodesToInline($getRoot().getChildren()));
}
