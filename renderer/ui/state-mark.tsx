import type { ReactNode } from 'react';
import type { State } from '../../shared/workflow/states.ts';
import { cx } from './cx.ts';
import css from './state-mark.module.css';

/** The word for a state, as printed. */
export const STATE_WORDS: Record<State, string> = {
  draft: 'Draft',
  submitted: 'Submitted',
  'in-review': 'In review',
  approved: 'Approved',
  published: 'Published',
  spiked: 'Spiked',
};

const ring = { cx: 6, cy: 6, r: 4.75, fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };

const SHAPES: Record<State, ReactNode> = {
  draft: <circle {...ring} strokeDasharray="2.2 1.8" />,
  submitted: (
    <>
      <circle {...ring} />
      <path d="M6 1.25a4.75 4.75 0 0 1 0 9.5z" fill="currentColor" />
    </>
  ),
  'in-review': (
    <>
      <circle {...ring} />
      <circle cx="6" cy="6" r="2" fill="currentColor" />
    </>
  ),
  approved: (
    <>
      <circle cx="6" cy="6" r="5.5" fill="currentColor" />
      <path d="M3.4 6.2l1.8 1.8 3.4-3.8" fill="none" stroke="var(--paper)" strokeWidth="1.5" />
    </>
  ),
  published: (
    <>
      <rect x="1" y="1" width="10" height="10" rx="2.5" fill="currentColor" />
      <path d="M4 8l4-4M4.6 4H8v3.4" fill="none" stroke="var(--paper)" strokeWidth="1.4" />
    </>
  ),
  spiked: <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.75" fill="none" />,
};

/** The state of a story: a shape and a word, never a colour alone. `quiet` leaves the word to screen readers. */
export function StateMark({ state, quiet = false }: { state: State; quiet?: boolean }) {
  return (
    <span className={cx(css.state, css[state])} title={quiet ? STATE_WORDS[state] : undefined}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {SHAPES[state]}
      </svg>
      <span className={quiet ? 'sr-only' : undefined}>{STATE_WORDS[state]}</span>
    </span>
  );
}
