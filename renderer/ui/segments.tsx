import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from './cx.ts';
import css from './segments.module.css';

interface SegmentsProps {
  label: string;
  value: string;
  onChange(id: string): void;
  choices: readonly { id: string; label: string; icon?: ReactNode }[];
}

/** One of two or three views, side by side. */
export function Segments({ label, value, onChange, choices }: SegmentsProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={cx(css.segments)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (typeof key === 'string') onChange(key);
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id} className={cx(css.segment)}>
          {choice.icon}
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
