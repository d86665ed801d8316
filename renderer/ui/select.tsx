import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldHead } from './field.tsx';
import css from './select.module.css';

export interface Choice {
  id: string;
  label: string;
  /** Said dimly after the label. */
  note?: string;
}

interface SelectProps {
  label: string;
  choices: readonly Choice[];
  value: string;
  onChange(id: string): void;
  note?: ReactNode;
  placeholder?: string;
  size?: 'normal' | 'large';
  /** Label for screen readers only; the control stands in a bar. */
  quiet?: boolean;
  place?: string;
}

/** One of few. */
export function Select(props: SelectProps) {
  const {
    label,
    choices,
    value,
    onChange,
    note,
    placeholder = 'Choose',
    size = 'normal',
    quiet = false,
  } = props;
  return (
    <AriaSelect
      className={cx(css.select, quiet && css.quiet)}
      value={value === '' ? null : value}
      onChange={(key) => {
        if (typeof key === 'string') onChange(key);
      }}
      placeholder={placeholder}
    >
      {quiet ? (
        <Label className="sr-only">{label}</Label>
      ) : (
        <FieldHead note={note}>
          <Label>{label}</Label>
        </FieldHead>
      )}
      <Button
        className={cx(css.button, size === 'large' && css.large)}
        {...(props.place === undefined ? {} : { 'data-place': props.place })}
      >
        <SelectValue className={cx(css.value)}>
          {({ selectedText, defaultChildren }) => selectedText ?? defaultChildren}
        </SelectValue>
        <ChevronsUpDown aria-hidden="true" />
      </Button>
      <Popover className={cx(css.float)} offset={4}>
        <ListBox className={cx(css.list)} items={choices}>
          {(choice) => (
            <ListBoxItem className={cx(css.item)} textValue={choice.label} id={choice.id}>
              {({ isSelected }) => (
                <>
                  <span className={css.tick}>{isSelected && <Check aria-hidden="true" />}</span>
                  <span className={css.text}>{choice.label}</span>
                  {choice.note && <span className={css.dim}>{choice.note}</span>}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
