import { z } from 'zod';

/** A file or folder that a person chose: the window holds a token, never the path. */
export const chosenSchema = z.strictObject({
  token: z.string().max(200),
  /** Its name without folders, for showing. */
  name: z.string().max(1000),
});
export type Chosen = z.infer<typeof chosenSchema>;
