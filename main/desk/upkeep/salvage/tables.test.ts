import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../store/migrations/index.ts';
import { SALVAGED_TABLES, tableOf } from './tables.ts';

/** Made anew from what was salvaged. */
const DERIVED = ['photo_uses'];

test('a repair knows every table of the store: one that a new layout brings must be told to it', () => {
  const db = new Database(':memory:');
  for (const { sql } of MIGRATIONS) db.exec(sql);
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all()
    .map(({ name }) => name);
  db.close();
  expect([...SALVAGED_TABLES, ...DERIVED].sort()).toEqual(tables.sort());
});

test('rows are told apart by their shape; anything else is nobody’s', () => {
  expect(tableOf({ rowid: 3, cells: [null, 1, 'block', 'b1', '{}', 2] })).toBe('parts');
  expect(tableOf({ rowid: 3, cells: [null, 'p1', 'Mara', 'MH'] })).toBe('signers');
  expect(tableOf({ rowid: 3, cells: ['p1', 'Mara', 'MH', 'desk'] })).toBe('people');
  expect(tableOf({ rowid: null, cells: [4, Buffer.alloc(32)] })).toBe('heads');
  expect(tableOf({ rowid: 3, cells: [null, 1, 'other', 'b1', '{}', 2] })).toBeNull();
  expect(tableOf({ rowid: 3, cells: [] })).toBeNull();
});
