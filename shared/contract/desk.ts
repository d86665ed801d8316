import { z } from 'zod';
import { topicSchema } from '../article/fields.ts';
import { datelineSchema, datelineStyleSchema, placeSchema } from '../dateline/types.ts';
import { houseSchema, personSchema } from '../workflow/people.ts';
import { stateSchema } from '../workflow/states.ts';
import { articleIdSchema } from './articles.ts';
import { call, callErrorSchema, fileRefSchema, nothing } from './define.ts';
import { problemSchema } from './problem.ts';

export const statusSchema = z.strictObject({
  app: z.string(),
  /** Folder of the store, for showing. */
  store: z.string(),
  /** Who sits here; null until the first run is done. */
  person: personSchema.nullable(),
  people: z.array(personSchema),
  house: houseSchema,
  articles: z.number().int(),
});
export type Status = z.infer<typeof statusSchema>;

export const intakeResultSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    file: z.string(),
    articleId: articleIdSchema,
    headline: z.string(),
    /** new: a fresh article. The others come from a hand-off. */
    outcome: z.enum(['new', 'updated', 'unchanged', 'diverged']),
    warnings: z.array(z.string()),
  }),
  z.strictObject({ ok: z.literal(false), file: z.string(), error: callErrorSchema }),
]);
export type IntakeResult = z.infer<typeof intakeResultSchema>;

export const exportResultSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    articleId: articleIdSchema,
    path: z.string(),
    /** written, or unchanged when an identical package was there. */
    outcome: z.enum(['written', 'unchanged']),
    warnings: z.array(z.string()),
  }),
  z.strictObject({ ok: z.literal(false), articleId: articleIdSchema, error: callErrorSchema }),
]);
export type ExportResult = z.infer<typeof exportResultSchema>;

export type { Problem } from './problem.ts';

export const storeReportSchema = z.strictObject({
  ok: z.boolean(),
  articles: z.number().int(),
  revisions: z.number().int(),
  photos: z.number().int(),
  problems: z.array(problemSchema),
  orphanAssets: z.array(z.string()),
});
export type StoreReport = z.infer<typeof storeReportSchema>;

export const savedSearchSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(60),
  /** The search bar's text; see shared/search. */
  search: z.string().trim().min(1).max(2000),
  order: z.enum(['best', 'newest']),
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;

