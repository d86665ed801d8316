import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startDesk } from '../../main/desk/start.ts';
import { benchFolder, syntheticStore } from './make-store.ts';
import { type BenchRow, plainRow, quantile, ratioRow } from './report.ts';
import { vocabulary } from './synthetic/words.ts';

const RUNS = 25;
const PAGE = 50;

/** The searches that are timed, by what makes them hard. */
function searches(): [string, string][] {
  const words = vocabulary();
  return [
    ['rare word', words[15_000] ?? ''],
    ['common word', 'government'],
    ['word in every article', 'the'],
    ['prefix of one letter', 's'],
    ['two common words', 'people government'],
    ['three words', 'people government percent'],
    ['phrase', '"last year"'],
    ['phrase of the commonest words', '"the of the"'],
    ['phrase and exclusion', '"the government" -percent'],
    ['byline', 'byline:halvorsen'],
    ['month and word', 'from:2025-03 to:2025-03 the'],
    ['state and word', 'state:published people'],
    ['Japanese, two characters', '日本'],
    ['Japanese, one character', '会'],
    ['Japanese, a phrase', '首脳会談'],
    ['Korean', '대통령'],
    ['Arabic', 'الحكومة'],
  ];
}

/** A search of the first 50 hits with snippets through the desk service, against fetching ids and text of as many. */
export async function benchSearch(articles: number, say: (line: string) => void): Promise<BenchRow[]> {
  const made = await syntheticStore(articles, say);
  const folder = join(benchFolder(), `indexed-${articles}`);
  if (!existsSync(folder)) cpSync(made, folder, { recursive: true });
  const desk = await startDesk({ storeDir: folder, exactSearch: true });
  const client = desk.client();
  say('indexing');
  await client.call('articles.list', { search: 'the', limit: PAGE });
  const raw = new Database(join(folder, 'cache', 'search.sqlite'), { readonly: true });
  const fetch = raw.prepare('SELECT article, text FROM docs ORDER BY rowid DESC LIMIT ? OFFSET ?');
  const pooled: number[] = [];
  const fetched: number[] = [];
  const rows: BenchRow[] = [];
  for (const [name, text] of searches()) {
    const own: number[] = [];
    let hits = 0;
    for (let run = 0; run < RUNS; run++) {
      const before = performance.now();
      hits = (await client.call('articles.list', { search: text, limit: PAGE })).total;
      own.push(performance.now() - before);
      const since = performance.now();
      fetch.all(PAGE, run * PAGE);
      fetched.push(performance.now() - since);
    }
    pooled.push(...own);
    rows.push(plainRow(`search: ${name} (${hits} hits), p95 of ${RUNS}`, 'ms', quantile(own, 0.95), 50));
  }
  raw.close();
  client.close();
  await desk.close();
  rows.push(
    ratioRow(
      `search: all of them pooled, p95, ${articles} articles`,
      'ms',
      quantile(pooled, 0.95),
      'fetching ids and text of 50',
      quantile(fetched, 0.95),
      1.3,
    ),
  );
  return rows;
}
