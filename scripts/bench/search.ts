import { join } from 'node:path';
import Database from 'better-sqlite3';
import { IndexReader } from '../../main/desk/search/reader.ts';
import { startDesk } from '../../main/desk/start.ts';
import type { DeskClient } from '../../shared/contract/contract.ts';
import { parseQuery } from '../../shared/search/query.ts';
import { indexedStore } from './indexed-store.ts';
import { type BenchRow, median, plainRow, quantile, ratioRow } from './report.ts';
import { searchKinds } from './searches.ts';

/** Every text of every kind is searched for so often, all others in between: no answer is still at hand. */
const ROUNDS = 6;
const PAGE = 50;
const ORDERS = ['best', 'newest'] as const;

/** The first 50 hits with snippets: through the desk service, and in the index against fetching ids and text of as many. */
export async function benchSearch(articles: number, say: (line: string) => void): Promise<BenchRow[]> {
  const folder = await indexedStore(articles, say);
  const desk = await startDesk({ storeDir: folder, exactSearch: true });
  const client = desk.client();
  // The first one starts the worker that answers.
  await client.call('articles.list', { search: 'the', limit: PAGE });
  const service = await throughService(client);
  const pooled = inIndex(join(folder, 'cache', 'search.sqlite'));
  client.close();
  await desk.close();
  const all = [...service.values()].flat();
  return [
    ...[...service].map(([name, times]) =>
      plainRow(`search: ${name}, p95 of ${times.length}`, 'ms', quantile(times, 0.95), 50),
    ),
    plainRow(`search: all kinds, median of ${all.length}`, 'ms', median(all)),
    ratioRow(
      `search: all kinds pooled, p95, ${articles} articles`,
      'ms',
      quantile(pooled.own, 0.95),
      'fetching ids and text of the same hits',
      quantile(pooled.fetched, 0.95),
      1.3,
    ),
  ];
}

async function throughService(client: DeskClient): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, texts } of searchKinds()) {
      for (const text of texts) {
        for (const sort of ['best', 'updatedAt'] as const) {
          const before = performance.now();
          await client.call('articles.list', { search: text, sort, limit: PAGE });
          times.set(name, [...(times.get(name) ?? []), performance.now() - before]);
        }
      }
    }
  }
  return times;
}

function inIndex(path: string): { own: number[]; fetched: number[] } {
  const index = new IndexReader(path);
  const raw = new Database(path, { readonly: true });
  raw.pragma('mmap_size = 4294967296');
  const fetch = raw.prepare(
    'SELECT d.article, t.text FROM json_each(?) k JOIN docs d ON d.article = k.value JOIN texts t ON t.n = d.n ORDER BY k.key',
  );
  const own: number[] = [];
  const fetched: number[] = [];
  const known = new Map<string, string>();
  const fetchAll = (ids: string) => {
    const since = performance.now();
    fetch.all(ids);
    fetched.push(performance.now() - since);
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const { texts } of searchKinds()) {
      for (const text of texts) {
        for (const order of ORDERS) {
          // Whoever comes second finds the pages at hand: they take turns.
          const before = known.get(order + text);
          const fetchFirst = round % 2 === 1 && before !== undefined;
          if (fetchFirst) fetchAll(before);
          const query = parseQuery(text);
          const since = performance.now();
          const { hits } = index.search(query, {}, { order, offset: 0, limit: PAGE });
          own.push(performance.now() - since);
          const ids = JSON.stringify(hits.map((hit) => hit.article));
          known.set(order + text, ids);
          if (!fetchFirst) fetchAll(ids);
        }
      }
    }
  }
  raw.close();
  index.close();
  return { own, fetched };
}
