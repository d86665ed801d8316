import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HANDOFF_INDEX } from '../../../shared/package/handoff.ts';
import { syncFolder, targetError } from '../export/files.ts';
import { clearLeftovers, temporaryName } from '../export/leftovers.ts';
import { makeFolder } from '../make-folder.ts';
import { requireFree } from '../zip/kind.ts';
import { writeZip } from '../zip/writer.ts';
import type { Collected } from './collect.ts';

/**
 * Writes a hand-off, beside its place and renamed in; its folder is made when it is not there. An older hand-off of
 * that name is replaced; anything else in the way is refused ("file-in-the-way").
 */
export async function writeHandoff(collected: Collected, path: string): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName(basename(path), 'new'));
  try {
    makeFolder(folder);
    await clearLeftovers(folder);
    await requireFree(path, HANDOFF_INDEX, 'hand-off');
    await writeZip(collected.entries, temporary);
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (cause) {
    throw targetError(cause, folder);
  } finally {
    await rm(temporary, { force: true });
  }
}
