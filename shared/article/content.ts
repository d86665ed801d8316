import { z } from 'zod';
import { type Block, blockSchema } from '../manuscript/blocks.ts';
import { blankFields, fieldsSchema } from './fields.ts';
import { placementSchema } from './placement.ts';

/** What an article says. Its canonical JSON, hashed, is its name in history. */
export const contentSchema = z.strictObject({
  schema: z.literal(1),
  fields: fieldsSchema,
  placements: z.array(placementSchema),
  blocks: z.array(blockSchema),
});
export type Content = z.infer<typeof contentSchema>;

/** A blank page: one empty paragraph to write in. */
export function blankContent(blockId: string, language?: string): Content {
  const blocks: Block[] = [{ id: blockId, type: 'paragraph', inline: [] }];
  return { schema: 1, fields: blankFields(language), placements: [], blocks };
}
