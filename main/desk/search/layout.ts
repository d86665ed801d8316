import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Raised when the file's layout changes: an older file is thrown away and made anew from the store. */
const LAYOUT = 3;

/**
 * `docs` names an article's document by its number in the store. `words` are the words there are; `sequences` the words of a
 * document in order (and those of its better parts), `texts` what snippets are cut from. `postings` lists for each
 * word, in blocks, the documents that have it: a key is the word's number times four plus the part (see `PART`).
 * `pairs` lists the documents by the classes of neighbouring words.
 */
const TABLES = `
CREATE TABLE progress (
  only INTEGER PRIMARY KEY CHECK (only = 1), change INTEGER NOT NULL, stamp INTEGER NOT NULL, removals INTEGER NOT NULL
) STRICT;
INSERT INTO progress VALUES (1, 0, 0, 0);
CREATE TABLE docs (
  n INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE, time INTEGER NOT NULL, stamp INTEGER NOT NULL
) STRICT;
CREATE INDEX docs_by_stamp ON docs (stamp);
CREATE TABLE texts (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE sequences (
  n INTEGER PRIMARY KEY, every BLOB NOT NULL, top BLOB NOT NULL, head BLOB NOT NULL
) STRICT;
CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE postings (
  key INTEGER NOT NULL, chunk INTEGER NOT NULL, docs BLOB NOT NULL, PRIMARY KEY (key, chunk)
) STRICT, WITHOUT ROWID;
CREATE TABLE pairs (
  class INTEGER NOT NULL, chunk INTEGER NOT NULL, docs BLOB NOT NULL, PRIMARY KEY (class, chunk)
) STRICT, WITHOUT ROWID;
`;

/** Where a word stands in an article. */
export const PART = { anywhere: 0, top: 1, head: 2 } as const;
export type Part = (typeof PART)[keyof typeof PART];
export const PARTS_PER_WORD = 4;

/** Removes an index with everything that belongs to it. */
export function removeIndex(path: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
}

/** Opens an index for writing; an absent, older or damaged file is made anew and empty. */
export function openIndexForWriting(path: string): Database.Database {
  try {
    return open(path);
  } catch {
    removeIndex(path);
    return open(path);
  }
}

function open(path: string): Database.Database {
  const db = new Database(path);
  try {
    db.pragma('page_size = 8192');
    db.pragma('journal_mode = WAL');
    // Losing the newest part of the index in a power cut is mended from the store.
    db.pragma('synchronous = NORMAL');
    // What was purged leaves no bytes behind.
    db.pragma('secure_delete = ON');
    db.pragma('cell_size_check = ON');
    db.pragma('cache_size = -65536');
    db.pragma('busy_timeout = 2000');
    const layout = db.pragma('user_version', { simple: true });
    if (layout !== LAYOUT) {
      if (layout !== 0) throw new RangeError('An index of another layout.');
      db.exec(`BEGIN; ${TABLES} PRAGMA user_version = ${LAYOUT}; COMMIT`);
    }
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** Opens an index for reading. The file must exist and be of this layout. */
export function openIndexForReading(path: string): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  db.pragma('mmap_size = 4294967296');
  db.pragma('busy_timeout = 2000');
  if (db.pragma('user_version', { simple: true }) === LAYOUT) return db;
  db.close();
  throw new RangeError('The index is of another layout.');
}
