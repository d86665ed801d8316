import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, openWritable } from '../../main/desk/store/db.ts';
import { migrate } from '../../main/desk/store/migrate.ts';
import { MIGRATIONS } from '../../main/desk/store/migrations/index.ts';
import {
  ARTICLES,
  frozenJson,
  hash,
  type OldArticle,
  PERSON,
  partsOf,
  revisionsOf,
  SIGNER,
  wordsIn,
} from './words.ts';

const PHOTO_FILE = 'the bytes of an old photo';

/**
 * What each layout's time added to the data, by number. A layout that lands gets its line here; the test misses it
 * otherwise. Only columns of that time are named.
 */
export const DATA: ReadonlyMap<number, (db: Connection, folder: string) => void> = new Map([
  [10, firstData],
  [20, (db: Connection) => void db.run("UPDATE articles SET writer = 'w-1', seq = 4 WHERE n = 1")],
  [30, thinnedData],
]);

/** Makes a store of an earlier layout in a folder that is not there yet, with data as it stood in such stores. */
export function makeOldStore(folder: string, layout: number): void {
  for (const part of ['', 'assets', 'cache', 'backups']) mkdirSync(join(folder, part), { recursive: true });
  const db = openWritable(join(folder, 'galley.sqlite'));
  migrate(
    db,
    folder,
    MIGRATIONS.filter(({ number }) => number <= layout),
  );
  db.transaction(() => {
    for (const [number, fill] of DATA) if (number <= layout) fill(db, folder);
  });
  db.close();
}

function firstData(db: Connection, folder: string): void {
  db.run('INSERT INTO people VALUES (?, ?, ?, ?)', PERSON.id, PERSON.name, PERSON.initials, 'desk');
  db.run('INSERT INTO settings VALUES (?, ?)', 'person', JSON.stringify(PERSON.id));
  db.run('INSERT INTO signers VALUES (?, ?, ?, ?)', SIGNER, PERSON.id, PERSON.name, PERSON.initials);
  db.run('INSERT INTO house_topics VALUES (?, ?)', 'fisheries', 'Fisheries');
  for (const article of ARTICLES) putArticle(db, article);
  putPhoto(db, folder);
}

function putArticle(db: Connection, article: OldArticle): void {
  const revisions = revisionsOf(article);
  const head = revisions.at(-1);
  if (!head) throw new RangeError('An article has a revision.');
  const spiked = article.state === 'spiked';
  db.run(
    `INSERT INTO articles (n, id, state, spiked_from, spiked, state_rank, head, dirty, saved_at, created_at,
       updated_at, change, slugline, headline, slugline_key, headline_key, section, byline, language, words)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'Islands', 'Mara Halvorsen', 'en-GB', ?)`,
    article.n,
    article.id,
    article.state,
    spiked ? 'draft' : null,
    spiked ? 1 : 0,
    spiked ? 5 : 0,
    head.hash,
    article.now.join() === article.versions.at(-1)?.join() ? 0 : 1,
    head.at,
    revisions[0]?.at ?? head.at,
    head.at,
    article.n,
    article.slugline,
    article.headline,
    article.slugline,
    article.headline.toLowerCase(),
    article.now.reduce((sum, text) => sum + wordsIn(text), 0),
  );
  for (const [kind, key, json, words] of partsOf(article)) {
    db.run(
      'INSERT INTO parts (article, kind, key, json, words) VALUES (?, ?, ?, ?, ?)',
      article.n,
      kind,
      key,
      json,
      words,
    );
  }
  for (const revision of revisions) {
    db.run(
      'INSERT INTO contents (article, hash, base, depth, size, data) VALUES (?, ?, NULL, 0, ?, ?)',
      article.n,
      revision.contentHash,
      revision.contentBytes,
      revision.data,
    );
    db.run(
      `INSERT INTO revisions (article, hash, content, parents, signer, at, state, reason, note)
       VALUES (?, ?, (SELECT n FROM contents WHERE hash = ? AND article = ?), ?, ?, ?, ?, ?, '')`,
      article.n,
      revision.hash,
      revision.contentHash,
      article.n,
      revision.parents,
      SIGNER,
      revision.at,
      revision.state,
      revision.reason,
    );
  }
  db.run('INSERT INTO heads VALUES (?, ?)', article.n, head.hash);
}

function putPhoto(db: Connection, folder: string): void {
  const asset = hash(PHOTO_FILE).toString('hex');
  const lies = join(folder, 'assets', asset.slice(0, 2), asset.slice(2, 4));
  mkdirSync(lies, { recursive: true });
  writeFileSync(join(lies, asset), PHOTO_FILE);
  const at = '2026-01-01T09:00:00.000Z';
  db.run('INSERT INTO assets VALUES (?, ?, ?, ?)', asset, PHOTO_FILE.length, 'image/jpeg', at);
  const json = frozenJson({
    schema: 1,
    id: 'ph-quay',
    assetId: asset,
    filename: 'quay.jpg',
    mediaType: 'image/jpeg',
    width: 1600,
    height: 1000,
    headline: '',
    caption: [{ type: 'text', text: 'The quay at dawn.' }],
    credit: 'LENA DAHL',
    creator: 'Lena Dahl',
    altText: 'A ferry at a quay.',
    date: null,
    place: { sublocation: '', city: '', region: '', country: '', countryCode: '' },
    copyright: '',
    usageTerms: '',
    instructions: '',
    source: '',
    keywords: [],
  });
  db.run(
    `INSERT INTO photos (n, id, head, asset, added_at, updated_at, has_caption, has_credit, has_alt_text, text)
     VALUES (1, 'ph-quay', ?, ?, ?, ?, 1, 1, 1, 'the quay at dawn. lena dahl')`,
    hash(json),
    asset,
    at,
    at,
  );
  db.run('INSERT INTO photo_revisions VALUES (?, 1, ?, ?)', hash(json), json, at);
}

/** The first version of the first article was thinned out. */
function thinnedData(db: Connection): void {
  const [first] = ARTICLES[0] ? revisionsOf(ARTICLES[0]) : [];
  if (!first) throw new RangeError('The first article has versions.');
  db.run('DELETE FROM revisions WHERE hash = ?', first.hash);
  db.run('DELETE FROM contents WHERE hash = ?', first.contentHash);
  db.run(
    "INSERT INTO thinned (hash, article, parents, at, state, reason) VALUES (?, 1, ?, ?, 'draft', 'automatic')",
    first.hash,
    first.parents,
    first.at,
  );
}
