import { z } from 'zod';
import { openReadable } from '../store/db.ts';
import { photosEverUsed, usedElsewhere } from '../store/purge.ts';
import { storeFile } from '../store/store-file.ts';
import { serveJob } from './job.ts';

await serveJob(
  z.strictObject({ folder: z.string(), articles: z.array(z.number()) }),
  async ({ folder, articles }, progress) => {
    const db = openReadable(storeFile(folder));
    try {
      const upTo = db.get<{ n: number }>('SELECT coalesce(max(n), 0) AS n FROM contents')?.n ?? 0;
      const ever = photosEverUsed(db, articles);
      const used = usedElsewhere(db, ever, articles, 0, progress);
      return { free: [...ever].filter((photo) => !used.has(photo)), upTo };
    } finally {
      db.close();
    }
  },
);
