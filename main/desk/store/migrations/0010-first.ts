import type { Migration } from './migration.ts';

/**
 * The first layout. Hashes are 32-byte blobs; `n` columns are numbers of this store alone and never leave it.
 * An article's `change` grows with everything that happens to it, so that the search can follow.
 */
export const first: Migration = {
  number: 10,
  name: 'first layout',
  sql: `
CREATE TABLE settings (key TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  initials TEXT NOT NULL UNIQUE COLLATE NOCASE,
  role TEXT NOT NULL
) STRICT;

CREATE TABLE articles (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  spiked_from TEXT,
  spiked INTEGER NOT NULL DEFAULT 0,
  -- The state's place in the workflow, for sorting.
  state_rank INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 0,
  head BLOB,
  approved BLOB,
  published BLOB,
  dirty INTEGER NOT NULL DEFAULT 0,
  newer_words INTEGER NOT NULL DEFAULT 0,
  diverged INTEGER NOT NULL DEFAULT 0,
  open INTEGER NOT NULL DEFAULT 0,
  seq INTEGER NOT NULL DEFAULT 0,
  saved_at TEXT NOT NULL,
  assignee TEXT NOT NULL DEFAULT '',
  due TEXT,
  -- For sorting upwards: what is due never comes last.
  due_key TEXT NOT NULL DEFAULT '~',
  changed_by TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  change INTEGER NOT NULL,
  slugline TEXT NOT NULL DEFAULT '',
  headline TEXT NOT NULL DEFAULT '',
  slugline_key TEXT NOT NULL DEFAULT '',
  headline_key TEXT NOT NULL DEFAULT '',
  section TEXT NOT NULL DEFAULT '',
  byline TEXT NOT NULL DEFAULT '',
  main_topic TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  embargo TEXT,
  photos INTEGER NOT NULL DEFAULT 0,
  words INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX articles_by_updated ON articles (spiked, updated_at);
CREATE INDEX articles_by_created ON articles (spiked, created_at);
CREATE INDEX articles_by_slugline ON articles (spiked, slugline_key);
CREATE INDEX articles_by_headline ON articles (spiked, headline_key);
CREATE INDEX articles_by_due ON articles (spiked, due);
CREATE INDEX articles_by_due_key ON articles (spiked, due_key);
CREATE INDEX articles_by_words ON articles (spiked, words);
CREATE INDEX articles_by_section ON articles (spiked, section, updated_at);
CREATE INDEX articles_by_rank ON articles (spiked, state_rank, updated_at);
CREATE INDEX articles_by_state ON articles (state, updated_at);
CREATE INDEX articles_by_assignee ON articles (assignee, updated_at) WHERE assignee <> '';
CREATE INDEX articles_by_change ON articles (change);
CREATE INDEX articles_open ON articles (open) WHERE open > 0;

-- The working copy, a row per part: kind is field, block, placement or order (keys blocks and placements).
CREATE TABLE parts (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  json TEXT NOT NULL,
  words INTEGER NOT NULL DEFAULT 0,
  UNIQUE (article, kind, key)
) STRICT;

-- Who signed revisions, as they were called then. Not the people of this store.
CREATE TABLE signers (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  UNIQUE (id, name, initials)
) STRICT;

-- A content is zstd over the canonical JSON, with the content in base as dictionary where there is one.
CREATE TABLE contents (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  hash BLOB NOT NULL,
  base INTEGER REFERENCES contents (n),
  depth INTEGER NOT NULL,
  size INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (article, hash)
) STRICT;
CREATE INDEX contents_by_base ON contents (base);

CREATE TABLE revisions (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  hash BLOB NOT NULL UNIQUE,
  content INTEGER NOT NULL REFERENCES contents (n),
  parents BLOB NOT NULL,
  signer INTEGER NOT NULL REFERENCES signers (n),
  at TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX revisions_by_article ON revisions (article, n);
CREATE INDEX revisions_by_content ON revisions (content);

CREATE TABLE heads (
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  hash BLOB NOT NULL,
  PRIMARY KEY (article, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE assets (
  id TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE photos (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  head BLOB NOT NULL,
  asset TEXT NOT NULL REFERENCES assets (id),
  added_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  has_caption INTEGER NOT NULL,
  has_credit INTEGER NOT NULL,
  has_alt_text INTEGER NOT NULL,
  -- Its words folded, for searching.
  text TEXT NOT NULL
) STRICT;
CREATE INDEX photos_by_asset ON photos (asset);
CREATE INDEX photos_by_added ON photos (added_at);

CREATE TABLE photo_revisions (
  hash BLOB PRIMARY KEY,
  photo INTEGER NOT NULL REFERENCES photos (n),
  json TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX photo_revisions_by_photo ON photo_revisions (photo);

-- Which working copies place which photos. The photo's id, not its number: a placement may name one not here yet.
CREATE TABLE photo_uses (
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  photo TEXT NOT NULL,
  PRIMARY KEY (article, photo)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_uses_by_photo ON photo_uses (photo);

CREATE TABLE house_topics (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

-- Articles that were purged, so that the search forgets them.
CREATE TABLE purged (id TEXT PRIMARY KEY, change INTEGER NOT NULL) STRICT;
CREATE INDEX purged_by_change ON purged (change);
`,
};
