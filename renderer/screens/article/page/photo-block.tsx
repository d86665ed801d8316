import type { Placement } from '../../../../shared/article/placement.ts';
import { photoName } from '../../../../shared/checks/photo-rules.ts';
import { assetUrl } from '../../../../shared/shell/asset-url.ts';
import { photoPart } from '../../../editor/page/part.ts';
import { cx } from './cx.ts';
import { useSnapshot } from './page-context.ts';
import { PartEditor } from './part-editor.tsx';
import css from './photo-block.module.css';
import { PhotoToCome } from './photo-to-come.tsx';
import { Reasons } from './reasons.tsx';

interface PhotoBlockProps {
  placement: Placement;
  /** Selected as a whole. */
  selected?: boolean;
  onSelect?: () => void;
}

/** A photo where it prints: the picture or the frame that waits for it, caption, credit and alt text. */
export function PhotoBlock({ placement, selected = false, onSelect }: PhotoBlockProps) {
  const { placements, photos, missingAssets } = useSnapshot('placements', 'photos', 'missingAssets');
  const name = photoName(placement, placements);
  const photo = photos[placement.photoId ?? ''] ?? null;
  const missing = photo !== null && missingAssets.includes(photo.assetId);
  return (
    <figure className={cx(css.figure, selected && css.selected)} data-placement={placement.id}>
      <div className={css.picture} data-place={`photo:${placement.id}:photo`} tabIndex={-1}>
        {photo === null || missing ? (
          <PhotoToCome placementId={placement.id} name={name} missing={missing ? photo : null} />
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
          <img
            className={css.image}
            src={assetUrl(photo.assetId, 'preview')}
            width={photo.width}
            height={photo.height}
            alt={placement.altText ?? photo.altText}
            draggable={false}
            onClick={onSelect}
          />
        )}
        <div className={css.alt}>
          <span className={css.altLabel} aria-hidden="true">
            Alt text
          </span>
          <PartEditor
            part={photoPart('altText', placement.id)}
            label={`Alt text of ${name}`}
            placeholder="What the picture shows, for those who cannot see it"
            place={`photo:${placement.id}:altText`}
            className={css.altWords}
          />
        </div>
      </div>
      <figcaption className={css.words}>
        <PartEditor
          part={photoPart('caption', placement.id)}
          label={`Caption of ${name}`}
          placeholder="Caption"
          place={`photo:${placement.id}:caption`}
          className={css.caption}
        />
        <span className={css.credit}>
          <span aria-hidden="true">Photo: </span>
          <PartEditor
            part={photoPart('credit', placement.id)}
            label={`Credit of ${name}`}
            placeholder="Credit"
            place={`photo:${placement.id}:credit`}
            className={css.creditWords}
          />
        </span>
      </figcaption>
      <Reasons about={(place) => place.startsWith(`photo:${placement.id}:`)} />
    </figure>
  );
}
