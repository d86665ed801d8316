import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import css from './result-list.module.css';

/** What came of each of several things. */
export function ResultList({ children }: { children: ReactNode }) {
  return <ul className={css.list}>{children}</ul>;
}

interface ResultLineProps {
  kind: 'good' | 'warn' | 'bad';
  title: ReactNode;
  text: string;
  hint?: string;
  notes?: readonly string[];
  action?: { label: string; run(): void } | undefined;
}

const ICONS = {
  good: <CircleCheck aria-hidden="true" />,
  warn: <TriangleAlert aria-hidden="true" />,
  bad: <CircleAlert aria-hidden="true" />,
};
const WORDS = { good: 'Done', warn: 'Look at this', bad: 'Refused' };

export function ResultLine({ kind, title, text, hint = '', notes = [], action }: ResultLineProps) {
  return (
    <li className={css.line} data-result={kind}>
      <span className={cx(css.icon, css[kind])}>
        {ICONS[kind]}
        <span className="sr-only">{WORDS[kind]}</span>
      </span>
      <div className={css.words}>
        <div className={css.title} dir="auto">
          {title}
        </div>
        <div>{text}</div>
        {hint !== '' && <div className={css.hint}>{hint}</div>}
        {notes.length > 0 && (
          <ul className={css.notes}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
      {action && (
        <Button size="small" onPress={action.run}>
          {action.label}
        </Button>
      )}
    </li>
  );
}
