import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import css from './toasts.module.css';

export interface Toast {
  text: string;
  /** What is safe or what to do, said below. */
  hint?: string;
  bad?: boolean;
  action?: { label: string; run(): void };
}
interface Shown extends Toast {
  id: number;
}

/** How long a result stays when nobody looks at it, in milliseconds. One that went wrong stays until closed. */
const STAYS = 8000;
const MOST = 4;

let shown: readonly Shown[] = [];
let nextId = 1;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const now = (): readonly Shown[] => shown;

function set(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says a result at the foot of the screen, and to screen readers. Returns what takes it away again. */
export function say(toast: Toast): () => void {
  const id = nextId++;
  set([...shown, { ...toast, id }].slice(-MOST));
  return () => close(id);
}

/** Says what went wrong in the words of whoever refused. Returns what takes it away again. */
export function sayError(cause: unknown, what: string): () => void {
  const message = cause instanceof Error && cause.message !== '' ? cause.message : what;
  const hint = cause instanceof Error && 'hint' in cause && typeof cause.hint === 'string' ? cause.hint : '';
  return say({ text: message, bad: true, ...(hint === '' ? {} : { hint }) });
}

const close = (id: number): void => set(shown.filter((toast) => toast.id !== id));

/** Where results appear. */
export function Toasts() {
  const list = useSyncExternalStore(subscribe, now);
  return (
    <section className={css.region} aria-label="Results" aria-live="polite" aria-relevant="additions">
      {list.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastLine({ toast }: { toast: Shown }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || toast.bad) return;
    const timer = setTimeout(() => close(toast.id), STAYS);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: looking at a result or having its button in focus keeps it there.
    <div
      className={cx(css.toast, toast.bad && css.bad)}
      data-toast={toast.bad ? 'bad' : 'good'}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast.bad && <CircleAlert aria-hidden="true" />}
      <div className={css.text}>
        <div>{toast.text}</div>
        {toast.hint && <div className={css.hint}>{toast.hint}</div>}
      </div>
      {toast.action && (
        <Button
          size="small"
          onPress={() => {
            close(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <Button
        look="bare"
        size="small"
        icon={<X aria-hidden="true" />}
        aria-label="Close this result"
        onPress={() => close(toast.id)}
      />
    </div>
  );
}
