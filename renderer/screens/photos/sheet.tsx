import { useVirtualizer } from '@tanstack/react-virtual';
import { Check, FileWarning, PencilLine } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import type { PhotoRow } from '../../../shared/contract/photos.ts';
import { standingText } from '../../../shared/manuscript/count.ts';
import type { Pages } from '../../app/use-pages.ts';
import { cx } from '../../ui/cx.ts';
import { PhotoImage } from '../../ui/photo-image.tsx';
import { focusSoon } from '../article/jump.ts';
import css from './sheet.module.css';

/** Pixels: the least width of a cell, and its height with the line beneath. */
const CELL = 150;
const CELL_HEIGHT = 138;

interface SheetProps {
  rows: Pages<PhotoRow>;
  cursor: number;
  onCursor(index: number): void;
  onSight(range: { first: number; last: number }): void;
}

/** The contact sheet: every photo small, in as many columns as there is room for. Arrows walk, Enter writes. */
export function Sheet({ rows, cursor, onCursor, onSight }: SheetProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const columns = useColumns(scroll);
  const lines = Math.ceil(rows.total / columns);
  const virtual = useVirtualizer({
    count: lines,
    getScrollElement: () => scroll.current,
    estimateSize: () => CELL_HEIGHT,
    overscan: 3,
    onChange: ({ range }) => {
      if (range) onSight({ first: range.startIndex * columns, last: (range.endIndex + 1) * columns });
    },
  });
  const line = Math.floor(cursor / columns);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet follows the cursor, not the virtualizer.
  useEffect(() => {
    if (lines > 0) virtual.scrollToIndex(line, { align: 'auto' });
  }, [line, lines]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      Home: -cursor,
      End: rows.total - 1 - cursor,
    };
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (step !== undefined) onCursor(Math.max(0, Math.min(rows.total - 1, cursor + step)));
    else if (event.key === 'Enter') focusSoon('[data-place="caption"]');
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={css.sheet}
      ref={scroll}
      role="listbox"
      aria-label="Contact sheet"
      aria-activedescendant={rows.row(cursor) ? `photo-${cursor}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      aria-busy={!rows.ready}
    >
      <div className={css.body} style={{ height: virtual.getTotalSize() }} role="presentation">
        {virtual.getVirtualItems().map((item) => (
          <div
            key={item.index}
            className={css.line}
            role="presentation"
            style={{
              top: item.start,
              height: item.size,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {Array.from({ length: Math.min(columns, rows.total - item.index * columns) }, (_, column) => {
              const index = item.index * columns + column;
              return (
                <Cell
                  key={rows.row(index)?.photo.id ?? `gap-${index}`}
                  row={rows.row(index)}
                  index={index}
                  total={rows.total}
                  on={index === cursor}
                  onPick={onCursor}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

function useColumns(scroll: React.RefObject<HTMLDivElement | null>): number {
  const [columns, setColumns] = useState(2);
  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setColumns(Math.max(1, Math.floor((element.clientWidth - 24) / CELL))),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroll]);
  return columns;
}

interface CellProps {
  row: PhotoRow | undefined;
  index: number;
  total: number;
  on: boolean;
  onPick(index: number): void;
}

const Cell = memo(function Cell({ row, index, total, on, onPick }: CellProps) {
  if (!row) return <div className={css.cell} role="presentation" />;
  const { photo, fileMissing } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the sheet has the focus and the keys.
    <div
      id={`photo-${index}`}
      role="option"
      aria-selected={on}
      aria-posinset={index + 1}
      aria-setsize={total}
      className={cx(css.cell, on && css.on)}
      onClick={() => onPick(index)}
      onDoubleClick={() => focusSoon('[data-place="caption"]')}
    >
      <div className={css.image}>
        <PhotoImage
          assetId={photo.assetId}
          size="thumb"
          alt={photo.altText}
          missing={fileMissing}
          fit="contain"
        />
      </div>
      <div className={css.foot}>
        <span className={css.name}>{photo.filename}</span>
        <Needs row={row} />
      </div>
    </div>
  );
});

function Needs({ row }: { row: PhotoRow }) {
  const { photo, fileMissing } = row;
  if (fileMissing) return <Mark kind="bad" icon={<FileWarning aria-hidden="true" />} words="File missing" />;
  const missing = [
    standingText(photo.caption).trim() === '' ? 'caption' : '',
    photo.credit.trim() === '' ? 'credit' : '',
    photo.altText.trim() === '' ? 'alt text' : '',
  ].filter((word) => word !== '');
  if (missing.length === 0) return <Mark kind="good" icon={<Check aria-hidden="true" />} words="Complete" />;
  return <Mark kind="warn" icon={<PencilLine aria-hidden="true" />} words={`Needs ${missing.join(', ')}`} />;
}

function Mark({
  kind,
  icon,
  words,
}: {
  kind: 'good' | 'warn' | 'bad';
  icon: React.ReactNode;
  words: string;
}) {
  return (
    <span className={cx(css.mark, css[kind])} title={words}>
      {icon}
      <span className="sr-only">{words}</span>
    </span>
  );
}
