import { z } from 'zod';

/** What lies in a folder where somebody looks for a store that is not in its place. */
export const foundStoreSchema = z.strictObject({
  /** `same`: the one that is looked for; `other`: a store that was never in that place. */
  found: z.enum(['none', 'same', 'other']),
  /** Its folder, for showing. */
  path: z.string(),
});
export type FoundStore = z.infer<typeof foundStoreSchema>;
