import { Search, X } from 'lucide-react';
import { type Ref, useState } from 'react';
import { NOBODY } from '../../../shared/contract/articles.ts';
import { STATES, type State } from '../../../shared/workflow/states.ts';
import { useDesk, useStatus } from '../../app/queries.ts';
import { useKeysLabel } from '../../commands/provider.tsx';
import { Select } from '../../ui/select.tsx';
import { STATE_WORDS } from '../../ui/state-mark.tsx';
import css from './filters.module.css';
import { type ChangeView, type DeskView, type DeskViewName, refiltered } from './view-state.ts';

/** A choice must have an id that is not empty. */
const ANY = '*';

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
  const { people } = useStatus();
  const sections = useDesk('articles.facets', null).data?.sections ?? [];
  const state = STATES.map((id) => ({ id, label: STATE_WORDS[id] }));
  return (
    <search className={css.filters}>
      <SearchBar view={view} change={change} onDone={onDone} ref={searchRef} />
      {name !== 'trash' && (
        <Select
          quiet
          label="State"
          value={view.state ?? ANY}
          choices={[{ id: ANY, label: 'Any state' }, ...state]}
          onChange={(id) => change(refiltered({ state: isState(id) ? id : null }))}
        />
      )}
      {(sections.length > 0 || view.section !== null) && (
        <Select
          quiet
          label="Section"
          value={view.section ?? ANY}
          choices={[
            { id: ANY, label: 'Any section' },
            ...sections.filter(Boolean).map((id) => ({ id, label: id })),
          ]}
          onChange={(id) => change(refiltered({ section: id === ANY ? null : id }))}
        />
      )}
      {name !== 'mine' && (
        <Select
          quiet
          label="Assigned to"
          value={view.assignee ?? ANY}
          choices={[
            { id: ANY, label: 'Anybody' },
            { id: NOBODY, label: 'Nobody' },
            ...people.map((person) => ({ id: person.id, label: person.name })),
          ]}
          onChange={(id) => change(refiltered({ assignee: id === ANY ? null : id }))}
        />
      )}
    </search>
  );
}

function isState(id: string): id is State {
  return STATES.some((state) => state === id);
}

interface SearchBarProps {
  view: DeskView;
  change: ChangeView;
  onDone(): void;
  ref: Ref<HTMLInputElement>;
}

function SearchBar({ view, change, onDone, ref }: SearchBarProps) {
  const keys = useKeysLabel('desk.search');
  const [composing, setComposing] = useState<string | null>(null);
  const set = (search: string) => change(refiltered({ search, sort: null }));
  return (
    <label className={css.search}>
      <Search aria-hidden="true" />
      <span className="sr-only">Search the desk</span>
      <input
        ref={ref}
        type="text"
        className={css.input}
        value={composing ?? view.search}
        placeholder="Search or filter: words, “a phrase”, byline:, topic:, state:"
        spellCheck={false}
        dir="auto"
        // An input method that is composing is not searched for letter by letter.
        onCompositionStart={(event) => setComposing(event.currentTarget.value)}
        onCompositionEnd={(event) => {
          setComposing(null);
          set(event.currentTarget.value);
        }}
        onChange={(event) =>
          composing === null ? set(event.target.value) : setComposing(event.target.value)
        }
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape' && view.search !== '') set('');
          else if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'Escape') onDone();
          else return;
          event.preventDefault();
        }}
      />
      {view.search === '' ? (
        <span className={css.key} aria-hidden="true">
          {keys}
        </span>
      ) : (
        <button type="button" className={css.clear} aria-label="Clear the search" onClick={() => set('')}>
          <X aria-hidden="true" />
        </button>
      )}
    </label>
  );
}
