import type { ReactNode } from 'react';
import css from './bar.module.css';
import { cx } from './cx.ts';

/** The bar at the head of every screen: what it shows at the left, what can be done with it at the right. */
export function Bar({ children, wraps = false }: { children: ReactNode; wraps?: boolean }) {
  return <header className={cx(css.bar, wraps && css.wraps)}>{children}</header>;
}

/** The name of what the screen shows; `quiet` when it only stands for a name that is missing. */
export function BarTitle({ children, quiet = false }: { children: ReactNode; quiet?: boolean }) {
  return (
    <h1 className={cx(css.title, quiet && css.quiet)} dir="auto">
      {children}
    </h1>
  );
}

/** The room between what is at the left of a bar and what is at its right. */
export function BarSpace() {
  return <span className={css.grow} />;
}
