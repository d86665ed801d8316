import { useState } from 'react';
import type { FoundStore } from '../../../shared/shell/found-store.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WhyLine } from '../../ui/field.tsx';
import { RestoreDialog } from '../upkeep/restore-dialog.tsx';
import css from './problem.module.css';

interface MissingActionsProps {
  /** Looks at the store's place again; resolves when that is done. */
  onLook(): Promise<void>;
  /** Makes a new store there. */
  onBegin(): Promise<void>;
}

/** The ways on when a store is not in its place: look again, show where it is, put a backup there, begin anew. */
export function MissingActions({ onLook, onBegin }: MissingActionsProps) {
  const { shell } = useBridge();
  const [busy, setBusy] = useState<'look' | 'other' | null>(null);
  const [said, setSaid] = useState('');
  const [open, setOpen] = useState<'restore' | 'begin' | null>(null);
  const [other, setOther] = useState<{ token: string; path: string } | null>(null);

  // A button that is switched off loses the focus: what is pressed meanwhile is let pass instead.
  const tried = async (what: 'look' | 'other', work: () => Promise<void>) => {
    if (busy !== null) return;
    setBusy(what);
    setSaid('');
    try {
      await work();
    } catch (cause) {
      setSaid(cause instanceof Error ? cause.message : 'That did not work.');
    }
    setBusy(null);
  };
  const again = () =>
    tried('look', async () => {
      await onLook();
      // Where the store is there, this screen has gone by now.
      setSaid('Looked again: it is still not there.');
    });
  const elsewhere = () =>
    tried('other', async () => {
      const chosen = await shell.chooseFolder({ title: 'Where is the store?' });
      if (chosen === null) return;
      const found: FoundStore = await shell.findStore(chosen.token);
      if (found.found === 'same') await shell.openStore(chosen.token);
      else if (found.found === 'other') setOther({ token: chosen.token, path: found.path });
      else setSaid(`There is no store in ${found.path}. The folder that holds “galley.sqlite” is the one.`);
    });

  return (
    <>
      <div className={css.actions}>
        <Button look="go" size="large" onPress={() => void again()} autoFocus>
          {busy === 'look' ? 'Looking…' : 'Look again'}
        </Button>
        <Button size="large" onPress={() => void elsewhere()}>
          It is somewhere else…
        </Button>
        <Button size="large" onPress={() => setOpen('restore')}>
          Restore a backup…
        </Button>
        <Button size="large" onPress={() => setOpen('begin')}>
          Begin an empty store…
        </Button>
        <Button look="bare" size="large" onPress={() => shell.quit()}>
          Quit
        </Button>
      </div>
      <div role="status" className={css.said}>
        {said !== '' && <WhyLine why={{ level: 'fail', text: said }} />}
      </div>
      {open === 'restore' && <RestoreDialog missing onClose={() => setOpen(null)} />}
      {open === 'begin' && (
        <BeginDialog onClose={() => setOpen(null)} onBegin={() => void tried('other', onBegin)} />
      )}
      {other !== null && <OtherDialog {...other} onClose={() => setOther(null)} />}
    </>
  );
}

/** Says what an empty store means before one is made. */
function BeginDialog({ onClose, onBegin }: { onClose(): void; onBegin(): void }) {
  const begin = () => {
    onClose();
    onBegin();
  };
  return (
    <Dialog
      title="Begin with an empty store?"
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Cancel
          </Button>
          <Button look="go" onPress={begin}>
            Begin empty
          </Button>
        </>
      }
    >
      <p>A new store without stories, photos or people is made in that place.</p>
      <p>
        The one that was there before is not touched, wherever it is. If it comes back on its disk later, the
        two stay two: stories go from one to the other by hand-off.
      </p>
    </Dialog>
  );
}

/** A store lies in the chosen folder, but never was in the place that is looked at. */
function OtherDialog({ token, path, onClose }: { token: string; path: string; onClose(): void }) {
  const { shell } = useBridge();
  const [why, setWhy] = useState('');
  const open = () =>
    shell
      .openStore(token)
      .catch((cause: unknown) => setWhy(cause instanceof Error ? cause.message : 'It was not opened.'));
  return (
    <Dialog
      title="That is another store"
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Cancel
          </Button>
          <Button look="go" onPress={() => void open()}>
            Open this one
          </Button>
        </>
      }
    >
      <p className={css.path}>
        There is a store in <span className="selectable">{path}</span>, but not the one that is missing: a
        backup that was put back, or one of somebody else.
      </p>
      <p>From now on Galley opens it here. The missing one is not touched.</p>
      {why !== '' && <WhyLine why={{ level: 'fail', text: why }} />}
    </Dialog>
  );
}
