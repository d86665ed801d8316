import { z } from 'zod';
import { stateSchema } from '../workflow/states.ts';
import { hashSchema } from './photo.ts';

export const REVISION_REASONS = [
  'created',
  'imported',
  'saved',
  'automatic',
  'closed',
  'state',
  'restored',
  'photo',
  'handoff',
  'picked',
] as const;
export const revisionReasonSchema = z.enum(REVISION_REASONS);
export type RevisionReason = z.infer<typeof revisionReasonSchema>;

/** An immutable commit. Its name is the SHA-256 of its canonical JSON. */
export const revisionSchema = z.strictObject({
  schema: z.literal(1),
  article: z.string(),
  content: hashSchema,
  parents: z.array(hashSchema),
  person: z.strictObject({ id: z.string(), name: z.string(), initials: z.string() }),
  at: z.string(),
  /** The state of the article once this revision was made. */
  state: stateSchema,
  reason: revisionReasonSchema,
  note: z.string(),
});
export type Revision = z.infer<typeof revisionSchema>;
