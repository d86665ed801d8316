import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import css from './tag.module.css';

/** A small word in a pill. `first` marks the main one of several. */
export function Tag({ children, first = false }: { children: ReactNode; first?: boolean }) {
  return (
    <span className={cx(css.tag, first && css.first)} dir="auto">
      {children}
    </span>
  );
}
