import type { ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import { BlockCell } from './block-cell.tsx';
import type { BlockRow } from './block-rows.ts';
import { type Drawn, drawnOn } from './drawn.ts';
import { PhotoCell } from './photo-cell.tsx';
import { piecesOn, type Side } from './pieces.ts';
import css from './sheet.module.css';
import type { Shown } from './shown.ts';
import { Words } from './words.tsx';

interface SheetProps {
  shown: Shown;
  /** Two columns, or one text with both in it. */
  sideBySide: boolean;
  /** The head of a column: which version it is. */
  before: ReactNode;
  after: ReactNode;
  /** Languages of the two stories. */
  languages: Record<Side, string>;
}

/** Two versions of a story: headline, fields, photos and text, row by row. */
export function Sheet({ shown, sideBySide, before, after, languages }: SheetProps) {
  const row = (key: string, draw: (side: Side | 'both') => ReactNode, name?: string) => (
    <div key={key} className={cx(css.row, name)}>
      {sideBySide ? (
        <>
          <div className={css.cell} lang={languages.before}>
            {draw('before')}
          </div>
          <div className={css.cell} lang={languages.after}>
            {draw('after')}
          </div>
        </>
      ) : (
        <div className={css.cell} lang={languages.after}>
          {draw('both')}
        </div>
      )}
    </div>
  );
  const pieces = (all: Shown['headline'], side: Side | 'both') =>
    side === 'both' ? all : piecesOn(all, side);
  return (
    <article className={cx(css.sheet, sideBySide ? css.two : css.one)}>
      <div className={cx(css.row, css.heads)}>
        {sideBySide ? (
          <>
            <div className={css.cell}>{before}</div>
            <div className={css.cell}>{after}</div>
          </>
        ) : (
          <div className={css.cell}>
            {before} <span aria-hidden="true">→</span>
            <span className="sr-only">to</span> {after}
          </div>
        )}
      </div>
      {row('headline', (side) => (
        <h2 className={css.headline} dir="auto">
          <Words pieces={pieces(shown.headline, side)} />
        </h2>
      ))}
      {shown.standfirst.length > 0 &&
        row('standfirst', (side) => (
          <p className={css.standfirst} dir="auto">
            <Words pieces={pieces(shown.standfirst, side)} />
          </p>
        ))}
      {shown.fields.length > 0 &&
        row('fields', (side) => (
          <dl className={css.fields} aria-label="Fields that differ">
            {shown.fields.map((field) => (
              <div key={field.name}>
                <dt>{field.label}</dt>
                <dd dir="auto">
                  <Words pieces={pieces(field.pieces, side)} listed={field.listed} />
                  {side !== 'both' && pieces(field.pieces, side).length === 0 && (
                    <span className={css.none}>none</span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        ))}
      {shown.photos.map((photo) => row(`photo:${photo.id}`, (side) => <PhotoCell row={photo} side={side} />))}
      {shown.blocks.map((block) => {
        const cell = (side: Side | 'both') => <BlockSide row={block} side={side} shown={shown} />;
        return row(block.key, cell, cx(css.block, css[block.place]));
      })}
    </article>
  );
}

/** One side of a row of the body, or both in one text. */
function BlockSide({ row, side, shown }: { row: BlockRow; side: Side | 'both'; shown: Shown }) {
  const draw = (drawn: Drawn, figureSide: Side | 'both') => (
    <BlockCell
      drawn={drawn}
      figure={(placementId) => {
        const photo = shown.figures.get(placementId);
        return photo && <PhotoCell row={photo} side={figureSide} />;
      }}
    />
  );
  const note = row.note !== '' && (
    <span className={css.note} data-change={row.change ?? undefined}>
      {row.note}
    </span>
  );
  if (side === 'both') {
    const drawn = row.both ?? (row.place === 'moved-here' ? row.after : null);
    return (
      <div>
        {note}
        {row.place === 'moved-away' && row.before && (
          <div className={css.ghost}>{draw(drawnOn(row.before, 'before'), 'before')}</div>
        )}
        {drawn && row.place !== 'moved-away' && draw(drawn, 'both')}
        {!row.both && row.place === 'changed' && (
          <>
            {row.before && draw(row.before, 'before')}
            {row.after && draw(row.after, 'after')}
          </>
        )}
      </div>
    );
  }
  const drawn = row[side];
  if (!drawn) return null;
  // A note stands where the block is now, and where a moved one was.
  const noted = side === 'after' || row.after === null;
  const photoGone = drawn.kind === 'figure' && (row.place === 'inserted' || row.place === 'deleted');
  return (
    <div data-change={photoGone ? (row.change ?? undefined) : undefined}>
      {noted && note}
      {draw(drawnOn(drawn, side), side)}
    </div>
  );
}
