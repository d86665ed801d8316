import type { Photo } from '../../../../shared/article/photo.ts';
import { PhotoImage } from '../../../ui/photo-image.tsx';
import type { PhotoRow } from './photo-rows.ts';
import { type Piece, piecesOn, type Side } from './pieces.ts';
import css from './sheet.module.css';
import { Words } from './words.tsx';

interface PhotoCellProps {
  row: PhotoRow;
  /** `both`: one text with what went and what came. */
  side: Side | 'both';
}

/** A photo and its words. */
export function PhotoCell({ row, side }: PhotoCellProps) {
  const shown = side === 'both' ? (row.after ?? row.before) : row[side];
  if (!shown) return null;
  const was = side === 'both' && row.before && row.after ? row.before.picture : null;
  const swapped = was !== null && was.assetId !== shown.picture?.assetId;
  const pieces = (all: readonly Piece[]) => (side === 'both' ? all : piecesOn(all, side));
  return (
    <figure className={css.photo} data-change={row.change ?? undefined}>
      <div className={css.pictures}>
        {swapped && <Picture picture={was} gone />}
        <Picture picture={shown.picture} gone={side !== 'after' && row.after === null} />
      </div>
      <figcaption className={css.photoWords}>
        <span className={css.photoHead}>
          <b>{row.label}</b>
          {shown.picture && <span dir="auto">{shown.picture.filename}</span>}
          {row.notes.length > 0 && (side !== 'before' || row.after === null) && (
            <span className={css.inlineNote}>{row.notes.join(' · ')}</span>
          )}
        </span>
        <Line label="Caption" pieces={pieces(row.caption)} />
        <Line label="Credit" pieces={pieces(row.credit)} />
        <Line label="Alt text" pieces={pieces(row.altText)} />
      </figcaption>
    </figure>
  );
}

function Picture({ picture, gone }: { picture: Photo | null; gone: boolean }) {
  return (
    <span className={css.picture} data-gone={gone || undefined}>
      {picture ? (
        <PhotoImage
          assetId={picture.assetId}
          size="thumb"
          alt=""
          width={picture.width}
          height={picture.height}
        />
      ) : (
        <span className={css.toCome}>to come</span>
      )}
    </span>
  );
}

function Line({ label, pieces }: { label: string; pieces: readonly Piece[] }) {
  if (pieces.length === 0) return null;
  return (
    <span className={css.photoLine} dir="auto">
      <span className={css.photoLabel}>{label}</span> <Words pieces={pieces} />
    </span>
  );
}
