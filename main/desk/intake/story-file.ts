import type { IntakeDraft } from '../../../shared/intake/draft.ts';
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

export function storyFile(draft: IntakeDraft, photos: StoryPhoto[] = []): StoryFile {
  return { draft, warnings: warningsOf(draft), photos };
}
