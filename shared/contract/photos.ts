import { z } from 'zod';
import { assetIdSchema, photoSchema, photoWordsSchema } from '../article/photo.ts';
import { placementRoleSchema, placementSchema } from '../article/placement.ts';
import { articleIdSchema, articleMetaSchema } from './articles.ts';
import { call, callErrorSchema, fileRefSchema } from './define.ts';

export const photoRowSchema = z.strictObject({
  photo: photoSchema,
  /** Hash of the photo's newest revision. */
  revision: z.string(),
  addedAt: z.string(),
  updatedAt: z.string(),
  /** Articles that use it. */
  usedIn: z.array(z.strictObject({ id: z.string(), slugline: z.string() })),
  fileMissing: z.boolean(),
});
export type PhotoRow = z.infer<typeof photoRowSchema>;

export const takenInSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    file: z.string(),
    photo: photoSchema,
    alreadyHere: z.boolean(),
    /** What was doubtful in the file, in sentences. */ notes: z.array(z.string()),
  }),
  z.strictObject({ ok: z.literal(false), file: z.string(), error: callErrorSchema }),
]);
export type TakenIn = z.infer<typeof takenInSchema>;

export const attachedSchema = z.strictObject({
  assetId: assetIdSchema,
  placementId: z.string(),
  caption: z.string(),
  credit: z.string(),
});

export const photoCalls = {
  'photos.list': call(
    z.strictObject({
      search: z.string().max(2000).optional(),
      needs: z.enum(['caption', 'credit', 'altText', 'any']).optional(),
      offset: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(1000).optional(),
    }),
    z.strictObject({ total: z.number().int(), rows: z.array(photoRowSchema) }),
  ),
  /** Takes files in. Each one succeeds or is refused with a sentence; a refused one leaves nothing behind. */
  'photos.takeIn': call(z.strictObject({ files: z.array(fileRefSchema).max(1000) }), z.array(takenInSchema)),
  'photos.update': call(z.strictObject({ id: z.string(), words: photoWordsSchema }), photoRowSchema),
  /**
   * Places photos in an article's working copy. The first fills a placement that waits (of that role where
   * there is one); what the story already says stays, what it lacks comes from the photo.
   * With `replace`, that placement gets the photo and keeps its words.
   */
  'photos.attach': call(
    z.strictObject({
      id: articleIdSchema,
      photoIds: z.array(z.string()).min(1).max(1000),
      role: placementRoleSchema.optional(),
      replace: z.string().optional(),
      keepWords: z.boolean().optional(),
    }),
    z.strictObject({
      attached: z.array(attachedSchema),
      placements: z.array(placementSchema),
      meta: articleMetaSchema,
    }),
  ),
};
