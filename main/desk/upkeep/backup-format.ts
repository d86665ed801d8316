import { z } from 'zod';

/** The first file of a backup: what it is and what it holds. */
export const BACKUP_LIST = 'galley-backup.json';
export const BACKUP_STORE = 'galley.sqlite';

export const backupListSchema = z.strictObject({
  galleyBackup: z.literal(1),
  /** Layout of the store, see the migrations. */
  layout: z.number().int(),
  /** RFC 3339 with Z. */
  at: z.string(),
  articles: z.number().int(),
  /** Bytes and SHA-256 of the store's file. */
  store: z.strictObject({ bytes: z.number().int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** Ids of the assets that are in it. */
  assets: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
  /** Ids of assets that the store knew and whose file was gone already. */
  missing: z.array(z.string()),
});
export type BackupList = z.infer<typeof backupListSchema>;

/** Where an asset lies in a backup, as it does in a store. */
export function assetName(id: string): string {
  return `assets/${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`;
}
