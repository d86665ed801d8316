import { useState } from 'react';
import type { BackupRef } from '../../../shared/contract/upkeep.ts';
import type { Chosen } from '../../../shared/shell/shell.ts';
import type { BackupEntry } from '../../../shared/upkeep/backups.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { useDesk } from '../../app/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WhyLine } from '../../ui/field.tsx';
import { fullTime } from '../../ui/time.ts';
import { BackupPick } from './backup-pick.tsx';
import css from './upkeep.module.css';
import { contentWords } from './words.ts';

interface Elsewhere {
  chosen: Chosen;
  entries: readonly BackupEntry[];
}

interface RestoreDialogProps {
  onClose(): void;
  /** There is no store in the place that the backup goes to. */
  missing?: boolean;
}

/** Choose a backup, hear what happens to the present store, put it back. */
export function RestoreDialog({ onClose, missing = false }: RestoreDialogProps) {
  const bridge = useBridge();
  const own = useDesk('backups.status', null).data?.entries ?? [];
  const [elsewhere, setElsewhere] = useState<Elsewhere | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const entries = elsewhere?.entries ?? own;
  const entry = entries.find(({ name }) => name === picked) ?? entries[0] ?? null;

  const look = async (choose: () => Promise<Chosen | null>) => {
    setWhy('');
    try {
      const chosen = await choose();
      if (!chosen) return;
      const found = await bridge.call('backups.look', { from: { token: chosen.token } });
      if (found.length === 0) setWhy(`There are no backups in “${chosen.name}”.`);
      else setElsewhere({ chosen, entries: found });
      setPicked(found[0]?.name ?? null);
    } catch (cause) {
      setWhy(cause instanceof Error ? cause.message : 'It cannot be read.');
    }
  };
  const restore = async () => {
    if (!entry) return;
    const from: BackupRef = elsewhere
      ? { file: { token: elsewhere.chosen.token }, name: entry.kind === 'file' ? null : entry.name }
      : { own: entry.name };
    setBusy(true);
    try {
      await bridge.call('backups.restore', from);
      onClose();
    } catch (cause) {
      setBusy(false);
      setSure(false);
      setWhy(cause instanceof Error ? cause.message : 'It was not put back.');
    }
  };

  if (sure && entry) {
    return (
      <Dialog
        title="Put this backup back?"
        onClose={onClose}
        isDismissable={false}
        actions={
          <>
            <Button key="back" onPress={() => setSure(false)} isDisabled={busy}>
              Back
            </Button>
            {/* Another button than the one that stood there before: it takes the focus. */}
            <Button key="put-back" look="go" onPress={() => void restore()} isDisabled={busy} autoFocus>
              {busy ? 'Putting it back…' : 'Put it back'}
            </Button>
          </>
        }
      >
        <p>
          The desk will be as it was on <b>{fullTime(entry.at)}</b>: {contentWords(entry)}.
        </p>
        {missing ? (
          <p>
            It goes where the missing store was. What was written after that time is in the missing store
            alone, and that is not touched, wherever it is.
          </p>
        ) : (
          <p>
            The store that is here now is set aside, not deleted. It stands in this list afterwards as “Set
            aside”, with everything that was written since, and can be put back the same way.
          </p>
        )}
        <p className={css.dim}>The backup is read and checked first. If it is not whole, nothing changes.</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Restore a backup"
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button
            // A backup of the list takes the focus, where there is one.
            autoFocus={entries.length === 0}
            onPress={() => void look(() => bridge.shell.chooseFolder({ title: 'Where are the backups?' }))}
          >
            Another folder…
          </Button>
          <Button
            onPress={() =>
              void look(async () => {
                const title = 'Which backup?';
                return (await bridge.shell.chooseFiles({ kind: 'backups', title, many: false }))[0] ?? null;
              })
            }
          >
            A file…
          </Button>
          <span className={css.grow} />
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" onPress={() => setSure(true)} isDisabled={entry === null}>
            Go on
          </Button>
        </>
      }
    >
      {elsewhere && <p className={css.dim}>In “{elsewhere.chosen.name}”</p>}
      {why !== '' && <WhyLine why={{ level: 'fail', text: why }} />}
      {entries.length > 0 ? (
        <BackupPick
          key={elsewhere?.chosen.token ?? ''}
          entries={entries}
          value={entry?.name ?? null}
          onChange={setPicked}
        />
      ) : (
        <p className={css.dim}>
          {missing ? 'There are no backups in the place of the store.' : 'This store has no backups yet.'} If
          they are on another disk or from another machine, choose their folder or file.
        </p>
      )}
    </Dialog>
  );
}
