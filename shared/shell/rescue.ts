import { z } from 'zod';
import { contentSchema } from '../article/content.ts';
import { photoSchema } from '../article/photo.ts';
import { articleIdSchema } from '../contract/articles.ts';
import { personSchema } from '../workflow/people.ts';
import { chosenSchema } from './chosen.ts';

/** The words of an article as a window has them, when the store does not take them. */
export const unsavedSchema = z.strictObject({
  id: articleIdSchema,
  content: contentSchema,
  /** Records of the photos that the content places. */
  photos: z.array(photoSchema).max(10_000),
  person: personSchema.nullable(),
});
export type Unsaved = z.infer<typeof unsavedSchema>;

/** Where a copy was put: its name, and the folder as a person finds it. */
export const keptSchema = z.strictObject({ name: z.string(), folder: z.string() });
export type Kept = z.infer<typeof keptSchema>;

/** A copy that a run before this one left behind. */
export const leftCopySchema = keptSchema.extend({
  /** The file for the desk service, which takes it in like any hand-off. */
  file: chosenSchema,
  articleId: articleIdSchema,
  /** When it was written, RFC 3339. */
  at: z.string(),
  content: contentSchema,
});
export type LeftCopy = z.infer<typeof leftCopySchema>;
