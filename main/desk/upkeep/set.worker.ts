import { z } from 'zod';
import { backupKindSchema } from '../../../shared/upkeep/backups.ts';
import { serveJob } from './job.ts';
import { writeSet } from './write-set.ts';

const asked = z.strictObject({
  store: z.string(),
  folder: z.string(),
  kind: backupKindSchema,
  at: z.string(),
  mark: z.string(),
});

await serveJob(asked, writeSet);
