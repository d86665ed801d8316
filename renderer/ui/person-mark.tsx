import { cx } from './cx.ts';
import css from './person-mark.module.css';

/** A person's initials in a ring; yours are tinted. */
export function PersonMark({
  initials,
  name,
  me = false,
}: {
  initials: string;
  name?: string;
  me?: boolean;
}) {
  return (
    <span className={cx(css.who, me && css.me)} title={name}>
      {initials.slice(0, 3)}
      {name && <span className="sr-only">{name}</span>}
    </span>
  );
}
