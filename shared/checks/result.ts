import { z } from 'zod';

/** Where on the article screen a check points. */
export const checkPlaceSchema = z.discriminatedUnion('kind', [
  /** A printed part: headline, standfirst, byline, dateline, signOff. */
  z.strictObject({
    kind: z.literal('part'),
    part: z.enum(['headline', 'standfirst', 'byline', 'dateline', 'signOff']),
  }),
  z.strictObject({ kind: z.literal('body'), blockId: z.string().nullable() }),
  /** A field in Details. */
  z.strictObject({ kind: z.literal('field'), field: z.string() }),
  z.strictObject({
    kind: z.literal('placement'),
    placementId: z.string(),
    part: z.enum(['photo', 'caption', 'credit', 'altText']),
  }),
]);
export type CheckPlace = z.infer<typeof checkPlaceSchema>;

export const checkResultSchema = z.strictObject({
  /** Stable name of the rule and place, for lists. */
  id: z.string(),
  rule: z.string(),
  level: z.enum(['pass', 'warn', 'fail']),
  /** "Caption missing on photo 2". */
  message: z.string(),
  hint: z.string(),
  where: checkPlaceSchema,
});
export type CheckResult = z.infer<typeof checkResultSchema>;
