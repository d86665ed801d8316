import { z } from 'zod';

/**
 * Why there is a backup: the daily one, one that a person asked for, the copy before a new layout of the store,
 * a store that a restore or repair set aside, or a file that somebody chose.
 */
export const backupKindSchema = z.enum(['daily', 'asked', 'before-migration', 'set-aside', 'file']);
export type BackupKind = z.infer<typeof backupKindSchema>;

export const backupEntrySchema = z.strictObject({
  /** Its name within its folder. */
  name: z.string().max(255),
  kind: backupKindSchema,
  /** RFC 3339 with Z. */
  at: z.string(),
  /** Null where only opening it would tell: bare copies of the store's file. */
  articles: z.number().int().nullable(),
  photos: z.number().int().nullable(),
  /** Of the store's file and of all its photos, whether they are shared with other backups or not. */
  bytes: z.number(),
  /** Photos whose file was lost already when it was made. */
  missing: z.number().int(),
  /** Whether this store wrote it: only such ones are ever thinned out or can be removed here. */
  own: z.boolean(),
});
export type BackupEntry = z.infer<typeof backupEntrySchema>;
