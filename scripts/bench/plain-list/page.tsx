// The reference of the scroll bench: @tanstack/react-virtual over rows that are all in memory, and nothing else.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { createRoot } from 'react-dom/client';

declare global {
  interface Window {
    /** Rows of texts, one for each column; `total` rows are shown, the given ones again and again. */
    fillList(rows: string[][], total: number): void;
  }
}

function PlainList({ rows, total }: { rows: string[][]; total: number }) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => 36,
    overscan: 12,
  });
  return (
    <div className="list" ref={scroll}>
      <div className="body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <div className="row" key={item.key} style={{ top: item.start, height: item.size }}>
            {(rows[item.index % rows.length] ?? []).map((text, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns are always the same.
              <span key={column}>{text}</span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

window.fillList = (rows, total) => {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<PlainList rows={rows} total={total} />);
};
