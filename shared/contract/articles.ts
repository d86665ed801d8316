import { z } from 'zod';
import { contentSchema } from '../article/content.ts';
import { fieldsSchema } from '../article/fields.ts';
import { hashSchema, photoSchema } from '../article/photo.ts';
import { placementSchema } from '../article/placement.ts';
import { revisionReasonSchema, revisionSchema } from '../article/revision.ts';
import { checkResultSchema } from '../checks/result.ts';
import { blockSchema } from '../manuscript/blocks.ts';
import { stateSchema } from '../workflow/states.ts';
import { call, callErrorSchema, nothing } from './define.ts';

export const articleIdSchema = z.string().min(1).max(64);

/** A row of the desk list. */
export const articleRowSchema = z.strictObject({
  id: articleIdSchema,
  state: stateSchema,
  version: z.number().int(),
  slugline: z.string(),
  headline: z.string(),
  section: z.string(),
  byline: z.string(),
  mainTopic: z.string(),
  language: z.string(),
  /** Person id, or empty. */
  assignee: z.string(),
  assigneeInitials: z.string(),
  /** Person who changed it last. */
  changedBy: z.string(),
  due: z.string().nullable(),
  embargo: z.string().nullable(),
  photos: z.number().int(),
  words: z.number().int(),
  /** Words that are not in the approved revision. */
  newerWords: z.boolean(),
  /** More than one head: two machines edited it. */
  diverged: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** A piece of the text around the hit with the hit between U+E000 and U+E001, when searched. */
  snippet: z.string().nullable(),
});
export type ArticleRow = z.infer<typeof articleRowSchema>;

/** As an assignee in a list query: the stories that nobody has. No id of a person looks like it. */
export const NOBODY = '-';

export const listQuerySchema = z.strictObject({
  states: z.array(stateSchema).optional(),
  section: z.string().optional(),
  /** Person id, or `NOBODY` for stories that are with nobody. Empty: whoever they are with. */
  assignee: z.string().optional(),
  /** The search bar's text; see shared/search. Empty: all. */
  search: z.string().max(2000).optional(),
  sort: z
    .enum(['updatedAt', 'createdAt', 'slugline', 'headline', 'state', 'due', 'words', 'section', 'best'])
    .optional(),
  descending: z.boolean().optional(),
  /** Spiked articles are listed only when asked for. */
  spiked: z.boolean().optional(),
  offset: z.number().int().min(0).optional(),
  limit: z.number().int().min(1).max(1000).optional(),
});
export type ListQuery = z.infer<typeof listQuerySchema>;

