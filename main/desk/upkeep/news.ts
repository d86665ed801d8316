import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type News, newsSchema } from '../../../shared/contract/upkeep.ts';
import { syncPath } from '../store/snapshot.ts';

/** Kept in a file of its own: it tells what happened to the store, so it is not in the store. */
function newsFile(folder: string): string {
  return join(folder, 'upkeep-news.json');
}

export function writeNews(folder: string, news: News): void {
  const file = newsFile(folder);
  writeFileSync(`${file}.new`, `${JSON.stringify(news)}\n`, { mode: 0o600 });
  syncPath(`${file}.new`);
  renameSync(`${file}.new`, file);
}

/** What a person has not read yet, or null. */
export function readNews(folder: string): News | null {
  if (!existsSync(newsFile(folder))) return null;
  const news = newsSchema.safeParse(parsed(readFileSync(newsFile(folder), 'utf8')));
  return news.success ? news.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function forgetNews(folder: string): void {
  rmSync(newsFile(folder), { force: true });
}
