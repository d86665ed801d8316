import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import css from './notice.module.css';

interface NoticeProps {
  /** `bad`: something does not work; `good`: it works again; `plain`: how things stand. */
  tone: 'bad' | 'good' | 'plain';
  /** What happened. */
  title: string;
  /** What is safe, and what to do. */
  hint?: ReactNode;
  children?: ReactNode;
  /** For tests and style: which notice this is. */
  name: string;
}

const ICONS = { bad: CircleAlert, good: CircleCheck, plain: Info };

/** A strip across the screen that stays for as long as what it says is so. */
export function Notice({ tone, title, hint, children, name }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <section className={cx(css.notice, css[tone])} aria-label={title} data-notice={name}>
      <Icon aria-hidden="true" />
      <div className={css.text} role={tone === 'bad' ? 'alert' : 'status'}>
        <b>{title}</b>
        {hint && <div className={css.hint}>{hint}</div>}
      </div>
      {children && <div className={css.actions}>{children}</div>}
    </section>
  );
}
