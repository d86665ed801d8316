import { z } from 'zod';
import { backupEntrySchema } from '../upkeep/backups.ts';
import { repairReportSchema } from '../upkeep/repair.ts';
import { thinRuleSchema } from '../upkeep/thin.ts';
import { articleIdSchema } from './articles.ts';
import { call, callErrorSchema, fileRefSchema, nothing } from './define.ts';
import { problemSchema } from './problem.ts';

const backupStatusSchema = z.strictObject({
  /** Where backups go, for showing. */
  folder: z.string(),
  /** Whether that is the folder beside the store. */
  usual: z.boolean(),
  /** Why none can be made there just now. */
  problem: callErrorSchema.nullable(),
  /** The newest first. */
  entries: z.array(backupEntrySchema),
  /** When the last whole one was made by this store, RFC 3339 with Z. */
  last: z.string().nullable(),
  running: z.boolean(),
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

/** Which backup: one of this store's own list, or one in a file or folder that a person chose. */
const backupRefSchema = z.union([
  z.strictObject({ own: z.string().max(255) }),
  z.strictObject({ file: fileRefSchema, name: z.string().max(255).nullable() }),
]);
export type BackupRef = z.infer<typeof backupRefSchema>;

/** What happened to the store while no window was there to see it. */
export const newsSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('restored'),
    /** When the backup was made. */
    at: z.string(),
    articles: z.number().int(),
    photos: z.number().int(),
    replaced: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('repaired'), report: repairReportSchema }),
  /** The check in the background found something. */
  z.strictObject({ kind: z.literal('damaged'), at: z.string(), problems: z.array(problemSchema) }),
  z.strictObject({ kind: z.literal('failed'), what: z.enum(['restore', 'repair']), error: callErrorSchema }),
]);
export type News = z.infer<typeof newsSchema>;

/** Backups, putting them back, and mending a damaged store. */
export const upkeepCalls = {
  'backups.status': call(nothing, backupStatusSchema),
  /** Makes one now. Rejects with "cancelled" when it was stopped. */
  'backups.make': call(nothing, backupEntrySchema),
  'backups.stop': call(nothing, nothing),
  /** Where they go from now on; null for beside the store. Earlier ones stay where they are. */
  'backups.setFolder': call(z.strictObject({ folder: fileRefSchema.nullable() }), backupStatusSchema),
  'backups.remove': call(z.strictObject({ name: z.string().max(255) }), backupStatusSchema),
  /** The backups in a folder that a person chose, or the one that a file is. */
  'backups.look': call(z.strictObject({ from: fileRefSchema }), z.array(backupEntrySchema)),
  /** Looks at the backup and, where it can be used, starts the service anew to put it back. The present store is kept. */
  'backups.restore': call(backupRefSchema, nothing, ['window']),
  /** Starts the service anew to mend the store. */
  'store.repair': call(nothing, nothing, ['window']),
  /** By which rule versions that nobody asked for are thinned out with time. */
  'thinning.rule': call(nothing, z.strictObject({ rule: thinRuleSchema })),
  'thinning.setRule': call(z.strictObject({ rule: thinRuleSchema }), nothing),
  /** Thins out now, as it is done by itself after each daily backup. Answers how many versions went. */
  'thinning.run': call(nothing, z.strictObject({ versions: z.number().int() }), ['cli']),
  /** What a purge of these would take away. Only what is spiked, and only the desk: "not-spiked", "not-allowed". */
  'articles.purgePlan': call(
    z.strictObject({ ids: z.array(articleIdSchema).min(1).max(10000) }),
    z.strictObject({
      articles: z.array(
        z.strictObject({ id: articleIdSchema, headline: z.string(), versions: z.number().int() }),
      ),
      /** Photos that no other story ever used. */
      photos: z.number().int(),
    }),
  ),
  /** Takes spiked stories out of the store for good; only backups still have them. */
  'articles.purge': call(
    z.strictObject({ ids: z.array(articleIdSchema).min(1).max(10000) }),
    z.strictObject({ articles: z.number().int(), versions: z.number().int(), photos: z.number().int() }),
  ),
  /** What a restore or repair did, until a person has read it. */
  'upkeep.news': call(nothing, newsSchema.nullable()),
  'upkeep.newsRead': call(nothing, nothing),
};
