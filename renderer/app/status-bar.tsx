import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Connection } from '../../shared/shell/shell.ts';
import { useKeysLabel } from '../commands/provider.tsx';
import { useBridge } from './bridge-context.tsx';
import css from './status-bar.module.css';

interface Slot {
  element: HTMLElement | null;
  setElement(element: HTMLElement | null): void;
}
const SlotContext = createContext<Slot>({ element: null, setElement: () => undefined });

export function StatusProvider({ children }: { children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const slot = useMemo(() => ({ element, setElement }), [element]);
  return <SlotContext value={slot}>{children}</SlotContext>;
}

/** What a screen says at the left of the status bar. */
export function StatusLine({ children }: { children: ReactNode }) {
  const { element } = useContext(SlotContext);
  return element ? createPortal(children, element) : null;
}

/** The foot of the window: what the disk has, counts, network. It never lies and never moves. */
export function StatusBar() {
  const { setElement } = useContext(SlotContext);
  const paletteKeys = useKeysLabel('app.palette');
  return (
    <footer className={css.status}>
      <div className={css.left} ref={setElement} />
      <Job />
      <ConnectionNote />
      <Network />
      <span className={css.hint}>{paletteKeys} for everything</span>
    </footer>
  );
}

/** A long job of the desk service, while it lasts. */
function Job() {
  const bridge = useBridge();
  const [job, setJob] = useState<{ label: string; done: number; total: number } | null>(null);
  useEffect(
    () =>
      bridge.on('job.progress', ({ label, done, total }) =>
        setJob(done >= total ? null : { label, done, total }),
      ),
    [bridge],
  );
  if (!job) return null;
  return (
    <span className={css.job}>
      {job.label} <b>{job.done}</b> of {job.total}
      <progress value={job.done} max={job.total} aria-label={job.label} />
    </span>
  );
}

function ConnectionNote() {
  const bridge = useBridge();
  const [connection, setConnection] = useState<Connection>('ready');
  useEffect(() => bridge.onShell('connection', setConnection), [bridge]);
  return (
    <span role="status" className={css.lost}>
      {connection === 'lost' && 'The desk service is starting again. What you write is kept in this window.'}
    </span>
  );
}

function Network() {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return (
    <span role="status" title="Writing needs no network.">
      {online ? 'Online' : 'Offline'}
    </span>
  );
}
