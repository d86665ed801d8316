import type { Fields } from '../article/fields.ts';
import type { Placement } from '../article/placement.ts';
import type { RunIn } from '../dateline/context.ts';
import type { Block } from '../manuscript/blocks.ts';

/** What the reader of a file or clipboard has to tell the person. */
export interface IntakeNote {
  /** `left-out`: recognised and not taken in. `unsure`: left in the body. `warning`: look at it. */
  kind: 'left-out' | 'unsure' | 'warning' | 'recognised';
  /** A sentence for the person. */
  message: string;
  /** The words of the source that it is about, or empty. */
  text: string;
}

/** Where the source says that the photo of a waiting placement is to be found. Nothing is ever fetched. */
export interface PhotoSource {
  placementId: string;
  /** As the source names it: a file name, a path inside the package, or a web address. */
  href: string;
  /** Byline of the photographer, or empty. */
  creator: string;
}

/** What an intake parser makes of its input: the beginning of an article, and what to say of it. */
export interface IntakeDraft {
  fields: Partial<Fields>;
  placements: Placement[];
  blocks: Block[];
  notes: IntakeNote[];
  /** Topics that the source names without a code ("Follow topic: Japan"): whoever takes the draft in resolves them. */
  topicNames: string[];
  photos: PhotoSource[];
}

export type { RunIn };

/** Finds a dateline at the head of a paragraph, or null. */
export type RunInReader = (paragraph: string) => RunIn | null;

/** What every reader of stories may be given. */
export interface IntakeOptions {
  /** Names new blocks, list items and placements; `newShortId` unless told otherwise. */
  newId?: () => string;
  /** Without it, datelines stay in the text. */
  readDateline?: RunInReader;
}

export function emptyDraft(): IntakeDraft {
  return { fields: {}, placements: [], blocks: [], notes: [], topicNames: [], photos: [] };
}
