import { ImagePlus } from 'lucide-react';
import { pickPhotos } from '../../../editor/page/files.ts';
import css from './lead-photos.module.css';
import { usePage, useSnapshot } from './page-context.ts';
import { PhotoBlock } from './photo-block.tsx';

/** The lead photo of the page; without one, a quiet line that takes a file. */
export function LeadPhotos() {
  const { page } = usePage();
  const { placements } = useSnapshot('placements');
  const leads = placements.filter((placement) => placement.role === 'lead');
  if (leads.length === 0) {
    return (
      <button
        type="button"
        className={css.none}
        data-drop-lead
        onClick={() => void pickPhotos(page, { role: 'lead' })}
      >
        <ImagePlus aria-hidden="true" />
        Add a lead photo
      </button>
    );
  }
  return leads.map((placement) => <PhotoBlock key={placement.id} placement={placement} />);
}
