import { ListFilter } from 'lucide-react';
import { type Ref, useState } from 'react';
import { addFilter, joinBar, splitBar } from '../../../shared/search/bar.ts';
import { useCommand } from '../../commands/provider.tsx';
import { CommandButton } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { FilterDialog } from './filter-dialog.tsx';
import css from './filters.module.css';
import { SearchBar } from './search-bar.tsx';
import { useSavedSearch } from './use-saved-search.tsx';
import { type ChangeView, type DeskView, type DeskViewName, hasWords, refiltered } from './view-state.ts';

interface FiltersProps {
  view: DeskView;
  name: DeskViewName;
  change: ChangeView;
  /** Down or Enter: on to the stories that were found. */
  onDone(): void;
  searchRef: Ref<HTMLInputElement>;
}

/** The bar that searches and narrows the desk. */
export function Filters({ view, name, change, onDone, searchRef }: FiltersProps) {
  const [choosing, setChoosing] = useState(false);
  const words = hasWords(view);
  const newest = view.order === 'newest';
  const order = (next: DeskView['order']) => change(refiltered({ order: next, sort: null }));
  useCommand('desk.filter', () => setChoosing(true));
  useCommand('desk.order', () => order(newest ? 'best' : 'newest'), { checked: newest, enabled: words });
  const saved = useSavedSearch(view, onDone);
  return (
    <search className={css.filters}>
      <SearchBar view={view} change={change} onDone={onDone} saved={saved.current} ref={searchRef} />
      <CommandButton command="desk.filter" icon={<ListFilter aria-hidden="true" />}>
        Filter
      </CommandButton>
      {words && (
        <Segments
          label="Order of what was found"
          value={view.sort === null ? view.order : ''}
          onChange={(id) => order(id === 'newest' ? 'newest' : 'best')}
          choices={[
            { id: 'best', label: 'Best' },
            { id: 'newest', label: 'Newest' },
          ]}
        />
      )}
      {choosing && (
        <FilterDialog
          name={name}
          onPick={(token) => {
            setChoosing(false);
            change((before) => refiltered({ search: joinBar(addFilter(splitBar(before.search), token)) }));
            onDone();
          }}
          onApply={({ search, order }) => {
            setChoosing(false);
            change(refiltered({ search: `${search} `, order, sort: null }));
            onDone();
          }}
          onClose={() => {
            setChoosing(false);
            onDone();
          }}
        />
      )}
      {saved.floating}
    </search>
  );
}
