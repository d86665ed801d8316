import { existsSync } from 'node:fs';
import { photoSchema } from '../../../shared/article/photo.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import type { Problem, StoreReport } from '../../../shared/contract/desk.ts';
import type { Assets } from '../assets/assets.ts';
import { readContentText } from '../store/contents.ts';
import type { ReadableDb } from '../store/db.ts';
import { sha256, toHex } from '../store/hash.ts';
import { parentsOf, revisionHash, revisionOf, revisionRows, thinnedRows } from '../store/revisions.ts';
import { readWorkingCopy } from '../store/working-copy.ts';
import type { Progress } from './job.ts';

/**
 * Reads everything that a store holds and holds it against its names: the file itself, every revision and
 * content, every working copy, every photo and every asset on disk. Changes nothing.
 */
export async function checkStore(db: ReadableDb, assets: Assets, progress: Progress): Promise<StoreReport> {
  const problems: Problem[] = [];
  const add = (rule: string, file: string, message: string): void =>
    void problems.push({ rule, file, message });
  attempt(() => checkFile(db, add), 'store-damaged', 'The store’s file', add);
  const articles = attempt(
    () => db.all<ArticleToCheck>('SELECT n, id, slugline, headline, head FROM articles ORDER BY n'),
    'store-damaged',
    'The list of articles',
    add,
  );
  const used = attempt(
    () => db.all<{ id: string }>('SELECT id FROM assets ORDER BY id').map(({ id }) => id),
    'store-damaged',
    'The list of photo files',
    add,
  );
  return checkEach(db, assets, progress, { articles, used, problems, add });
}

interface ToCheck {
  /** Undefined where the list itself cannot be read: the rest is looked at all the same. */
  articles: readonly ArticleToCheck[] | undefined;
  used: readonly string[] | undefined;
  problems: Problem[];
  add: Add;
}

async function checkEach(
  db: ReadableDb,
  assets: Assets,
  progress: Progress,
  { articles = [], used, problems, add }: ToCheck,
): Promise<StoreReport> {
  const files = used ?? [];
  const total = articles.length + files.length;
  let done = 0;
  let revisions = 0;
  for (const article of articles) {
    const of = `What belongs to “${article.headline || article.slugline || article.id}”`;
    revisions += attempt(() => checkArticle(db, article, add), 'store-damaged', of, add) ?? 0;
    progress(++done, total);
  }
  const photos = attempt(() => checkPhotos(db, add), 'store-damaged', 'The list of photos', add) ?? 0;
  for (const id of files) {
    await checkAsset(assets, id, add);
    progress(++done, total);
  }
  // Without the list every file would look left over.
  const orphanAssets = used ? await assets.orphans(new Set(used)) : [];
  return { ok: problems.length === 0, articles: articles.length, revisions, photos, problems, orphanAssets };
}

interface ArticleToCheck {
  n: number;
  id: string;
  slugline: string;
  headline: string;
  head: Uint8Array | null;
}
type Add = (rule: string, file: string, message: string) => void;

const STORE = 'galley.sqlite';

/** What SQLite itself finds: pages, rows, indexes, references. */
function checkFile(db: ReadableDb, add: Add): void {
  for (const { integrity_check: found } of db.all<{ integrity_check: string }>(
    'PRAGMA integrity_check(100)',
  )) {
    if (found !== 'ok') add('store-damaged', STORE, findings(found));
  }
  for (const { table } of db.all<{ table: string }>('PRAGMA foreign_key_check')) {
    add('reference-broken', STORE, `A row of ${table} refers to something that is not there.`);
  }
}

/** SQLite may name every page of a damaged file: three tell as much. */
function findings(found: string): string {
  const lines = found.split('\n').filter((line) => line !== '' && !line.startsWith('***'));
  const more = lines.length > 3 ? `; and ${lines.length - 3} more` : '';
  return `The file is damaged: ${lines.slice(0, 3).join('; ')}${more}. Repair it, or restore the newest backup.`;
}

/** One article: its working copy can be read, its history is true and whole. Answers how many revisions it has. */
function checkArticle(db: ReadableDb, article: ArticleToCheck, add: Add): number {
  const name = article.headline || article.slugline || article.id;
  attempt(() => readWorkingCopy(db, article.n), 'working-copy-damaged', `The working copy of “${name}”`, add);
  const rows = revisionRows(db, article.n);
  const own = new Set(rows.map((row) => toHex(row.hash)));
  const known = new Set([...own, ...thinnedRows(db, article.n).map((row) => toHex(row.hash))]);
  for (const row of rows) {
    const where = `A revision of “${name}” of ${row.at}`;
    attempt(() => readContentText(db, row.content), 'history-damaged', where, add);
    const hash = toHex(row.hash);
    attempt(
      () => {
        if (revisionHash(revisionOf(row)) !== hash) throw new Error('is not what was signed');
      },
      'revision-damaged',
      where,
      add,
    );
    if (parentsOf(row.parents).some((parent) => !known.has(parent))) {
      add('history-incomplete', STORE, `${where} goes on from one that is not there.`);
    }
  }
  if (article.head && !own.has(toHex(article.head))) {
    add('head-missing', STORE, `The newest revision of “${name}” is not there.`);
  }
  return rows.length;
}

interface PhotoWordsRow {
  n: number;
  hash: Uint8Array;
  json: string;
}

const PHOTOS_AT_ONCE = 1000;

function requireTrue({ hash, json }: PhotoWordsRow): void {
  const photo = photoSchema.parse(JSON.parse(json));
  if (sha256(canonicalJson(photo)) !== toHex(hash)) throw new Error('are not what was written');
}

function checkPhotos(db: ReadableDb, add: Add): number {
  let rows: PhotoWordsRow[];
  // A page at a time: a desk of years has more words of photos than memory should hold at once.
  for (let after = 0; ; after = rows.at(-1)?.n ?? after) {
    rows = db.all<PhotoWordsRow>(
      'SELECT rowid AS n, hash, json FROM photo_revisions WHERE rowid > ? ORDER BY rowid LIMIT ?',
      after,
      PHOTOS_AT_ONCE,
    );
    for (const row of rows) attempt(() => requireTrue(row), 'photo-damaged', 'The words of a photo', add);
    if (rows.length < PHOTOS_AT_ONCE) break;
  }
  const heads = db.all<{ id: string }>(
    'SELECT id FROM photos WHERE head NOT IN (SELECT hash FROM photo_revisions)',
  );
  for (const { id } of heads) add('photo-damaged', STORE, `The newest words of photo ${id} are not there.`);
  return db.get<{ n: number }>('SELECT count(*) AS n FROM photos')?.n ?? 0;
}

async function checkAsset(assets: Assets, id: string, add: Add): Promise<void> {
  const state = existsSync(assets.pathOf(id)) ? await assets.verify(id) : 'missing';
  if (state === 'good') return;
  const file = `assets/${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`;
  if (state === 'missing') add('asset-missing', file, 'The file of a photo is gone.');
  else add('asset-damaged', file, 'The file of a photo is not what was taken in.');
}

function attempt<T>(work: () => T, rule: string, what: string, add: Add): T | undefined {
  try {
    return work();
  } catch (cause) {
    add(rule, STORE, `${what} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
    return undefined;
  }
}
