import { type ReactNode, useState } from 'react';
import type { SavedSearch } from '../../../shared/contract/desk.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { useDesk } from '../../app/queries.ts';
import { useCommand } from '../../commands/provider.tsx';
import { say, sayError } from '../../ui/toasts.tsx';
import { NameSearchDialog } from './name-search-dialog.tsx';
import type { DeskView } from './view-state.ts';

/** Saving, renaming and removing the search that is shown. `current` is the saved search that it is, if it is one. */
export function useSavedSearch(
  view: DeskView,
  onClosed: () => void,
): { current: SavedSearch | null; floating: ReactNode } {
  const bridge = useBridge();
  const [naming, setNaming] = useState<'new' | SavedSearch | null>(null);
  const saved = useDesk('searches.list', null).data ?? [];
  const search = view.search.trim();
  const current = saved.find((one) => one.search === search && one.order === view.order) ?? null;
  const remove = async (one: SavedSearch) => {
    try {
      await bridge.call('searches.remove', { id: one.id });
      say({
        text: `“${one.name}” removed.`,
        action: { label: 'Undo', run: () => void bridge.call('searches.save', one).catch(sayUndone) },
      });
    } catch (cause) {
      sayError(cause, 'The search was not removed.');
    }
  };
  useCommand('desk.saveSearch', () => setNaming('new'), { enabled: search !== '' && current === null });
  useCommand('desk.renameSearch', () => setNaming(current), { enabled: current !== null });
  useCommand('desk.removeSearch', () => current && void remove(current), { enabled: current !== null });
  const close = () => {
    setNaming(null);
    onClosed();
  };
  const floating = naming && (
    <NameSearchDialog
      name={naming === 'new' ? '' : naming.name}
      search={search}
      onName={async (name) => {
        const kept = naming === 'new' ? { search, order: view.order } : naming;
        await bridge.call('searches.save', { ...kept, name });
        close();
      }}
      onClose={close}
    />
  );
  return { current, floating };
}

function sayUndone(cause: unknown): void {
  sayError(cause, 'The search could not be brought back.');
}
