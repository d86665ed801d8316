import { z } from 'zod';

/** Something that is wrong with a package or a store: by which rule, in which file, in a sentence. */
export const problemSchema = z.strictObject({ rule: z.string(), file: z.string(), message: z.string() });
export type Problem = z.infer<typeof problemSchema>;
