import { CommandButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import type { Needs } from './photo-filters.tsx';

const DONE: Record<Exclude<Needs, 'all'>, string> = {
  any: 'Nothing is missing on any photo',
  caption: 'Every photo has a caption',
  credit: 'Every photo has a credit',
  altText: 'Every photo has alt text',
};

/** Why the sheet is empty, and the first key to press. */
export function PhotosEmpty({ search, needs }: { search: string; needs: Needs }) {
  if (search !== '') {
    return (
      <Empty title={`No photo ${needs === 'all' ? '' : 'in this list '}has “${search}”`}>
        Caption, credit, place and file name are searched. Escape in the search bar clears it.
      </Empty>
    );
  }
  if (needs !== 'all') return <Empty title={DONE[needs]}>The list of all photos has them.</Empty>;
  return (
    <Empty title="No photos yet" actions={<CommandButton command="photos.import" look="go" />}>
      Drop JPEG, PNG, WebP, TIFF or HEIC files here, or paste one. The caption, credit and place in the file
      are read.
    </Empty>
  );
}
