import type { IntakeDraft } from '../../../shared/intake/draft.ts';
import { IntakeError } from '../../../shared/intake/error.ts';
import { warningsOf } from '../../../shared/intake/warnings.ts';

/** A photo that came with the story, to be taken in and put into its placement. */
export interface StoryPhoto {
  placementId: string;
  /** A file name for people, without a path. */
  name: string;
  read(): Promise<Uint8Array>;
}

/** A story file as read: nothing has been stored yet. */
export interface StoryFile {
  draft: IntakeDraft;
  /** Sentences for the person, without what was merely recognised. */
  warnings: string[];
  photos: StoryPhoto[];
}

/** Throws an IntakeError for a file in which nothing was found that an article could have. */
export function storyFile(draft: IntakeDraft, photos: StoryPhoto[] = []): StoryFile {
  const { headline = [], standfirst = [] } = draft.fields;
  const has = headline.length + standfirst.length + draft.blocks.length + draft.placements.length > 0;
  if (!has) throw new IntakeError('empty-file', 'No words were found in the file.', 'Nothing was taken in.');
  return { draft, warnings: warningsOf(draft), photos };
}
