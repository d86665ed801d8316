import { ImagePlus } from 'lucide-react';
import type { Photo } from '../../../../shared/article/photo.ts';
import { pickPhotos } from '../../../editor/page/files.ts';
import { usePage } from './page-context.ts';
import css from './photo-block.module.css';

interface PhotoToComeProps {
  placementId: string;
  name: string;
  /** The photo whose file is gone, or null when none was placed yet. */
  missing: Photo | null;
}

/** The quiet frame of a photo that is still to come: it takes a dropped file, and a click or Enter picks one. */
export function PhotoToCome({ placementId, name, missing }: PhotoToComeProps) {
  const { page } = usePage();
  return (
    <button
      type="button"
      className={css.toCome}
      data-drop={placementId}
      onClick={() => void pickPhotos(page, { replace: placementId })}
    >
      <ImagePlus aria-hidden="true" />
      <span className="sr-only">{name}: </span>
      <b>{missing ? 'The file of this photo is missing' : 'Photo to come'}</b>
      <span>
        {missing
          ? `Pick ${missing.filename} again. Its words are safe.`
          : 'Drop a file here, or press Enter to pick one'}
      </span>
    </button>
  );
}
