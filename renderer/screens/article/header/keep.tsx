import { useState } from 'react';
import { useCommand } from '../../../commands/provider.tsx';
import { say, sayError } from '../../../ui/toasts.tsx';
import { useWorkspace } from '../workspace-context.tsx';
import { KeepDialog } from './keep-dialog.tsx';

/** Keeping a version by hand: at once, or with a note. */
export function Keep() {
  const { session, own } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const keep = async (note: string) => {
    setAsking(false);
    try {
      await own(() => session.commit('saved', note));
      say({
        text: 'This version is kept in History.',
        ...(note === '' ? { action: { label: 'Add a note', run: () => setAsking(true) } } : {}),
      });
    } catch (cause) {
      sayError(cause, 'The version was not kept.');
    }
  };
  useCommand('article.save', () => void keep(''));
  useCommand('article.saveNoted', () => setAsking(true));
  return asking && <KeepDialog onKeep={(note) => void keep(note)} onClose={() => setAsking(false)} />;
}
