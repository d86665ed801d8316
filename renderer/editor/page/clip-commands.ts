import { mergeRegister } from '@lexical/utils';
import {
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  CUT_TAG,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  type LexicalEditor,
  PASTE_COMMAND,
} from 'lexical';
import type { Placement } from '../../../shared/article/placement.ts';
import { type Clip, readClip, writeClip } from '../clipboard.ts';
import { $selectedContent } from '../selected.ts';
import type { PartId } from './part.ts';

export interface ClipHooks {
  placements(): readonly Placement[];
  paste(part: PartId, clip: Clip): void;
  /** Words of the part began to be dragged. */
  dragged(part: PartId): void;
}

/** Copy, cut and paste of one editor: Lexical's own import of HTML is never used. */
export function registerClipboard(part: PartId, editor: LexicalEditor, hooks: ClipHooks): () => void {
  const copy = (data: DataTransfer | null | undefined): boolean => {
    const selected = $selectedContent($getSelection());
    if (!data || !selected) return false;
    writeClip(data, selected, hooks.placements());
    return true;
  };
  const dataOf = (event: unknown) => (event instanceof ClipboardEvent ? event.clipboardData : null);
  return mergeRegister(
    editor.registerCommand(
      COPY_COMMAND,
      (event) => {
        if (!(event instanceof ClipboardEvent)) return execute('copy');
        event.preventDefault();
        copy(dataOf(event));
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        if (!(event instanceof ClipboardEvent)) return execute('cut');
        event.preventDefault();
        if (copy(dataOf(event))) editor.update(() => $removeSelected(), { tag: CUT_TAG });
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        event.preventDefault();
        const clip = readClip(event instanceof ClipboardEvent ? event.clipboardData : null);
        // The command runs inside an update of this editor; a paste may change several.
        queueMicrotask(() => hooks.paste(part, clip));
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DRAGSTART_COMMAND,
      (event) => {
        if (copy(event.dataTransfer)) hooks.dragged(part);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    // Drops are the page's: it knows whether they are words or files, and where they came from.
    editor.registerCommand(DROP_COMMAND, () => true, COMMAND_PRIORITY_HIGH),
  );
}

/** A figure that is selected as a whole has no native selection, so the browser is asked to copy by itself. */
function execute(command: 'copy' | 'cut'): boolean {
  queueMicrotask(() => document.execCommand(command));
  return true;
}

function $removeSelected(): void {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) selection.removeText();
  else if ($isNodeSelection(selection)) selection.deleteNodes();
}
