import { z } from 'zod';
import { openAssets } from '../assets/assets.ts';
import { openReadable } from '../store/db.ts';
import { storeFile } from '../store/store-file.ts';
import { checkStore } from './check-store.ts';
import { serveJob } from './job.ts';

await serveJob(z.strictObject({ folder: z.string() }), async ({ folder }, progress) => {
  const db = openReadable(storeFile(folder));
  try {
    return await checkStore(db, openAssets(folder), progress);
  } finally {
    db.close();
  }
});
