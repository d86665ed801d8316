import css from './saved-mark.module.css';
import { savedTime } from './time.ts';

interface SavedMarkProps {
  /** `typed`: it stands in the window and is on its way to nowhere yet. */
  state: 'saved' | 'typed' | 'saving';
  /** When the disk took it, RFC 3339; empty when there is nothing to save. */
  at: string;
}

/** What the disk has, at the foot of the window: a full dot and the time, or an empty dot while it has not. */
export function SavedMark({ state, at }: SavedMarkProps) {
  return (
    <span className={css.mark} data-saved={state}>
      {state === 'saving' && 'Saving…'}
      {state === 'typed' && 'Not yet saved'}
      {state === 'saved' && <>Saved {at !== '' && <b>{savedTime(at)}</b>}</>}
    </span>
  );
}
