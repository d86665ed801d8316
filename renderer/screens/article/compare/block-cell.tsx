import type { ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import type { Drawn } from './drawn.ts';
import css from './sheet.module.css';
import { Words } from './words.tsx';

interface BlockCellProps {
  drawn: Drawn;
  /** Draws the photo of a figure on this side. */
  figure(placementId: string): ReactNode;
}

/** One block of the body. */
export function BlockCell({ drawn, figure }: BlockCellProps) {
  if (drawn.kind === 'figure') return figure(drawn.placementId);
  if (drawn.kind === 'list') {
    return (
      <ul className={css.list}>
        {drawn.items.map((item) => (
          <li key={item.id} dir="auto" className={cx(css[`depth${Math.min(item.depth, 4)}`])}>
            <span className={css.marker}>{item.marker}</span>
            {item.op === 'moved' && <span className={css.inlineNote}>moved</span>}
            <Words pieces={item.pieces} />
          </li>
        ))}
      </ul>
    );
  }
  const words = <Words pieces={drawn.pieces} />;
  switch (drawn.as) {
    case 'quote':
      return <blockquote dir="auto">{words}</blockquote>;
    case 'crosshead':
      return <h3 dir="auto">{words}</h3>;
    case 'smaller crosshead':
      return <h4 dir="auto">{words}</h4>;
    case 'paragraph':
      return <p dir="auto">{words}</p>;
  }
}
