import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ListQuery } from '../../../shared/contract/articles.ts';
import { splitBar } from '../../../shared/search/bar.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { pagesOf, usePages } from '../../app/use-pages.ts';
import { cx } from '../../ui/cx.ts';
import { sayError } from '../../ui/toasts.tsx';
import { useNow } from '../../ui/use-now.ts';
import { pagedArticles } from './articles-query.ts';
import css from './list.module.css';
import { ListHead } from './list-head.tsx';
import { Row } from './row.tsx';
import { choose, extend, movedBy, moveOnly, rangeTo, toggle } from './selection.ts';
import { type ChangeView, type DeskView, type DeskViewName, scrolledBy } from './view-state.ts';

/** Pixels of a row; of a row with the words that were found. */
const ROW = 36;
const ROW_WITH_SNIPPET = 54;

export interface ListHandle {
  focus(): void;
}

/** Where somebody stands in the list, and what it holds. */
export interface Standing {
  /** The row under the cursor. */
  id: string | null;
  total: number;
  /** Whether the total is reckoned. */
  about: boolean;
  /** Whether the list says what is asked of it now: else nothing is done with its rows. */
  answered: boolean;
  /** Why there is no list. */
  error: Error | null;
  retry(): void;
}

interface ListProps {
  name: DeskViewName;
  view: DeskView;
  change: ChangeView;
  query: ListQuery;
  me: string;
  onOpen(id: string): void;
  /** For what stands around the list. */
  onStanding(standing: Standing): void;
  ref: Ref<ListHandle>;
}

/** Rows in sight before the list has been measured. */
function rangeAt(scrollTop: number, height: number): { first: number; last: number } {
  const first = Math.floor(scrollTop / height);
  return { first, last: first + 40 };
}

