import { useSyncExternalStore } from 'react';
import { useCommand } from '../../commands/provider.tsx';
import { pickPhotos } from '../../editor/page/files.ts';
import { FORMAT_COMMANDS, type FormatCommand } from '../../editor/page/format.ts';
import type { FormatState, Page } from '../../editor/page/page.ts';

/** What the printed page answers to: the forms of words, and its one history. */
export function PageCommands({ page }: { page: Page }) {
  const state = useSyncExternalStore(page.formats.subscribe, page.formats.get);
  useCommand('edit.undo', () => void page.undo());
  useCommand('edit.redo', () => void page.redo());
  useCommand('article.insertFigure', () => void pickPhotos(page, { role: 'inline' }));
  return FORMAT_COMMANDS.map((id) => <Format key={id} id={id} page={page} state={state} />);
}

function Format({ id, page, state }: { id: FormatCommand; page: Page; state: FormatState }) {
  useCommand(id, () => page.format(id), {
    enabled: state.part !== null && page.canRun(id),
    checked: state.on.has(id),
  });
  return null;
}
