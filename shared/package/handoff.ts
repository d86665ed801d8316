import { z } from 'zod';
import { assetIdSchema, hashSchema } from '../article/photo.ts';
import { revisionReasonSchema } from '../article/revision.ts';
import { stateSchema } from '../workflow/states.ts';

/** Name of the list of contents in every hand-off. */
export const HANDOFF_INDEX = 'galley.json';

/** galley.json: what a hand-off carries. `handoff` counts versions of the format; docs/handoff.md describes it. */
export const handoffIndexSchema = z.strictObject({
  handoff: z.literal(1),
  /** "Galley 0.1.0". */
  generator: z.string().max(200),
  articles: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(64),
        /** The revision that the working copy stood on. */
        head: hashSchema,
        /** All revisions, parents before children. */
        revisions: z.array(hashSchema).min(1).max(100_000),
        /** Places in history whose words were thinned out or lost; absent when there are none. */
        thinned: z
          .array(
            z.strictObject({
              hash: hashSchema,
              parents: z.array(hashSchema).max(100),
              at: z.string().max(40),
              /** Empty, like the reason, where not even that is known. */
              state: stateSchema.or(z.literal('')),
              reason: revisionReasonSchema.or(z.literal('')),
            }),
          )
          .max(100_000)
          .optional(),
        /** Revisions that a person gave a name. */
        names: z.array(z.strictObject({ revision: hashSchema, name: z.string().min(1).max(200) })),
      }),
    )
    .min(1)
    .max(10_000),
  photos: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(64),
        /** The newest revision. */
        head: hashSchema,
        /** All revisions, the earliest first. */
        revisions: z.array(hashSchema).min(1).max(10_000),
      }),
    )
    .max(100_000),
  assets: z
    .array(
      z.strictObject({
        id: assetIdSchema,
        bytes: z.number().int().min(0),
        mediaType: z.string().max(100),
        /** False: the sender had lost the file, only the words over it come along. */
        present: z.boolean(),
      }),
    )
    .max(100_000),
});
export type HandoffIndex = z.infer<typeof handoffIndexSchema>;

/** Where things lie in a hand-off: every name is made of a hash, never of what somebody typed. */
export const handoffPath = {
  revision: (hash: string) => `revisions/${hash}.json`,
  content: (hash: string) => `contents/${hash}.json`,
  photo: (hash: string) => `photos/${hash}.json`,
  asset: (id: string) => `assets/${id}`,
};
