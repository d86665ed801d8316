import { z } from 'zod';
import { inlineSchema } from '../manuscript/inline.ts';

/** SHA-256 of the file as it came in, 64 lower-case hexadecimal digits. */
export const assetIdSchema = z.string().regex(/^[0-9a-f]{64}$/);
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const line = z.string().max(4000);
export const photoPlaceSchema = z.strictObject({
  sublocation: line,
  city: line,
  region: line,
  country: line,
  /** ISO 3166-1 alpha-2 or alpha-3, as the file has it. */
  countryCode: line,
});

/** The words over an asset. Immutable once written: a change makes the next revision of the same id. */
export const photoSchema = z.strictObject({
  schema: z.literal(1),
  id: z.string().min(1).max(64),
  assetId: assetIdSchema,
  filename: line,
  /** image/jpeg, image/png, image/webp, image/tiff or image/heic. */
  mediaType: line,
  /** Pixels, after orientation. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  headline: line,
  caption: inlineSchema,
  credit: line,
  creator: line,
  altText: z.string().max(20000),
  /** When it was taken: YYYY-MM-DD or RFC 3339, as precisely as the file says. Null when it does not. */
  date: z.string().max(40).nullable(),
  place: photoPlaceSchema,
  copyright: line,
  usageTerms: z.string().max(20000),
  instructions: z.string().max(20000),
  source: line,
  keywords: z.array(line),
});
export type Photo = z.infer<typeof photoSchema>;
export type PhotoPlace = z.infer<typeof photoPlaceSchema>;

/** What a person can edit of a photo. */
export const photoWordsSchema = photoSchema
  .omit({ schema: true, id: true, assetId: true, filename: true, mediaType: true, width: true, height: true })
  .partial();
export type PhotoWords = z.infer<typeof photoWordsSchema>;
