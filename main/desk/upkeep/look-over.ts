import { z } from 'zod';
import { type StoreReport, storeReportSchema } from '../../../shared/contract/desk.ts';
import { readSetting, writeSetting } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { runJob } from './job.ts';
import { readNews, writeNews } from './news.ts';

const CHECKED_AT = 'checkedAt';
const WEEK_MS = 7 * 86_400_000;
/** A store with more wrong in it is told by these; the check in Settings shows all. */
const MOST_TOLD = 50;

/** Whether a week has passed since the store was last read whole in the background. */
export function lookOverDue(store: Store, now: string): boolean {
  const last = readSetting(store.write, CHECKED_AT, z.string());
  return last === null || Date.parse(now) - Date.parse(last) >= WEEK_MS;
}

/**
 * Reads the whole store in a thread of its own and leaves word for the person where something is wrong with it.
 * Word of a restore or repair that nobody has read yet is not written over.
 */
export async function lookOver(store: Store, now: string): Promise<StoreReport> {
  const report = await runJob('check', { folder: store.folder }, storeReportSchema, () => undefined);
  writeSetting(store.write, CHECKED_AT, now);
  if (!report.ok && readNews(store.folder) === null) {
    writeNews(store.folder, { kind: 'damaged', at: now, problems: report.problems.slice(0, MOST_TOLD) });
  }
  return report;
}