/** The desk as a list: dense, of any length, by keyboard. */
export function List({ name, view, change, query, me, onOpen, onStanding, ref }: ListProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const now = useNow();
  const words = splitBar(view.search).words.trim();
  const searching = words !== '';
  const height = searching ? ROW_WITH_SNIPPET : ROW;
  const { cursor, ids } = view.selection;
  const [inSight, setInSight] = useState(() => rangeAt(scrolledBy[name], height));
  const pages = useMemo(() => pagesOf(inSight.first, inSight.last, cursor), [inSight, cursor]);
  const bridge = useBridge();
  const paged = useMemo(() => pagedArticles(bridge, query), [bridge, query]);
  const rows = usePages(paged, pages);
  /** The ids from `first` to `last`: within the key when the rows are here, so that the next key finds them chosen. */
  const withIds = (first: number, last: number, then: (ids: string[]) => void) => {
    const here = Array.from({ length: last - first + 1 }, (_, step) => rows.row(first + step)?.id);
    if (rows.answered && here.every((id) => id !== undefined)) then(here);
    else
      rows.gather(first, last).then(
        (gathered) => then(gathered.map(({ id }) => id)),
        (cause: unknown) => sayError(cause, 'The stories could not be chosen.'),
      );
  };
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 12,
    initialOffset: scrolledBy[name],
    onChange: ({ range }) => {
      if (!range) return;
      setInSight((before) =>
        before.first === range.startIndex && before.last === range.endIndex
          ? before
          : { first: range.startIndex, last: range.endIndex },
      );
    },
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
      // The row that the keys stand on is always there: screen readers are told of it by its id.
      if (cursor >= 0 && cursor < count && (cursor < first || cursor > last)) indexes.push(cursor);
      return indexes;
    },
  });
  // Rows with what was found are taller: the places of all rows are reckoned anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what the reckoning depends on.
  useLayoutEffect(() => virtual.measure(), [virtual, height]);
  const items = virtual.getVirtualItems();
  useImperativeHandle(ref, () => ({ focus: () => scroll.current?.focus({ preventScroll: true }) }), []);

  // The first key after coming here walks the list.
  useEffect(() => scroll.current?.focus({ preventScroll: true }), []);

  const current = rows.row(cursor);

  // Others may have changed the list: the cursor stays on its story, not on its place.
  const lastId = useRef<string | null>(null);
  useEffect(() => {
    if (!rows.answered) return;
    const wanted = lastId.current;
    if (wanted !== null && current?.id !== wanted) {
      const moved = rows.indexOf(wanted);
      if (moved >= 0 && ids.has(wanted)) {
        change((before) => ({ selection: { ...before.selection, cursor: moved, anchor: moved } }));
        return;
      }
    }
    lastId.current = current?.id ?? null;
    if (cursor >= rows.total && rows.total > 0) {
      change((before) => ({
        selection: { ...before.selection, cursor: rows.total - 1, anchor: rows.total - 1 },
      }));
    }
  }, [rows, current?.id, cursor, ids, change]);

  const id = current?.id ?? null;
  const { ready, total, about, answered, error, retry } = rows;
  useEffect(() => {
    if (ready || error) onStanding({ id, total, about, answered, error, retry });
  }, [id, ready, total, about, answered, error, retry, onStanding]);

  const { awaits } = view.selection;
  useEffect(() => {
    if (awaits && answered && current) change({ selection: choose(cursor, current.id) });
  }, [awaits, answered, current, cursor, change]);

  const goTo = (index: number, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => {
    virtual.scrollToIndex(index, { align: 'auto' });
    lastId.current = rows.row(index)?.id ?? null;
    if (event.shiftKey) extendTo(index);
    else if (event.ctrlKey || event.metaKey) change({ selection: moveOnly(view.selection, index) });
    else change({ selection: choose(index, rows.row(index)?.id) });
  };
  const extendTo = (index: number) =>
    withIds(...rangeTo(view.selection, index), (between) =>
      change((before) => ({ selection: extend(before.selection, index, between) })),
    );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / height) - 1);
    const moved = movedBy(event.key, cursor, rows.total, page);
    const mod = event.ctrlKey || event.metaKey;
    if (moved !== null) goTo(moved, event);
    else if (event.key === ' ' && current) change({ selection: toggle(view.selection, cursor, current.id) });
    else if (event.key === 'Enter' && !mod && current && answered) onOpen(current.id);
    else if (mod && event.key.toLowerCase() === 'a') {
      withIds(0, rows.total - 1, (all) =>
        change({ selection: { cursor, anchor: cursor, ids: new Set(all), awaits: false } }),
      );
    } else if (event.key === 'Escape' && ids.size > 1) change({ selection: choose(cursor, current?.id) });
    else return;
    event.preventDefault();
  };
  const onRowClick = (index: number, event: MouseEvent) => {
    const id = rows.row(index)?.id;
    if (id === undefined) return;
    lastId.current = id;
    if (event.shiftKey) extendTo(index);
    else if (event.ctrlKey || event.metaKey) change({ selection: toggle(view.selection, index, id) });
    else change({ selection: choose(index, id) });
  };

  return (
    <div
      className={css.list}
      ref={scroll}
      role="grid"
      aria-label="Stories"
      aria-rowcount={rows.total + 1}
      aria-colcount={9}
      aria-multiselectable="true"
      aria-activedescendant={current ? `row-${current.id}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={(event) => {
        scrolledBy[name] = event.currentTarget.scrollTop;
      }}
      aria-busy={!ready && error === null}
    >
      <ListHead view={view} change={change} searching={searching && view.order === 'best'} />
      <div className={css.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows.row(item.index);
          const place = { top: item.start, height: item.size };
          return row ? (
            <Row
              key={row.id}
              row={row}
              index={item.index}
              place={place}
              now={now}
              me={me}
              search={words}
              chosen={ids.has(row.id)}
              under={item.index === cursor}
              onClick={onRowClick}
              onOpen={onOpen}
            />
          ) : (
            <div
              key={`gap-${item.index}`}
              className={cx(css.row, css.gap)}
              style={place}
              role="presentation"
            />
          );
        })}
      </div>
    </div>
  );
}
