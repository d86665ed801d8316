import { z } from 'zod';
import { storeReportSchema } from '../../../shared/contract/desk.ts';
import { runJob } from '../upkeep/job.ts';
import type { Handlers } from './context.ts';

const writtenSchema = z.strictObject({ path: z.string(), bytes: z.number(), missing: z.number() });

/** The store as a whole: checked and backed up, in threads of their own. */
export const storeHandlers: Pick<Handlers, 'store.check' | 'store.backup'> = {
  'store.check': (_input, context) =>
    runJob('check', { folder: context.store.folder }, storeReportSchema, (done, total) =>
      context.emit('job.progress', { job: 'check', label: 'Checking the store', done, total }),
    ),
  'store.backup'({ file }, context) {
    const out = context.resolveFile(file, context.session);
    const data = { folder: context.store.folder, out, at: context.now() };
    return runJob('backup', data, writtenSchema, (done, total) =>
      context.emit('job.progress', { job: 'backup', label: 'Backing up', done, total }),
    );
  },
};
