import css from './kbd.module.css';

/** A key as printed on a keyboard. */
export function Kbd({ children }: { children: string }) {
  return <kbd className={css.kbd}>{children}</kbd>;
}
