import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { articleRecord, setState } from '../../main/desk/store/article-row.ts';
import { createArticle } from '../../main/desk/store/articles.ts';
import { savePerson, seatPerson } from '../../main/desk/store/people.ts';
import { openStore } from '../../main/desk/store/store.ts';
import { ROOT } from '../prepare/root.ts';
import { syntheticArticle, vocabulary } from './synthetic.ts';

const BATCH = 250;

/** Where made-up stores are kept between runs; the folder can be deleted at any time. */
export function benchFolder(): string {
  const folder = join(ROOT, '.cache', 'bench');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * A store of that many made-up articles, the same ones every time, made once and kept. The history of each
 * holds its first revision. `say` hears how far it is.
 */
export function syntheticStore(articles: number, say: (line: string) => void): string {
  const folder = join(benchFolder(), `store-${articles}`);
  if (existsSync(folder)) return folder;
  const beside = `${folder}-${process.pid}.part`;
  rmSync(beside, { recursive: true, force: true });
  const store = openStore(beside);
  const person = savePerson(store.write, { name: 'Mara Halvorsen', initials: 'MH', role: 'desk' });
  seatPerson(store.write, person.id);
  const words = vocabulary();
  for (let from = 0; from < articles; from += BATCH) {
    store.write.transaction(() => {
      for (let index = from; index < Math.min(articles, from + BATCH); index++) {
        const { content, state, updatedAt } = syntheticArticle(index, words);
        const id = createArticle(store.write, content, { person, at: updatedAt, reason: 'created' });
        setState(store.write, articleRecord(store.write, id).n, state, null);
      }
    });
    if ((from / BATCH) % 40 === 0) say(`making the store: ${from} of ${articles} articles`);
  }
  store.close();
  renameSync(beside, folder);
  return folder;
}
