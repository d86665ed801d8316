import { z } from 'zod';

/** What a repair did with one article that was not simply intact. */
export const repairedArticleSchema = z.strictObject({
  id: z.string(),
  /** As last known, or empty. */
  headline: z.string(),
  /**
   * restored: its words of now were damaged and are those of the backup. older-words: those of now could not be
   * read; they are those of its newest version. history: the words are whole, but earlier versions are gone.
   * newer-lost: it is there, but words newer than these are gone. lost: nothing of it could be read.
   */
  outcome: z.enum(['restored', 'older-words', 'history', 'newer-lost', 'lost']),
  /** One sentence for the person. */
  what: z.string(),
});
export type RepairedArticle = z.infer<typeof repairedArticleSchema>;

export const repairReportSchema = z.strictObject({
  /** RFC 3339 with Z. */
  at: z.string(),
  /** When the backup that was used was made; null when there was none. */
  backup: z.string().nullable(),
  /** Articles in the store now. */
  articles: z.number().int(),
  /** Of them, those that are as they were. */
  intact: z.number().int(),
  /** Every other article that was ever known, by name. */
  listed: z.array(repairedArticleSchema),
  photos: z.strictObject({
    /** Files brought back from a backup. */
    restored: z.number().int(),
    /** Names of photos whose file is gone. */
    lost: z.array(z.string()),
  }),
  /** What else could not be read: settings, people. */
  other: z.array(z.string()),
  /** Where the damaged file is kept. */
  kept: z.string().nullable(),
});
export type RepairReport = z.infer<typeof repairReportSchema>;
