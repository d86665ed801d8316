import { ArrowDown, ArrowUp, CircleDashed } from 'lucide-react';
import { cx } from '../../ui/cx.ts';
import css from './list.module.css';
import { type ChangeView, type DeskView, refiltered, type SortKey } from './view-state.ts';

interface Column {
  name: string;
  sort?: SortKey;
  /** Whether the first press puts the largest first. */
  largeFirst?: boolean;
  end?: boolean;
  quiet?: boolean;
}

const COLUMNS: readonly Column[] = [
  { name: 'State', sort: 'state', quiet: true },
  { name: 'Slugline', sort: 'slugline' },
  { name: 'Headline', sort: 'headline' },
  { name: 'Main topic' },
  { name: 'Assigned', quiet: true },
  { name: 'Photos' },
  { name: 'Words', sort: 'words', largeFirst: true, end: true },
  { name: 'Due', sort: 'due', end: true },
  { name: 'Changed', sort: 'updatedAt', largeFirst: true, end: true },
];

interface ListHeadProps {
  view: DeskView;
  change: ChangeView;
  searching: boolean;
}

/** The heads of the columns. A press sorts, another turns the order round. */
export function ListHead({ view, change, searching }: ListHeadProps) {
  const sorted = view.sort ?? (searching ? null : 'updatedAt');
  const descending = view.sort === null ? true : view.descending;
  return (
    <div role="row" aria-rowindex={1} className={css.head}>
      {COLUMNS.map((column) => {
        const on = column.sort !== undefined && column.sort === sorted;
        const direction = descending ? 'descending' : 'ascending';
        return (
          <span
            key={column.name}
            role="columnheader"
            aria-sort={on ? direction : undefined}
            className={cx(css.column, column.end && css.end)}
          >
            {column.sort === undefined ? (
              <span className={cx(column.quiet && 'sr-only')}>{column.name}</span>
            ) : (
              <button
                type="button"
                className={css.sort}
                title={`Sort by ${column.name.toLowerCase()}`}
                onClick={() => change(refiltered(nextSort(column, on, descending)))}
                onKeyDown={(event) => {
                  // Enter on a head sorts; it does not open the story under the cursor.
                  if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
                }}
              >
                <span className={cx(column.quiet && 'sr-only')}>{column.name}</span>
                {column.quiet && !on && <CircleDashed aria-hidden="true" />}
                {on && (descending ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
              </button>
            )}
          </span>
        );
      })}
    </div>
  );
}

function nextSort(column: Column, on: boolean, descending: boolean): Partial<DeskView> {
  return { sort: column.sort ?? null, descending: on ? !descending : (column.largeFirst ?? false) };
}
