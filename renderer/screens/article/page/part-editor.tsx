import {
  $isElementNode,
  $setSelection,
  type EditorState,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
} from 'lexical';
import { type HTMLAttributes, useCallback } from 'react';
import type { PartId } from '../../../editor/page/part.ts';
import { cx } from './cx.ts';
import { usePage } from './page-context.ts';
import css from './part-editor.module.css';

interface PartEditorProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  part: PartId;
  /** For screen readers, and shown while the part is empty unless `placeholder` is given. */
  label: string;
  placeholder?: string;
  /** Where a check about this part points: see `CheckPlace`. */
  place?: string;
  /** More than one paragraph. */
  multiline?: boolean;
}

/** A place on the page where one of its editors is typed into. */
export function PartEditor({
  part,
  label,
  placeholder = label,
  place,
  multiline = false,
  className,
  ...rest
}: PartEditorProps) {
  const { page } = usePage();
  const editor = page.editor(part);
  const attach = useCallback((element: HTMLDivElement | null) => attachRoot(editor, element), [editor]);
  return (
    <div
      {...rest}
      ref={attach}
      className={cx(css.part, className)}
      contentEditable
      suppressContentEditableWarning
      role="textbox"
      tabIndex={0}
      aria-label={label}
      aria-multiline={multiline}
      aria-placeholder={placeholder}
      spellCheck={false}
      data-part={part}
      data-place={place}
      data-placeholder={placeholder}
    />
  );
}

/** What a key sets off that is for its editor alone: outside, each would be handed through the whole screen. */
const OURS_ALONE = ['keypress', 'beforeinput', 'textInput', 'input'] as const;

function stopHere(event: Event): void {
  event.stopPropagation();
}

/** Gives the editor its element; empty parts say so, for their placeholder. */
function attachRoot(editor: LexicalEditor, element: HTMLDivElement | null): (() => void) | undefined {
  if (!element) return undefined;
  editor.setRootElement(element);
  for (const type of OURS_ALONE) element.addEventListener(type, stopHere);
  const show = (state: EditorState) => {
    const empty = isEmpty(state);
    if (empty !== (element.dataset.empty === 'true')) element.dataset.empty = String(empty);
  };
  show(editor.getEditorState());
  const end = editor.registerUpdateListener(({ editorState }) => {
    if (!editor.isComposing()) show(editorState);
    else element.dataset.empty = 'false';
  });
  return () => {
    end();
    for (const type of OURS_ALONE) element.removeEventListener(type, stopHere);
    // A selection that is left behind would pull the focus back when the editor is drawn again.
    if (editor.getEditorState()._selection) {
      editor.update(() => $setSelection(null), { discrete: true, tag: HISTORY_MERGE_TAG });
    }
    editor.setRootElement(null);
  };
}

function isEmpty(state: EditorState): boolean {
  const root = state._nodeMap.get('root');
  if (!$isElementNode(root) || root.__size !== 1 || root.__first === null) return false;
  const only = state._nodeMap.get(root.__first);
  return $isElementNode(only) && only.__size === 0 && only.getType() === 'paragraph';
}
