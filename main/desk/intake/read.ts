import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { clippingDraft } from '../../../shared/intake/clipping/clipping.ts';
import { decodeText } from '../../../shared/intake/decode.ts';
import type { IntakeDraft, IntakeOptions } from '../../../shared/intake/draft.ts';
import { IntakeError } from '../../../shared/intake/error.ts';
import { warningsOf } from '../../../shared/intake/warnings.ts';

/** A photo that came with the story, to be taken in and put into its placement. */
export interface StoryPhoto {
  placementId: string;
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

/** Bytes of the largest story file that is read; photos have limits of their own. */
export const MAX_STORY_BYTES = 64 * 1024 * 1024;

/** Reads a story from the bytes of a file. Throws an IntakeError with a sentence for the person. */
export async function readStoryFile(
  _name: string,
  bytes: Uint8Array,
  options: IntakeOptions = {},
): Promise<StoryFile> {
  if (bytes.length === 0) throw new IntakeError('empty-file', 'The file is empty.', 'Nothing was taken in.');
  if (bytes.length > MAX_STORY_BYTES) throw tooLarge();
  const decoded = decodeText(bytes);
  const draft = clippingDraft(decoded.text, options);
  draft.notes.unshift(...decoded.notes);
  return { draft, warnings: warningsOf(draft), photos: [] };
}

/** Reads a story from a path on this machine. */
export async function readStoryPath(path: string, options: IntakeOptions = {}): Promise<StoryFile> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > MAX_STORY_BYTES) throw tooLarge();
    return await readStoryFile(basename(path), await file.readFile(), options);
  } finally {
    await file.close();
  }
}

function tooLarge(): IntakeError {
  return new IntakeError(
    'too-large',
    `The file is larger than ${MAX_STORY_BYTES / 1024 / 1024} MB, too large for a story.`,
    'Nothing was taken in.',
  );
}
