import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startDesk } from '../../main/desk/start.ts';
import { benchFolder, syntheticStore } from './make-store.ts';

/** A copy of the made-up store that may be written to, its search index whole; made once and kept. */
export async function indexedStore(articles: number, say: (line: string) => void): Promise<string> {
  const folder = join(benchFolder(), `indexed-${articles}`);
  if (existsSync(folder)) return folder;
  const made = await syntheticStore(articles, say);
  const beside = `${folder}-${process.pid}.part`;
  rmSync(beside, { recursive: true, force: true });
  say('copying the store');
  cpSync(made, beside, { recursive: true, dereference: true });
  say('indexing');
  const desk = await startDesk({ storeDir: beside, exactSearch: true });
  const client = desk.client();
  await client.call('articles.list', { search: 'the', limit: 1 });
  client.close();
  await desk.close();
  renameSync(beside, folder);
  return folder;
}
