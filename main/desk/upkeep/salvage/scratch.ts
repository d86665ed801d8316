import Database from 'better-sqlite3';
import { Connection } from '../../store/db.ts';
import { MIGRATIONS } from '../../store/migrations/index.ts';
import type { Progress } from '../job.ts';
import { openPages } from './pages.ts';
import { type Cell, rowsOn } from './records.ts';
import { SALVAGED_TABLES, tableOf } from './tables.ts';

interface Column {
  name: string;
  type: string;
  dflt_value: string | null;
}

const INDEXES = `
CREATE INDEX parts_by_article ON parts (article, kind, key);
CREATE INDEX articles_by_n ON articles (n);
CREATE INDEX articles_by_id ON articles (id);
CREATE INDEX contents_by_n ON contents (n);
CREATE INDEX contents_by_article ON contents (article);
CREATE INDEX revisions_by_article ON revisions (article, n);
CREATE INDEX revisions_by_hash ON revisions (hash);
CREATE INDEX signers_by_n ON signers (n);
CREATE INDEX heads_by_article ON heads (article);
CREATE INDEX thinned_by_article ON thinned (article);
CREATE INDEX photos_by_n ON photos (n);
CREATE INDEX photos_by_id ON photos (id);
CREATE INDEX photo_revisions_by_hash ON photo_revisions (hash);
`;

/**
 * Every row that can still be read in a damaged store, in a file of its own with the tables of the newest layout
 * but without their rules. Takes one page after the other, so that one that is gone costs its own rows only.
 */
export function salvageRows(damaged: string, target: string, progress: Progress): Connection {
  const raw = new Database(target);
  raw.pragma('journal_mode = OFF');
  raw.pragma('synchronous = OFF');
  const db = new Connection(raw);
  const columns = tableColumns();
  for (const [table, list] of columns) {
    raw.exec(`CREATE TABLE ${table} (${list.map(({ name, type }) => `${name} ${type}`).join(', ')})`);
  }
  raw.exec(INDEXES);
  const pages = openPages(damaged);
  try {
    db.transaction(() => {
      for (let number = 1; number <= pages.count; number += 1) {
        for (const row of rowsOn(pages, number)) {
          const table = tableOf(row);
          const list = table === null ? undefined : columns.get(table);
          if (table !== null && list) insert(db, table, list, row);
        }
        if (number % 256 === 0) progress(number, pages.count);
      }
    });
  } finally {
    pages.close();
  }
  return db;
}

function insert(
  db: Connection,
  table: string,
  columns: readonly Column[],
  row: { rowid: number | null; cells: Cell[] },
): void {
  if (row.cells.length > columns.length) return;
  const values = columns.map((column, index): Cell => {
    const cell = row.cells[index];
    if (index === 0 && cell === null && row.rowid !== null) return row.rowid;
    if (cell !== undefined) return cell;
    // A row written before its column came has what the column says for those.
    return column.dflt_value === null ? null : unquoted(column.dflt_value);
  });
  db.run(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`, ...values);
}

function unquoted(value: string): Cell {
  return value.startsWith("'") ? value.slice(1, -1) : Number(value);
}

/** The columns of each table in the newest layout. */
export function tableColumns(): Map<string, Column[]> {
  const raw = new Database(':memory:');
  try {
    for (const { sql } of MIGRATIONS) raw.exec(sql);
    return new Map(
      SALVAGED_TABLES.map((table) => [
        table,
        raw.prepare<[], Column>(`SELECT name, type, dflt_value FROM pragma_table_info('${table}')`).all(),
      ]),
    );
  } finally {
    raw.close();
  }
}
