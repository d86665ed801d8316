import { Check as Tick } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import css from './check.module.css';
import { cx } from './cx.ts';

interface CheckProps {
  value: boolean;
  onChange(value: boolean): void;
  children: ReactNode;
  hint?: string;
}

/** Yes or no. */
export function Check({ value, onChange, children, hint }: CheckProps) {
  return (
    <Checkbox isSelected={value} onChange={onChange} className={cx(css.check)}>
      <span className={css.box}>{value && <Tick aria-hidden="true" />}</span>
      <span>
        {children}
        {hint !== undefined && <span className={css.hint}>{hint}</span>}
      </span>
    </Checkbox>
  );
}
