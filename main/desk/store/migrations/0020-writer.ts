import type { Migration } from './migration.ts';

/**
 * Which window counted the last patch: two windows may give the same number, and neither may lose its words.
 * And an index for "Mine" that SQLite can use with a bound value.
 */
export const writer: Migration = {
  number: 20,
  name: 'the window that counts patches',
  sql: `
ALTER TABLE articles ADD COLUMN writer TEXT NOT NULL DEFAULT '';
DROP INDEX articles_by_assignee;
CREATE INDEX articles_by_assignee ON articles (assignee, updated_at);
`,
};
