import { setImmediate } from 'node:timers/promises';
import { type ThinRule, thinRuleSchema, USUAL_RULE } from '../../../shared/upkeep/thin.ts';
import type { ReadableDb, WritableDb } from '../store/db.ts';
import { readSetting, writeSetting } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { thinArticle, thinnableArticles } from '../store/thin.ts';

const SETTING = 'thinRule';
/** Articles looked up at once. */
const PAGE = 50;

/** The rule by which versions that nobody asked for are thinned out. */
export function readThinRule(db: ReadableDb): ThinRule {
  return readSetting(db, SETTING, thinRuleSchema) ?? USUAL_RULE;
}

export function writeThinRule(db: WritableDb, rule: ThinRule): void {
  writeSetting(db, SETTING, rule);
}

/** Thins out all articles, one after the other, so that saves come in between. Answers how many versions went. */
export async function thinStore(store: Store, now: string): Promise<number> {
  const rule = readThinRule(store.write);
  if (rule === 'never') return 0;
  let gone = 0;
  const next = (after: number) => thinnableArticles(store.read, after, PAGE);
  for (let page = next(0); page.length > 0; page = next(page.at(-1) ?? 0)) {
    for (const article of page) {
      await setImmediate();
      gone += thinArticle(store.write, article, rule, now);
    }
  }
  return gone;
}
