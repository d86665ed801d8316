import { useEffect, useState } from 'react';
import type { ShellEvents } from '../../../shared/shell/shell.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { navigate } from '../../app/route.ts';
import css from './upkeep.module.css';

/** Covers the page while the store is closed and worked on, and goes to the desk of the new store when that is done. */
export function Errand() {
  const bridge = useBridge();
  const [errand, setErrand] = useState<ShellEvents['errand'] | null>(null);
  useEffect(() => bridge.onShell('errand', setErrand), [bridge]);
  useEffect(() => {
    if (errand === null) return undefined;
    return bridge.onShell('connection', (connection) => {
      if (connection !== 'ready') return;
      // What is shown is asked for anew with every new service; a story that was open may not be there.
      void navigate({ screen: 'desk', view: 'all' }, { replace: true });
      setErrand(null);
    });
  }, [bridge, errand]);
  if (errand === null) return null;
  return (
    <div className={css.cover} role="status">
      <p className={css.doing}>{errand.label}…</p>
      <progress value={errand.done} max={Math.max(1, errand.total)} aria-label={errand.label} />
    </div>
  );
}
