import { X } from 'lucide-react';
import { Button, type Key, Tag, TagGroup, TagList } from 'react-aria-components';
import { cx } from '../../../ui/cx.ts';
import css from './chips.module.css';

export interface Chip {
  id: string;
  label: string;
}

interface ChipsProps {
  label: string;
  chips: readonly Chip[];
  /** Marks the first one as the main one. */
  mainFirst?: boolean;
  onRemove(id: string): void;
  /** Moves a chip to another place among them. */
  onMove(id: string, to: number): void;
}

/** Words in pills: arrows walk, Delete removes, Ctrl or Command with an arrow moves. */
export function Chips({ label, chips, mainFirst = false, onRemove, onMove }: ChipsProps) {
  if (chips.length === 0) return null;
  return (
    <TagGroup
      aria-label={`${label}: Delete removes, Ctrl and arrows move`}
      selectionMode="none"
      onRemove={(keys: Set<Key>) => {
        for (const key of keys) if (typeof key === 'string') onRemove(key);
      }}
    >
      <div
        onKeyDownCapture={(event) => {
          if (!(event.ctrlKey || event.metaKey)) return;
          const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
          const id =
            event.target instanceof Element
              ? event.target.closest('[data-key]')?.getAttribute('data-key')
              : null;
          const at = chips.findIndex((chip) => chip.id === id);
          const to = at + step;
          if (step === 0 || at < 0 || to < 0 || to >= chips.length || id == null) return;
          event.preventDefault();
          event.stopPropagation();
          onMove(id, to);
        }}
      >
        <TagList className={cx(css.list)}>
          {chips.map((chip, index) => (
            <Tag
              key={chip.id}
              id={chip.id}
              textValue={chip.label}
              className={cx(css.chip, mainFirst && index === 0 && css.first)}
            >
              <span className={cx(css.word, mainFirst && css.name)} dir="auto">
                {chip.label}
              </span>
              {mainFirst && index === 0 && <span className="sr-only"> (main)</span>}
              <Button slot="remove" className={cx(css.remove)}>
                <X aria-hidden="true" />
              </Button>
            </Tag>
          ))}
        </TagList>
      </div>
    </TagGroup>
  );
}

/** A list with one of its items at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}
