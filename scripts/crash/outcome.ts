import { z } from 'zod';
import { KINDS } from './kinds.ts';

/** What became of one round. */
export const outcomeSchema = z.strictObject({
  number: z.number().int(),
  kind: z.enum(KINDS),
  /** Keys that the app had taken before the kill and that are not there. */
  lost: z.number().int(),
  /** Age in ms of the oldest lost key at the moment of the kill; 0 when none is lost. */
  oldest: z.number(),
  /** What must never be, in sentences. */
  faults: z.array(z.string()),
  /** Half files, by path: in the store, and where work writes. */
  halfFiles: z.array(z.string()),
  /** Whether the kill came in the midst of what the round is about; null where it is about nothing but keys. */
  inside: z.boolean().nullable(),
  /** What the machine itself held up before the kill, in ms. */
  heldUp: z.number(),
});
export type Outcome = z.infer<typeof outcomeSchema>;
