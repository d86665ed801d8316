import type { Migration } from './migration.ts';

/**
 * What stays of a revision whose words were thinned out or lost: its place in history, so that what goes on from
 * it still hangs together and where the article stood can be read. State and reason are empty where not even
 * that is known.
 */
export const thinned: Migration = {
  number: 30,
  name: 'places of thinned revisions',
  sql: `
CREATE TABLE thinned (
  hash BLOB PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  parents BLOB NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX thinned_by_article ON thinned (article);
`,
};
