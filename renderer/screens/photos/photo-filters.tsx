import { Search } from 'lucide-react';
import { useRef } from 'react';
import { useCommand, useKeysLabel } from '../../commands/provider.tsx';
import { Select } from '../../ui/select.tsx';
import css from './photos.module.css';

export type Needs = 'all' | 'any' | 'caption' | 'credit' | 'altText';

const NEEDS: readonly { id: Needs; label: string }[] = [
  { id: 'all', label: 'All photos' },
  { id: 'any', label: 'Something missing' },
  { id: 'caption', label: 'Needs caption' },
  { id: 'credit', label: 'Needs credit' },
  { id: 'altText', label: 'Needs alt text' },
];

interface PhotoFiltersProps {
  search: string;
  needs: Needs;
  onChange(change: { search?: string; needs?: Needs }): void;
}

/** Which photos are on the sheet. */
export function PhotoFilters({ search, needs, onChange }: PhotoFiltersProps) {
  const input = useRef<HTMLInputElement>(null);
  const keys = useKeysLabel('desk.search');
  useCommand('desk.search', () => {
    input.current?.focus();
    input.current?.select();
  });
  return (
    <search className={css.filters}>
      <label className={css.search}>
        <Search aria-hidden="true" />
        <span className="sr-only">Search the photos</span>
        <input
          ref={input}
          type="text"
          value={search}
          dir="auto"
          spellCheck={false}
          placeholder="Caption, credit, place, file name"
          onChange={(event) => onChange({ search: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && search !== '') {
              event.preventDefault();
              onChange({ search: '' });
            }
          }}
        />
        <span className={css.key} aria-hidden="true">
          {keys}
        </span>
      </label>
      <Select
        quiet
        label="Show"
        value={needs}
        choices={NEEDS}
        onChange={(id) => onChange({ needs: NEEDS.find((choice) => choice.id === id)?.id ?? 'all' })}
      />
    </search>
  );
}