export const deskCalls = {
  'desk.status': call(nothing, statusSchema),
  /** First run, and Settings: who sits here. Initials are unique in the store. */
  'desk.setPerson': call(personSchema.omit({ id: true }).extend({ id: z.string().optional() }), statusSchema),
  'desk.setHouse': call(houseSchema, statusSchema),
  'desk.addPerson': call(personSchema.omit({ id: true }), statusSchema),
  /** Settings: name, initials or role of somebody who is here already. */
  'desk.changePerson': call(personSchema, statusSchema),
  /**
   * As whom this connection acts from now on: the person of these initials, made with the role "desk" when there
   * is none. Without initials: who sits at this machine, else a person of this name, made likewise.
   */
  'desk.actAs': call(
    z.strictObject({ initials: personSchema.shape.initials.optional(), name: personSchema.shape.name }),
    z.strictObject({ person: personSchema, made: z.boolean() }),
    ['cli'],
  ),
  /** Searches that were given a name, for everybody at this store, in the order of their names. */
  'searches.list': call(nothing, z.array(savedSearchSchema)),
  /** Keeps a search under a name; with an id, changes it. A name that another search has is refused. */
  'searches.save': call(savedSearchSchema.partial({ id: true }), savedSearchSchema),
  'searches.remove': call(z.strictObject({ id: z.string().max(64) }), nothing),
  'desk.templates': call(nothing, z.array(z.strictObject({ id: z.string(), name: z.string() }))),
  'topics.search': call(
    z.strictObject({ text: z.string().max(400), limit: z.number().int().max(200).optional() }),
    z.array(topicSchema.extend({ parent: z.string() })),
  ),
  /** The topic of that name, made as a house topic when no vocabulary knows it. */
  'topics.resolve': call(
    z.strictObject({ name: z.string().min(1).max(400) }),
    z.strictObject({ topic: topicSchema, made: z.boolean() }),
  ),
  'places.find': call(
    z.strictObject({ text: z.string().max(400), limit: z.number().int().max(50).optional() }),
    z.array(
      placeSchema.extend({
        population: z.number().nullable(),
        capital: z.boolean().optional(),
        /** How the text met the place; see `PlaceMatch` in shared/dateline/lookup.ts. */
        match: z.enum(['name', 'alias', 'prefix', 'word']).optional(),
      }),
    ),
  ),
  /** The dateline that a person typed (`parseDatelineField`, with the whole gazetteer); null for none. */
  'dateline.read': call(
    z.strictObject({
      text: z.string().max(400),
      language: z.string().max(35),
      /** The style of the house, for what is typed in plain words. */
      style: datelineStyleSchema,
      /** The year of a date without one. */
      year: z.number().int().optional(),
    }),
    datelineSchema.nullable(),
  ),
  /** Reads stories and hand-offs. A bad file is reported and the others still go in. */
  'intake.files': call(
    z.strictObject({ files: z.array(fileRefSchema).max(10000) }),
    z.array(intakeResultSchema),
  ),
  'packages.export': call(
    z.strictObject({
      ids: z.array(articleIdSchema).max(10000),
      out: fileRefSchema,
      zip: z.boolean(),
      force: z.boolean(),
    }),
    z.array(exportResultSchema),
  ),
  'packages.verify': call(
    z.strictObject({ package: fileRefSchema, schemas: fileRefSchema.optional() }),
    z.strictObject({ problems: z.array(problemSchema) }),
  ),
  'handoff.write': call(
    z.strictObject({ ids: z.array(articleIdSchema).min(1).max(10000), file: fileRefSchema }),
    z.strictObject({
      path: z.string(),
      articles: z.number().int(),
      photos: z.number().int(),
      /** Files of photos that the store has lost: only their words are in it. */
      missing: z.number().int(),
    }),
  ),
  'store.check': call(nothing, storeReportSchema),
  'store.backup': call(
    z.strictObject({ file: fileRefSchema }),
    /** `missing`: files of photos that the store has lost, so that they are not in it. */
    z.strictObject({ path: z.string(), bytes: z.number(), missing: z.number().int() }),
  ),
};

export const eventSchemas = {
  /**
   * Articles were made, changed or moved, by whoever it was. Empty: many. `typed` says that somebody writes just
   * now and more of the same follows soon.
   */
  'articles.changed': z.strictObject({ ids: z.array(articleIdSchema), typed: z.literal(true).optional() }),
  /** Articles can now be found by their newest words: whoever shows a search asks again. Empty: many. */
  'search.followed': z.strictObject({ ids: z.array(articleIdSchema) }),
  'photos.changed': z.strictObject({ ids: z.array(z.string()) }),
  'desk.changed': z.strictObject({}),
  /** Progress of a long job, for a quiet line in the status bar. */
  'job.progress': z.strictObject({ job: z.string(), label: z.string(), done: z.number(), total: z.number() }),
  /** A backup was made or removed, or they go elsewhere now. */
  'backups.changed': z.strictObject({}),
  /** What another sender did to an article that is open here. */
  'article.outdated': z.strictObject({ id: articleIdSchema, state: stateSchema }),
  /** Another window wants to write this article: save, then close it, or say why not with `articles.keep`. */
  'article.wanted': z.strictObject({ id: articleIdSchema }),
  /** An article is being written in some window now, or in none any more. */
  'article.held': z.strictObject({ id: articleIdSchema, held: z.boolean() }),
};
export type EventName = keyof typeof eventSchemas;
export type EventPayload<N extends EventName> = z.infer<(typeof eventSchemas)[N]>;
