import type { ReactNode } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import css from './combo.module.css';
import { cx } from './cx.ts';
import { FieldHead, type Why, WhyLine } from './field.tsx';

export interface ComboItem {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Said dimly after the label. */
  note?: string;
}

interface ComboProps<I extends ComboItem> {
  label: string;
  note?: ReactNode;
  hint?: ReactNode;
  why?: Why | null;
  placeholder?: string;
  text: string;
  onText(text: string): void;
  items: readonly I[];
  /** The items for what is typed are on their way. */
  pending?: boolean;
  onPick(item: I): void;
  /** Enter without an item, or the field is left: what is typed counts. */
  onLeave(): void;
  /** Keys that the list does not take: for chips before the field. */
  onKeyDown?(event: React.KeyboardEvent<HTMLInputElement>): void;
  place?: string;
  quietLabel?: boolean;
  /** Said after the label to those who do not see what it stands beside. */
  labelOf?: string;
}

/** A line of text with a list of offers under it. What is offered is the caller's business. */
export function Combo<I extends ComboItem>(props: ComboProps<I>) {
  const { label, note, hint, why, text, onText, items, onPick, onLeave, place, quietLabel = false } = props;
  return (
    <ComboBox
      className={cx(css.combo, why?.level === 'fail' && css.bad)}
      inputValue={text}
      onInputChange={(next) => {
        // A pick puts the item's words into the field as well; the pick itself is the answer.
        if (next !== text) onText(next);
      }}
      items={items}
      allowsCustomValue
      // An empty list stays open, and is not drawn, only while what is offered is on its way: what is open hides
      // the rest of the screen from screen readers.
      allowsEmptyCollection={props.pending ?? false}
      menuTrigger="input"
      onChange={(key) => {
        const item = items.find((candidate) => candidate.id === key);
        if (item) onPick(item);
      }}
      value={null}
      validationBehavior="aria"
      isInvalid={why?.level === 'fail'}
    >
      {quietLabel ? (
        <Label className="sr-only">{label}</Label>
      ) : (
        <FieldHead note={note}>
          <Label>
            {label}
            {props.labelOf && <span className="sr-only"> {props.labelOf}</span>}
          </Label>
        </FieldHead>
      )}
      <Input
        className={cx(css.input)}
        dir="auto"
        onBlur={onLeave}
        onKeyDown={(event) => {
          props.onKeyDown?.(event);
          // Enter on an offered item takes that; the list hears it by itself.
          const onItem = event.currentTarget.getAttribute('aria-activedescendant') !== null;
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && !onItem) onLeave();
        }}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        {...(place === undefined ? {} : { 'data-place': place })}
      />
      {(why || hint) && (
        <Text slot="description" className={cx(css.below)}>
          {why ? <WhyLine why={why} /> : hint}
        </Text>
      )}
      <Popover className={cx(css.float, items.length === 0 && css.nothing)} offset={4}>
        <ListBox className={cx(css.list)} items={items}>
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.label} className={cx(css.item)}>
              {item.icon}
              <span className={css.text} dir="auto">
                <b>{item.label}</b> {item.note && <span className={css.dim}>{item.note}</span>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
