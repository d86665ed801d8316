import { CircleAlert, TriangleAlert } from 'lucide-react';
import { type ReactNode, type Ref, useLayoutEffect, useRef } from 'react';
import { Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { cx } from './cx.ts';
import css from './field.module.css';

/** Why a field stops approval, or should be looked at. */
export interface Why {
  level: 'fail' | 'warn';
  text: string;
}

/**
 * The line above a control: its name, and at the right what there is to say of it, which is not part of the name.
 * `children` is the label element of the control.
 */
export function FieldHead({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className={css.head}>
      {children}
      {note !== undefined && <span className={css.note}>{note}</span>}
    </div>
  );
}

/** The reason next to the field it concerns. */
export function WhyLine({ why, id }: { why: Why; id?: string }) {
  return (
    <span className={cx(css.why, why.level === 'warn' && css.warn)} id={id}>
      {why.level === 'fail' ? <CircleAlert aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      <span>{why.text}</span>
    </span>
  );
}

export interface FieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Called when the field is left or Enter is pressed. */
  onCommit?(value: string): void;
  note?: ReactNode;
  hint?: ReactNode | undefined;
  why?: Why | null | undefined;
  placeholder?: string;
  /** Rows to begin with; grows with the text. Absent: one line. */
  rows?: number;
  lang?: string | undefined;
  autoFocus?: boolean;
  isRequired?: boolean;
  isDisabled?: boolean;
  maxLength?: number;
  size?: 'normal' | 'large';
  inputRef?: Ref<HTMLInputElement>;
  /** A name by which other parts of the screen find this field to show it. */
  place?: string;
  /** The label is for screen readers only: something above says it. */
  quietLabel?: boolean;
}

/** A labelled line or block of text. Its direction follows its words. */
export function Field(props: FieldProps) {
  const { label, value, onChange, onCommit, note, hint, why, rows, size = 'normal', place } = props;
  const common = {
    className: cx(css.input, size === 'large' && css.large),
    dir: 'auto' as const,
    lang: props.lang,
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
    ...(place === undefined ? {} : { 'data-place': place }),
    onBlur: () => onCommit?.(value),
  };
  return (
    <TextField
      className={cx(css.field, why?.level === 'fail' && css.bad)}
      value={value}
      onChange={onChange}
      isInvalid={why?.level === 'fail'}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      validationBehavior="aria"
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      {...(props.autoFocus ? { autoFocus: true } : {})}
    >
      {props.quietLabel ? (
        <Label className="sr-only">{label}</Label>
      ) : (
        <FieldHead note={note}>
          <Label>{label}</Label>
        </FieldHead>
      )}
      {rows === undefined ? (
        <Input
          {...common}
          {...(props.inputRef ? { ref: props.inputRef } : {})}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) onCommit?.(value);
          }}
        />
      ) : (
        <GrowingText {...common} rows={rows} value={value} />
      )}
      {(why || hint) && (
        <Text slot="description" className={css.below}>
          {why ? <WhyLine why={why} /> : hint}
        </Text>
      )}
    </TextField>
  );
}

interface GrowingTextProps {
  className: string;
  rows: number;
  value: string;
  dir: 'auto';
  lang: string | undefined;
  onBlur(): void;
}

/** Grows with its words, so that nothing typed is out of sight. */
function GrowingText({ value, ...rest }: GrowingTextProps) {
  const ref = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words.
  useLayoutEffect(() => {
    const area = ref.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [value]);
  return <TextArea {...rest} ref={ref} />;
}
