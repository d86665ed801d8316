import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DeskError } from '../../../shared/contract/error.ts';
import { makeFolder } from '../make-folder.ts';
import { syncPath } from '../store/snapshot.ts';
import type { Progress } from './job.ts';
import { writeNews } from './news.ts';
import { repairStore } from './repair.ts';
import { restoreBackup } from './restore.ts';

/** What the service does to its store before it opens it the next time. */
export const errandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('restore'), path: z.string() }),
  z.strictObject({ kind: z.literal('repair') }),
]);
export type Errand = z.infer<typeof errandSchema>;

function errandFile(folder: string): string {
  return join(folder, 'errand.json');
}

export function leaveErrand(folder: string, errand: Errand): void {
  makeFolder(folder, 0o700);
  const file = errandFile(folder);
  writeFileSync(`${file}.new`, `${JSON.stringify(errand)}\n`, { mode: 0o600 });
  syncPath(`${file}.new`);
  renameSync(`${file}.new`, file);
  syncPath(folder);
}

export function dropErrand(folder: string): void {
  rmSync(errandFile(folder), { force: true });
}

function takeErrand(folder: string): Errand | null {
  const file = errandFile(folder);
  if (!existsSync(file)) return null;
  try {
    return errandSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  } finally {
    // Gone before it is done: one that ends the service must not end it at each start.
    rmSync(file, { force: true });
  }
}

/**
 * Does what was left to be done, and notes for the person how it went. What failed changed nothing, so the store
 * is then opened as it is. Only "store-locked" is thrown on: whoever waits for the store tries again.
 */
export async function runErrand(
  folder: string,
  now: () => string,
  progress: (label: string) => Progress,
): Promise<void> {
  const errand = takeErrand(folder);
  if (!errand) return;
  try {
    if (errand.kind === 'restore') {
      const restored = await restoreBackup(errand.path, folder, true, progress('Putting the backup back'));
      writeNews(folder, { kind: 'restored', ...restored });
    } else {
      const report = await repairStore(folder, now(), progress('Repairing the store'));
      writeNews(folder, { kind: 'repaired', report });
    }
  } catch (cause) {
    if (cause instanceof DeskError && cause.code === 'store-locked') {
      leaveErrand(folder, errand);
      throw cause;
    }
    const error =
      cause instanceof DeskError
        ? cause.toJSON()
        : {
            code: 'internal',
            message: `The ${errand.kind} did not work: ${cause instanceof Error ? cause.message : String(cause)}.`,
            hint: 'The store was not changed.',
          };
    writeNews(folder, { kind: 'failed', what: errand.kind, error });
  }
}
