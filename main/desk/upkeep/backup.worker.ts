import { z } from 'zod';
import { diskError } from '../store/errors.ts';
import { serveJob } from './job.ts';
import { writeBackup } from './write-backup.ts';

const asked = z.strictObject({ folder: z.string(), out: z.string(), at: z.string() });

await serveJob(asked, async ({ folder, out, at }, progress) => {
  try {
    return await writeBackup(folder, out, at, progress);
  } catch (cause) {
    throw diskError(cause, folder);
  }
});
