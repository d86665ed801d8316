import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openAssets } from '../../main/desk/assets/assets.ts';
import { articleRecord, setState } from '../../main/desk/store/article-row.ts';
import { createArticle } from '../../main/desk/store/articles.ts';
import type { WritableDb } from '../../main/desk/store/db.ts';
import { savePerson, seatPerson } from '../../main/desk/store/people.ts';
import { openStore } from '../../main/desk/store/store.ts';
import type { Person } from '../../shared/workflow/people.ts';
import { ROOT } from '../prepare/root.ts';
import { type Synthetic, syntheticArticle } from './synthetic/article.ts';
import { STAFF } from './synthetic/newsroom.ts';
import { putPhotos } from './synthetic/photos.ts';
import { vocabulary } from './synthetic/words.ts';

const BATCH = 250;
const MOST_PHOTOS = 2000;

/** Where made-up stores are kept between runs (`GALLEY_BENCH_DIR` names another place); can be deleted at any time. */
export function benchFolder(): string {
  const folder = process.env.GALLEY_BENCH_DIR ?? join(ROOT, '.cache', 'bench');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A store of that many made-up articles, made once and kept. `say` hears how far it is. */
export async function syntheticStore(articles: number, say: (line: string) => void): Promise<string> {
  const folder = join(benchFolder(), `store-${articles}`);
  if (!existsSync(folder)) await makeStore(folder, articles, say);
  return folder;
}

/**
 * Makes a store of that many made-up articles in a folder that is not there yet: the same articles, people, photos,
 * ids and times every time. The history of each article holds its first revision.
 */
export async function makeStore(
  folder: string,
  articles: number,
  say: (line: string) => void,
): Promise<void> {
  const beside = `${folder}-${process.pid}.part`;
  rmSync(beside, { recursive: true, force: true });
  const store = openStore(beside);
  const db = store.write;
  const [sitting] = STAFF.map((person) => savePerson(db, person));
  if (!sitting) throw new RangeError('The newsroom has no people.');
  seatPerson(db, sitting.id);
  const words = vocabulary();
  const photos = Math.min(MOST_PHOTOS, Math.ceil(articles / 20));
  say(`making the store: ${photos} photos`);
  await putPhotos(store, openAssets(beside), photos, words);
  for (let from = 0; from < articles; from += BATCH) {
    db.transaction(() => {
      for (let index = from; index < Math.min(articles, from + BATCH); index++) {
        put(db, syntheticArticle(index, words, photos), sitting);
      }
    });
    if ((from / BATCH) % 40 === 0) say(`making the store: ${from} of ${articles} articles`);
  }
  store.close();
  renameSync(beside, folder);
}

function put(db: WritableDb, made: Synthetic, person: Person): void {
  createArticle(db, made.content, { person, at: made.updatedAt, reason: 'created', id: made.id });
  const { n } = articleRecord(db, made.id);
  setState(db, n, made.state, made.state === 'spiked' ? 'draft' : null);
  const published = made.state === 'published';
  db.run(
    `UPDATE articles SET created_at = ?, assignee = ?, due = ?, due_key = ?,
       approved = CASE WHEN ? THEN head END, published = CASE WHEN ? THEN head END WHERE n = ?`,
    made.createdAt,
    made.assignee,
    made.due,
    made.due ?? '~',
    published || made.state === 'approved' ? 1 : 0,
    published ? 1 : 0,
    n,
  );
}
