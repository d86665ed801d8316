import { z } from 'zod';
import { stateSchema } from '../../../shared/workflow/states.ts';

/** Where the two files lie that a worker works on. */
export const placesSchema = z.strictObject({ storeFile: z.string(), searchFile: z.string() });
export type Places = z.infer<typeof placesSchema>;

export const filterSchema = z.strictObject({
  states: z.array(stateSchema).optional(),
  spiked: z.boolean().optional(),
  /** Assigned to one of these people (ids; empty is nobody), or to none of them. */
  assigned: z.array(z.strictObject({ not: z.boolean(), people: z.array(z.string()) })).optional(),
});
export type SearchFilter = z.infer<typeof filterSchema>;

export const pageSchema = z.strictObject({
  order: z.enum(['newest', 'best']),
  offset: z.number().int().min(0),
  limit: z.number().int().min(0),
});
export type SearchPage = z.infer<typeof pageSchema>;

/** What the worker that answers searches is asked. */
export const questionSchema = z.discriminatedUnion('ask', [
  z.strictObject({
    ask: z.literal('find'),
    id: z.number(),
    text: z.string(),
    filter: filterSchema,
    page: pageSchema,
    snippets: z.boolean(),
  }),
  z.strictObject({
    ask: z.literal('numbers'),
    id: z.number(),
    text: z.string(),
    filter: filterSchema,
  }),
  z.strictObject({
    ask: z.literal('snippets'),
    id: z.number(),
    text: z.string(),
    articles: z.array(z.string()),
  }),
]);
export type Question = z.infer<typeof questionSchema>;
/** The same without the number that the asker puts on it. */
export type Asked = Question extends infer Q ? (Q extends Question ? Omit<Q, 'id'> : never) : never;

export const hitSchema = z.strictObject({ article: z.string(), snippet: z.string().nullable() });
/** An article that was found; its snippet marks the hit between U+E000 and U+E001. */
export type Hit = z.infer<typeof hitSchema>;

export const resultSchema = z.strictObject({
  hits: z.array(hitSchema),
  total: z.number(),
  /** Whether the total is reckoned from a part: many articles have the words of a phrase side by side somewhere. */
  about: z.boolean(),
  /** All hits by their numbers in the store, where those were asked for. */
  numbers: z.instanceof(Uint32Array).optional(),
});
export type SearchResult = z.infer<typeof resultSchema>;

export const answerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), id: z.number(), result: resultSchema }),
  z.strictObject({ ok: z.literal(false), id: z.number(), message: z.string() }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** What the worker that follows the store is told. */
export const orderSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('follow') }),
  z.strictObject({ do: z.literal('forget'), id: z.number(), articles: z.array(z.string()) }),
  z.strictObject({ do: z.literal('close') }),
]);
export type Order = z.infer<typeof orderSchema>;

/** What the worker that follows the store says. */
export const followedSchema = z.strictObject({
  /** Articles taken in since the last word. */
  ids: z.array(z.string()),
  /** The number of the store's last change that the index holds. */
  progress: z.number(),
  /** Articles still to be taken in. */
  missing: z.number(),
  /** The order to forget that has been carried out, or null. */
  forgot: z.number().nullable(),
});
export type Followed = z.infer<typeof followedSchema>;
