import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ShellEvents } from '../../../shared/shell/shell.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { navigate } from '../../app/route.ts';
import css from './upkeep.module.css';

/** Covers the page while the store is closed and worked on, and goes to the desk of the new store when that is done. */
export function Errand() {
  const bridge = useBridge();
  const client = useQueryClient();
  const [errand, setErrand] = useState<ShellEvents['errand'] | null>(null);
  useEffect(() => bridge.onShell('errand', setErrand), [bridge]);
  useEffect(() => {
    if (errand === null) return undefined;
    return bridge.onShell('connection', (connection) => {
      if (connection !== 'ready') return;
      // What this page knows is of the store that was there before.
      void navigate({ screen: 'desk', view: 'all' }, { replace: true });
      void client.resetQueries();
      setErrand(null);
    });
  }, [bridge, client, errand]);
  if (errand === null) return null;
  return (
    <div className={css.cover} role="status">
      <p className={css.doing}>{errand.label}…</p>
      <progress value={errand.done} max={Math.max(1, errand.total)} aria-label={errand.label} />
    </div>
  );
}
