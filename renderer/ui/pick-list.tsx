import { CircleAlert, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import css from './pick-list.module.css';
import type { Unanswered } from './unanswered.ts';

export interface PickRow {
  id: string;
  group?: string;
  icon?: ReactNode;
  label: ReactNode;
  note?: ReactNode;
}

interface PickListProps<R extends PickRow> {
  label: string;
  placeholder: string;
  text: string;
  onText(text: string): void;
  rows: readonly R[];
  onPick(row: R): void;
  /** Said when there are no rows. */
  none: ReactNode;
  /** The rows for what is typed are on their way: Enter waits for them. */
  pending?: boolean;
  /** What is typed could not be looked for: said in place of the rows that are missing. */
  failed?: Unanswered | null;
}

/** Type a few letters, choose with the arrows, take with Enter. The field keeps the focus. */
export function PickList<R extends PickRow>(props: PickListProps<R>) {
  const { label, placeholder, text, onText, rows, onPick, none, pending = false, failed = null } = props;
  const [cursor, setCursor] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = Math.min(cursor, rows.length - 1);
  useEffect(() => {
    list.current?.querySelector(`[data-row="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const row = rows[at];
  const [entered, setEntered] = useState(false);
  // Fast fingers press Enter before the rows are there: it counts for the row that comes, not for the one before.
  useEffect(() => {
    if (!entered || pending) return;
    setEntered(false);
    // Whoever could not see that the search failed did not mean what else is in the list.
    if (row && failed === null) onPick(row);
  }, [entered, pending, row, failed, onPick]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const moved = movedTo(event.key, at, rows.length);
    if (moved !== null) setCursor(moved);
    else if (event.key === 'Enter') {
      // Taken within the key: what lay open has closed, and the focus is back, before anything else can happen.
      if (row && !pending) onPick(row);
      else if (failed !== null && !pending) failed.retry();
      else setEntered(true);
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={css.field}>
        <Search aria-hidden="true" />
        <input
          className={css.input}
          // biome-ignore lint/a11y/noAutofocus: the list is opened to type into it.
          autoFocus
          value={text}
          onChange={(event) => {
            onText(event.target.value);
            setCursor(0);
            setEntered(false);
          }}
          onKeyDown={onKeyDown}
          placeholder={placeholder}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-label={label}
          aria-activedescendant={rows[at] ? `${listId}-${at}` : undefined}
          dir="auto"
          spellCheck={false}
        />
      </div>
      <div className={css.list} role="listbox" id={listId} aria-label={label} ref={list}>
        {rows.map((row, index) => (
          <Option
            key={row.id}
            row={row}
            id={`${listId}-${index}`}
            index={index}
            on={index === at}
            first={row.group !== undefined && rows[index - 1]?.group !== row.group}
            onPick={() => onPick(row)}
            onPoint={() => setCursor(index)}
          />
        ))}
      </div>
      <div role="status" className={cx(rows.length === 0 && failed === null && css.none)}>
        {rows.length === 0 && failed === null && none}
      </div>
      {failed !== null && (
        <div role="alert" className={css.failed}>
          <CircleAlert aria-hidden="true" />
          <span className={css.why}>This cannot be looked for just now. {failed.error.message}</span>
          <Button size="small" onPress={failed.retry}>
            Try again
          </Button>
        </div>
      )}
    </>
  );
}

function movedTo(key: string, at: number, count: number): number | null {
  const last = count - 1;
  if (count === 0) return null;
  if (key === 'ArrowDown') return at >= last ? 0 : at + 1;
  if (key === 'ArrowUp') return at <= 0 ? last : at - 1;
  if (key === 'PageDown') return Math.min(last, at + 8);
  if (key === 'PageUp') return Math.max(0, at - 8);
  return null;
}

interface OptionProps {
  row: PickRow;
  id: string;
  index: number;
  on: boolean;
  first: boolean;
  onPick(): void;
  onPoint(): void;
}

function Option({ row, id, index, on, first, onPick, onPoint }: OptionProps) {
  return (
    <>
      {first && (
        <div className={css.sub} role="presentation">
          {row.group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys. */}
      <div
        id={id}
        data-row={index}
        role="option"
        aria-selected={on}
        className={cx(css.row, on && css.on)}
        onClick={onPick}
        onMouseMove={on ? undefined : onPoint}
      >
        {row.icon !== undefined && <span className={css.icon}>{row.icon}</span>}
        <span className={css.label} dir="auto">
          {row.label}
        </span>
        {row.note !== undefined && <span className={css.note}>{row.note}</span>}
      </div>
    </>
  );
}
