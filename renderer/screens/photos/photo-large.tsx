import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { PhotoRow } from '../../../shared/contract/photos.ts';
import { useCommandFace } from '../../commands/provider.tsx';
import { Button } from '../../ui/button.tsx';
import { PhotoImage } from '../../ui/photo-image.tsx';
import css from './photos.module.css';

interface PhotoLargeProps {
  row: PhotoRow | undefined;
  index: number;
  total: number;
  /** As it is being written. */
  altText: string;
}

/** One photo as large as there is room for, and the way to its neighbours. */
export function PhotoLarge({ row, index, total, altText }: PhotoLargeProps) {
  const previous = useCommandFace('photos.previous');
  const next = useCommandFace('photos.next');
  return (
    <section className={css.view} aria-label="Photo">
      <div className={css.stage}>
        {row && (
          <PhotoImage
            key={row.photo.assetId}
            assetId={row.photo.assetId}
            size="preview"
            alt={altText}
            width={row.photo.width}
            height={row.photo.height}
            missing={row.fileMissing}
            fit="contain"
          />
        )}
      </div>
      <div className={css.strip}>
        <Button
          look="bare"
          icon={<ChevronLeft aria-hidden="true" />}
          aria-label="Previous photo"
          isDisabled={!previous.enabled}
          onPress={previous.run}
          {...(previous.aria === undefined ? {} : { 'aria-keyshortcuts': previous.aria })}
        />
        <span role="status">
          <b>{total === 0 ? 0 : index + 1}</b> of {total.toLocaleString('en-GB')}
        </span>
        <Button
          look="bare"
          icon={<ChevronRight aria-hidden="true" />}
          aria-label="Next photo"
          isDisabled={!next.enabled}
          onPress={next.run}
          {...(next.aria === undefined ? {} : { 'aria-keyshortcuts': next.aria })}
        />
        <span className={css.grow} />
        {row && (
          <span className={css.facts}>
            {row.photo.filename} · {row.photo.width} × {row.photo.height}
          </span>
        )}
      </div>
    </section>
  );
}