/** The desk's own facts about an article: not part of its content. */
export const articleMetaSchema = z.strictObject({
  id: articleIdSchema,
  state: stateSchema,
  spikedFrom: stateSchema.nullable(),
  version: z.number().int(),
  head: hashSchema.nullable(),
  /** All heads; more than one when two machines edited it and nobody has picked. */
  heads: z.array(hashSchema),
  approvedRevision: hashSchema.nullable(),
  publishedRevision: hashSchema.nullable(),
  newerWords: z.boolean(),
  assignee: z.string(),
  due: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type ArticleMeta = z.infer<typeof articleMetaSchema>;

/** All that the article screen needs. */
export const articleViewSchema = z.strictObject({
  meta: articleMetaSchema,
  content: contentSchema,
  /** The number of the last patch that the disk has. */
  seq: z.number().int(),
  /** When the last patch reached the disk. */
  savedAt: z.string(),
  /** Current photo records of the placements, by photo id. */
  photos: z.record(z.string(), photoSchema),
  /** Assets of these photos whose file is gone. */
  missingAssets: z.array(z.string()),
  /** True when this article was open and unsaved when the app died. */
  recovered: z.boolean(),
  /** True while another window writes this article: whoever asked may only read it. */
  held: z.boolean(),
});
export type ArticleView = z.infer<typeof articleViewSchema>;

/** Only what changed since the patch before. Applied in one transaction, or not at all. */
export const articlePatchSchema = z.strictObject({
  id: articleIdSchema,
  /** Counted by the window per article, from `ArticleView.seq` on. A patch seen before is acknowledged, not applied again. */
  seq: z.number().int().min(1),
  /** The window that counts. A number that another window gave already is no patch seen before. */
  writer: z.string().max(64).optional(),
  fields: fieldsSchema.partial().optional(),
  /** Changed and new blocks. */
  blocks: z.array(blockSchema).optional(),
  removedBlocks: z.array(z.string()).optional(),
  /** The ids of all blocks in order, when the order or the set changed. */
  blockOrder: z.array(z.string()).optional(),
  /** The whole list, when any placement changed. */
  placements: z.array(placementSchema).optional(),
});
export type ArticlePatch = z.infer<typeof articlePatchSchema>;

export const historyEntrySchema = z.strictObject({
  hash: hashSchema,
  revision: revisionSchema,
  /** The name a person gave it, or empty. */
  name: z.string(),
  approved: z.boolean(),
  published: z.boolean(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const articleCalls = {
  'articles.list': call(
    listQuerySchema,
    z.strictObject({
      total: z.number().int(),
      /** Whether the total is reckoned, not counted: a phrase of words that many articles have. */
      about: z.boolean().optional(),
      rows: z.array(articleRowSchema),
    }),
  ),
  /** Values for the filters: sections and people that occur. */
  'articles.facets': call(nothing, z.strictObject({ sections: z.array(z.string()), all: z.number().int() })),
  'articles.create': call(
    z.strictObject({
      template: z.string().max(100).optional(),
      /** "New update of this story": what carries over is decided by the service. */
      updateOf: articleIdSchema.optional(),
      content: contentSchema.optional(),
    }),
    z.strictObject({ id: articleIdSchema }),
  ),
  /** Whoever opens it first writes it (`held` false) until it is closed or taken over; the others read. */
  'articles.open': call(z.strictObject({ id: articleIdSchema }), articleViewSchema),
  /**
   * This window writes from now on. The one that did saves and lets go first; where it cannot, this is refused
   * ("writer-cannot-save", "writer-silent") and nothing changes.
   */
  'articles.takeOver': call(z.strictObject({ id: articleIdSchema }), articleViewSchema, ['window']),
  /** The answer to `article.wanted` of a window that cannot let go: its words are not on the disk. */
  'articles.keep': call(z.strictObject({ id: articleIdSchema, error: callErrorSchema }), nothing, ['window']),
  /** The same for reading only, as the desk's reading pane does: the article does not count as open. */
  'articles.peek': call(z.strictObject({ id: articleIdSchema }), articleViewSchema),
  'articles.close': call(z.strictObject({ id: articleIdSchema }), nothing),
  'articles.patch': call(
    articlePatchSchema,
    z.strictObject({ seq: z.number().int(), savedAt: z.string(), meta: articleMetaSchema }),
  ),
  'articles.commit': call(
    z.strictObject({ id: articleIdSchema, reason: revisionReasonSchema, note: z.string().max(2000) }),
    z.strictObject({ hash: hashSchema, meta: articleMetaSchema }),
  ),
  'articles.move': call(
    z.strictObject({ id: articleIdSchema, to: stateSchema, reason: z.string().max(2000) }),
    z.strictObject({ meta: articleMetaSchema }),
  ),
  'articles.checks': call(z.strictObject({ id: articleIdSchema }), z.array(checkResultSchema)),
  /** Assigns, dates or files many at once. Absent: unchanged. */
  'articles.setDesk': call(
    z.strictObject({
      ids: z.array(articleIdSchema).max(10000),
      assignee: z.string().optional(),
      due: z.string().nullable().optional(),
      section: z.string().optional(),
    }),
    nothing,
  ),
  'articles.history': call(z.strictObject({ id: articleIdSchema }), z.array(historyEntrySchema)),
  /** The content of one revision, with the photos as they were. */
  'articles.revision': call(
    z.strictObject({ id: articleIdSchema, hash: hashSchema }),
    z.strictObject({ content: contentSchema, photos: z.record(z.string(), photoSchema) }),
  ),
  'articles.nameRevision': call(
    z.strictObject({ id: articleIdSchema, hash: hashSchema, name: z.string().max(200) }),
    nothing,
  ),
  /**
   * Puts words that were kept outside the store in place of the present ones, which are kept as a version first.
   * `note` says in history where they come from.
   */
  'articles.adopt': call(
    z.strictObject({ id: articleIdSchema, content: contentSchema, note: z.string().max(2000) }),
    articleViewSchema,
  ),
  'articles.restore': call(z.strictObject({ id: articleIdSchema, hash: hashSchema }), articleViewSchema),
  /** Two heads: a person picks the one to go on from. Both stay in history. */
  'articles.pickHead': call(z.strictObject({ id: articleIdSchema, hash: hashSchema }), articleViewSchema),
};
