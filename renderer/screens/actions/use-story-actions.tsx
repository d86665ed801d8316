import { type ReactNode, useState } from 'react';
import { useBridge } from '../../app/bridge-context.tsx';
import { navigate } from '../../app/route.ts';
import { useCommand } from '../../commands/provider.tsx';
import { say, sayError } from '../../ui/toasts.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { DueDialog } from './due-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { handOff } from './hand-off.ts';
import { PurgeDialog } from './purge-dialog.tsx';
import { SectionDialog } from './section-dialog.tsx';
import { bringBack, useSpike } from './use-spike.ts';

export interface StoryActionOptions {
  /** Called when a dialog has closed. */
  onClosed(): void;
  /** Words on their way to the disk are waited for, so that what leaves is what was written. */
  before?(): Promise<void>;
  /** On the desk: section and spike for many at once. The article screen has its own. */
  desk: boolean;
  /** In the trash: back from there, or gone for good. */
  trash?: boolean;
}

type Open = 'assign' | 'due' | 'section' | 'export' | 'purge' | null;

/** What can be done with one story or many, by command. Returns what floats. */
export function useStoryActions(ids: readonly string[], options: StoryActionOptions): ReactNode {
  const { onClosed, before, desk, trash = false } = options;
  const bridge = useBridge();
  const [open, setOpen] = useState<Open>(null);
  // The stories that a dialog was opened for, whatever is chosen meanwhile.
  const [targets, setTargets] = useState<readonly string[]>([]);
  const spike = useSpike();
  const some = ids.length > 0;

  const show = async (dialog: Open) => {
    try {
      await before?.();
    } catch (cause) {
      sayError(cause, 'The last words are not on disk yet.');
      return;
    }
    setTargets(ids);
    setOpen(dialog);
  };
  const close = () => {
    setOpen(null);
    onClosed();
  };
  const setDesk = async (
    change: { assignee?: string; due?: string | null; section?: string },
    done: string,
  ) => {
    close();
    try {
      await bridge.call('articles.setDesk', { ids: [...targets], ...change });
      say({ text: targets.length === 1 ? `${done}.` : `${done}: ${targets.length} stories.` });
    } catch (cause) {
      sayError(cause, 'The change was not made.');
    }
  };
  const back = async () => {
    try {
      await bringBack(bridge, ids);
    } catch (cause) {
      sayError(cause, 'Not brought back.');
    }
  };
  const update = async () => {
    const [id] = ids;
    if (id === undefined) return;
    try {
      await before?.();
      const made = await bridge.call('articles.create', { updateOf: id });
      await navigate({ screen: 'article', id: made.id });
    } catch (cause) {
      sayError(cause, 'The update could not be begun.');
    }
  };

  useCommand('article.assign', () => void show('assign'), { enabled: some });
  useCommand('article.due', () => void show('due'), { enabled: some });
  useCommand('article.section', () => void show('section'), { enabled: some && desk });
  useCommand('article.export', () => void show('export'), { enabled: some });
  useCommand('article.spike', () => void spike(ids), { enabled: some && desk && !trash });
  useCommand('article.unspike', () => void back(), { enabled: some && trash });
  useCommand('article.purge', () => void show('purge'), { enabled: some && trash });
  useCommand('article.newUpdate', () => void update(), { enabled: ids.length === 1 });
  useCommand('article.handoff', () => void handOff(bridge, ids, before), { enabled: some });

  const count = targets.length;
  switch (open) {
    case 'assign':
      return (
        <AssignDialog
          count={count}
          onPick={(assignee, name) =>
            void setDesk({ assignee }, name === null ? 'With nobody' : `With ${name}`)
          }
          onClose={close}
        />
      );
    case 'due':
      return (
        <DueDialog
          count={count}
          onPick={(due, words) => void setDesk({ due }, due === null ? 'No due time' : `Due ${words}`)}
          onClose={close}
        />
      );
    case 'section':
      return (
        <SectionDialog
          count={count}
          onPick={(section) => void setDesk({ section }, section === '' ? 'In no section' : `In ${section}`)}
          onClose={close}
        />
      );
    case 'export':
      return <ExportDialog ids={targets} onClose={close} />;
    case 'purge':
      return <PurgeDialog ids={targets} onClose={close} />;
    case null:
      return null;
  }
}
