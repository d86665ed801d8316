import type { Fields } from '../article/fields.ts';
import type { Placement } from '../article/placement.ts';
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

/** What an intake parser makes of its input: the beginning of an article, and what to say of it. */
export interface IntakeDraft {
  fields: Partial<Fields>;
  placements: Placement[];
  blocks: Block[];
  notes: IntakeNote[];
}
