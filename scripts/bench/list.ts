import { startDesk } from '../../main/desk/start.ts';
import { listQuerySchema } from '../../shared/contract/articles.ts';
import { indexedStore } from './indexed-store.ts';
import { type BenchRow, plainRow, quantile } from './report.ts';

const ROUNDS = 10;
const PAGE = 100;

/** A page of the desk list in every order, both ways: from the top, the middle and the end, and among many hits. */
export async function benchList(articles: number, say: (line: string) => void): Promise<BenchRow[]> {
  const desk = await startDesk({ storeDir: await indexedStore(articles, say), exactSearch: true });
  const client = desk.client();
  await client.call('articles.list', { search: 'the', limit: 1 });
  const rows: BenchRow[] = [];
  const sorts = listQuerySchema.shape.sort.unwrap().options.filter((sort) => sort !== 'best');
  for (const sort of sorts) {
    const plain: number[] = [];
    const searched: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (const descending of [true, false]) {
        for (const share of [0, 0.5, 1]) {
          const offset = Math.max(0, Math.floor(articles * 0.97 * share) - PAGE) + round * 10;
          const before = performance.now();
          await client.call('articles.list', { sort, descending, offset, limit: PAGE });
          plain.push(performance.now() - before);
        }
        const since = performance.now();
        await client.call('articles.list', {
          sort,
          descending,
          search: 'government',
          offset: round * 10,
          limit: PAGE,
        });
        searched.push(performance.now() - since);
      }
    }
    rows.push(
      plainRow(`list: a page by ${sort}, anywhere, p95`, 'ms', quantile(plain, 0.95), 50),
      plainRow(`list: a page by ${sort} among half of them found, p95`, 'ms', quantile(searched, 0.95), 50),
    );
  }
  client.close();
  await desk.close();
  return rows;
}
