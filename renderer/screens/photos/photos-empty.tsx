import { CommandButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import type { Needs } from './photo-filters.tsx';

const DONE: Record<Needs, string> = {
  all: 'No photo has these words',
  any: 'Nothing is missing on any photo',
  caption: 'Every photo has a caption',
  credit: 'Every photo has a credit',
  altText: 'Every photo has alt text',
};

/** Why the sheet is empty, and the first key to press. */
export function PhotosEmpty({ filtered, needs }: { filtered: boolean; needs: Needs }) {
  if (filtered) return <Empty title={DONE[needs]} />;
  return (
    <Empty title="No photos yet" actions={<CommandButton command="photos.import" look="go" />}>
      Drop JPEG, PNG, WebP, TIFF or HEIC files here, or paste one. The caption, credit and place in the file
      are read.
    </Empty>
  );
}
