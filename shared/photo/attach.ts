import type { Photo } from '../article/photo.ts';
import { type Placement, type PlacementRole, waitingPlacement } from '../article/placement.ts';
import { printedWords } from '../article/words.ts';
import { inlineToText } from '../manuscript/inline.ts';

/** The placements of an article after a change, and those that got a photo by it, in the order of the photos. */
export interface Attached {
  placements: Placement[];
  attached: Placement[];
}

/**
 * Places photos in an article. Each fills a placement that waits for one: of the role asked for, or where none
 * is asked for the lead before others. What the story already says there stays; what it lacks is left to the
 * photo. Where none waits a new placement is made: one lead at most, at the front, the others inline.
 */
export function attachPhotos(
  placements: readonly Placement[],
  photos: readonly Photo[],
  options: { role?: PlacementRole | undefined; newId: () => string },
): Attached {
  const next = [...placements];
  const attached: Placement[] = [];
  for (const photo of photos) {
    const waiting = indexOfWaiting(next, options.role);
    const found = next[waiting];
    if (found) {
      const filled = fill(found, photo);
      next[waiting] = filled;
      attached.push(filled);
      continue;
    }
    const hasLead = next.some((placement) => placement.role === 'lead');
    const role =
      options.role && (options.role !== 'lead' || !hasLead) ? options.role : hasLead ? 'inline' : 'lead';
    const made = fill(waitingPlacement(options.newId(), role), photo);
    if (role === 'lead') next.unshift(made);
    else next.push(made);
    attached.push(made);
  }
  return { placements: next, attached };
}

function indexOfWaiting(placements: readonly Placement[], role: PlacementRole | undefined): number {
  const waits = (wanted: PlacementRole | undefined) =>
    placements.findIndex(
      (placement) => placement.photoId === null && (wanted === undefined || placement.role === wanted),
    );
  if (role) return waits(role);
  const lead = waits('lead');
  return lead >= 0 ? lead : waits(undefined);
}

function fill(placement: Placement, photo: Photo): Placement {
  return {
    ...placement,
    photoId: photo.id,
    photoRevision: null,
    caption: placement.caption && inlineToText(placement.caption).trim() !== '' ? placement.caption : null,
    credit: said(placement.credit),
    altText: said(placement.altText),
  };
}

/** Words of nothing but blanks are no words: the photo's own print instead. */
function said(words: string | null): string | null {
  return words !== null && words.trim() !== '' ? words : null;
}

/**
 * Puts another photo into a placement. With `keepWords` the caption that printed still prints, even where it
 * was the old photo's own; credit and alt text that the story gave stay unless the new photo brings its own,
 * since they speak of the very picture and of who made it. Without, the new photo's words print. Crops belong
 * to the old picture and go. Null when there is no such placement.
 */
export function replacePhoto(
  placements: readonly Placement[],
  placementId: string,
  photos: { old: Photo | null; new: Photo },
  keepWords: boolean,
): Attached | null {
  const index = placements.findIndex((placement) => placement.id === placementId);
  const before = placements[index];
  if (!before) return null;
  // A frame that waits has no photo of which its words could speak: the story's words stay, as in `attachPhotos`.
  if (before.photoId === null && keepWords) {
    const filled = fill(before, photos.new);
    return { placements: placements.map((item) => (item === before ? filled : item)), attached: [filled] };
  }
  const caption = printedWords(before, photos.old).caption;
  const own = (words: string | null, news: string) => (news.trim() === '' ? said(words) : null);
  const after: Placement = {
    ...before,
    photoId: photos.new.id,
    photoRevision: null,
    caption: keepWords && inlineToText(caption).trim() !== '' ? caption : null,
    credit: keepWords ? own(before.credit, photos.new.credit) : null,
    altText: keepWords ? own(before.altText, photos.new.altText) : null,
    crops: [],
  };
  return { placements: placements.map((item) => (item === before ? after : item)), attached: [after] };
}
