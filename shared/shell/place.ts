import { z } from 'zod';

/** Where the caret stands in a part of the printed page. */
const caretSchema = z.strictObject({
  part: z.string().max(200),
  /** Id of the block, in the body. */
  block: z.string().max(64).nullable(),
  /** Characters before it in the part or block; what is no text (a break) counts as one. */
  offset: z.number().int().min(0),
  /** At the end, where it stays when the last keys of a run that died are longer than the offset knows. */
  end: z.boolean(),
});
export type Caret = z.infer<typeof caretSchema>;

/** Where somebody is in a window: which screen, how far down, and where the caret stands. */
export const placeSchema = z.strictObject({
  /** The address after "#". */
  hash: z.string().max(500),
  /** Pixels that the page is scrolled by. */
  scroll: z.number().min(0),
  /** The block at the upper edge, and where its own upper edge is from there, in pixels. */
  top: z.strictObject({ block: z.string().max(64), offset: z.number() }).nullable(),
  caret: caretSchema.nullable(),
});
export type Place = z.infer<typeof placeSchema>;
