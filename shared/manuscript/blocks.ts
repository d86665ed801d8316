import { z } from 'zod';
import { inlineSchema, suggestionSchema } from './inline.ts';

const blockId = z.string().min(1).max(64);
/** A whole block that is proposed to be added or removed carries the suggestion itself. */
const common = { id: blockId, suggestion: suggestionSchema.optional() };

export const paragraphSchema = z.strictObject({
  ...common,
  type: z.literal('paragraph'),
  inline: inlineSchema,
});
/** A heading inside the body. Level 1 prints as h2, level 2 as h3. */
export const crossheadSchema = z.strictObject({
  ...common,
  type: z.literal('crosshead'),
  level: z.union([z.literal(1), z.literal(2)]),
  inline: inlineSchema,
});
export const quoteSchema = z.strictObject({ ...common, type: z.literal('quote'), inline: inlineSchema });

export const listKindSchema = z.enum(['bullet', 'number']);
export type ListKind = z.infer<typeof listKindSchema>;
export interface SubList {
  kind: ListKind;
  /** The number of the first item of a numbered list; 1 when absent. */
  start?: number | undefined;
  items: ListItem[];
}
export interface ListItem {
  id: string;
  inline: z.infer<typeof inlineSchema>;
  /** A list nested under this item. */
  sub?: SubList | undefined;
}
export const listItemSchema: z.ZodType<ListItem> = z.lazy(() =>
  z.strictObject({
    id: blockId,
    inline: inlineSchema,
    sub: z
      .strictObject({
        kind: listKindSchema,
        start: z.number().int().optional(),
        items: z.array(listItemSchema).min(1),
      })
      .optional(),
  }),
);
export const listSchema = z.strictObject({
  ...common,
  type: z.literal('list'),
  kind: listKindSchema,
  start: z.number().int().optional(),
  items: z.array(listItemSchema).min(1),
});
/** Where an inline photo stands. Its words live in the placement or the photo, never here. */
export const figureSchema = z.strictObject({ ...common, type: z.literal('figure'), placementId: blockId });

export const blockSchema = z.discriminatedUnion('type', [
  paragraphSchema,
  crossheadSchema,
  quoteSchema,
  listSchema,
  figureSchema,
]);
export type Paragraph = z.infer<typeof paragraphSchema>;
export type Crosshead = z.infer<typeof crossheadSchema>;
export type Quote = z.infer<typeof quoteSchema>;
export type List = z.infer<typeof listSchema>;
export type Figure = z.infer<typeof figureSchema>;
/** One block of the body. Its id stays with it through edits, moves, conversions and machines. */
export type Block = z.infer<typeof blockSchema>;
