import { useState } from 'react';
import { useBridge } from '../../app/bridge-context.tsx';
import { useDesk } from '../../app/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WhyLine } from '../../ui/field.tsx';
import { fullTime } from '../../ui/time.ts';

/** What a repair does, and does it. */
export function RepairDialog({ onClose }: { onClose(): void }) {
  const bridge = useBridge();
  const newest = useDesk('backups.status', null).data?.entries.find(({ kind }) => kind !== 'set-aside');
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState('');
  const repair = async () => {
    setBusy(true);
    try {
      await bridge.call('store.repair', null);
      onClose();
    } catch (cause) {
      setBusy(false);
      setWhy(cause instanceof Error ? cause.message : 'The repair could not be begun.');
    }
  };
  return (
    <Dialog
      title="Repair the store?"
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button onPress={onClose} isDisabled={busy}>
            Cancel
          </Button>
          <Button look="go" onPress={() => void repair()} isDisabled={busy} autoFocus>
            {busy ? 'Repairing…' : 'Repair it'}
          </Button>
        </>
      }
    >
      <p>Everything that can still be read is kept. What cannot is taken from the newest good backup.</p>
      <p>
        {newest
          ? `The newest backup is of ${fullTime(newest.at)}.`
          : 'There is no backup, so what cannot be read is lost.'}{' '}
        Afterwards you are told, by headline, about each story that is not as it was.
      </p>
      <p>The damaged file is set aside, not deleted.</p>
      {why !== '' && <WhyLine why={{ level: 'fail', text: why }} />}
    </Dialog>
  );
}
