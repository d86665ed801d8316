import type { Inline } from '../manuscript/inline.ts';
import type { Photo } from './photo.ts';
import type { Placement } from './placement.ts';

/** What a placement prints: its own words where it has them, else the photo's. */
export interface PrintedWords {
  caption: Inline;
  credit: string;
  altText: string;
}

/** Resolves the words of a placement. `photo` is null while it is still to come. */
export function printedWords(placement: Placement, photo: Photo | null): PrintedWords {
  return {
    caption: placement.caption ?? photo?.caption ?? [],
    credit: placement.credit ?? photo?.credit ?? '',
    altText: placement.altText ?? photo?.altText ?? '',
  };
}
