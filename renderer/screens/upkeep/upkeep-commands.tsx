import { useState } from 'react';
import { useBridge } from '../../app/bridge-context.tsx';
import { useCommand } from '../../commands/provider.tsx';
import { fullTime } from '../../ui/time.ts';
import { say, sayError } from '../../ui/toasts.tsx';
import { RestoreDialog } from './restore-dialog.tsx';

/** Backing up and putting back, from every screen. */
export function UpkeepCommands() {
  const bridge = useBridge();
  const [restoring, setRestoring] = useState(false);
  const make = async () => {
    try {
      const { at, missing } = await bridge.call('backups.make', null);
      say({
        text: `Backed up: ${fullTime(at)}.`,
        ...(missing > 0
          ? { hint: 'Some photos are not in it: their files are lost. Check the store in Settings.' }
          : {}),
      });
    } catch (cause) {
      sayError(cause, 'The backup was not made.');
    }
  };
  useCommand('backups.make', () => void make());
  useCommand('backups.restore', () => setRestoring(true));
  return restoring ? <RestoreDialog onClose={() => setRestoring(false)} /> : null;
}
