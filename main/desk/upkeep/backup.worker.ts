import { relative } from 'node:path';
import { z } from 'zod';
import { DeskError } from '../../../shared/contract/error.ts';
import { codeOf, diskError } from '../store/errors.ts';
import { serveJob } from './job.ts';
import { writeBackup } from './write-backup.ts';

const asked = z.strictObject({ folder: z.string(), out: z.string(), at: z.string() });
// Above the call: what stands below it is made only once the job is done.
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

await serveJob(asked, async ({ folder, out, at }, progress) => {
  try {
    return await writeBackup(folder, out, at, progress);
  } catch (cause) {
    throw diskError(isOutside(cause, folder) ? backupError(cause, out) : cause, folder);
  }
});

/** Whether a failure is not the store's, which is only read: it speaks of another path, or of a disk that is full. */
function isOutside(cause: unknown, folder: string): boolean {
  if (FULL.has(codeOf(cause))) return true;
  const path = cause instanceof Error && 'path' in cause ? cause.path : undefined;
  return typeof path === 'string' && relative(folder, path).startsWith('..');
}

function backupError(cause: unknown, out: string): unknown {
  const code = codeOf(cause);
  if (FULL.has(code)) {
    return new DeskError(
      'disk-full',
      `The disk that takes ${out} is full.`,
      'There is no half backup, and the store is as it was. Make room, or choose another disk.',
    );
  }
  return new DeskError(
    'folder-not-writable',
    `The backup cannot be written to ${out}${code === '' ? '' : ` (${code})`}.`,
    'The store is as it was. Choose another name or folder, or give this user the right to write there.',
  );
}
