import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../store/errors.ts';

const placeSchema = z.strictObject({
  /** Marks what this store wrote in a folder that may hold the backups of others, and tells it from other stores. */
  mark: z.string().regex(/^[0-9a-f]{12}$/),
  /** Where backups go; null: beside the store. */
  folder: z.string().max(4096).nullable(),
});
export type BackupPlace = z.infer<typeof placeSchema>;

export function placeFile(store: string): string {
  return join(store, 'backups.json');
}

/**
 * What is written of a store's backups in its folder; null when nothing is, or nothing that makes sense. Writes
 * nothing. Throws what reading the file throws: a choice that cannot be read just now is still one.
 */
export function placeOf(store: string): BackupPlace | null {
  const text = textOf(placeFile(store));
  try {
    return placeSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What a file says, or empty where it is not there. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return '';
    throw cause;
  }
}
