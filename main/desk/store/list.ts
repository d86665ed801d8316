import {
  type ArticleRow,
  articleRowSchema,
  type ListQuery,
  NOBODY,
} from '../../../shared/contract/articles.ts';
import type { ReadableDb, Value } from './db.ts';

/** Hits of a search, best or newest first, that a list is narrowed to. */
export interface Hits {
  ids: readonly string[];
  snippets: ReadonlyMap<string, string | null>;
}

type Sort = NonNullable<ListQuery['sort']>;

/** Every order has an index of its own, so that a page of 100,000 articles is found without sorting them. */
function orderBy(sort: Exclude<Sort, 'best'>, descending: boolean): string {
  const way = descending ? 'DESC' : 'ASC';
  switch (sort) {
    case 'updatedAt':
      return `updated_at ${way}`;
    case 'createdAt':
      return `created_at ${way}`;
    case 'slugline':
      return `slugline_key ${way}`;
    case 'headline':
      return `headline_key ${way}`;
    case 'state':
      return `state_rank ${way}, updated_at ${way}`;
    case 'due':
      return descending ? 'due DESC' : 'due_key ASC';
    case 'words':
      return `words ${way}`;
    case 'section':
      return `section ${way}, updated_at ${way}`;
  }
}

/** So many hits are sorted at once; of more, the index of the order is walked until a page is full. */
const SORTED_AT_MOST = 3000;

interface Where {
  sql: string;
  values: Value[];
}

/**
 * The conditions of a query. A plus before a column keeps SQLite from using an index on it: `by` says whether the
 * index of a filter or that of the order is to be used.
 */
function conditions(query: ListQuery, by: 'filter' | 'order'): Where {
  const parts: string[] = [];
  const values: Value[] = [];
  const column = (name: string) => (by === 'order' ? `+${name}` : name);
  if (query.states && query.states.length > 0) {
    parts.push(`${column('state')} IN (${query.states.map(() => '?').join(', ')})`);
    values.push(...query.states);
  }
  if (query.section !== undefined && query.section !== '') {
    parts.push(`${column('section')} = ?`);
    values.push(query.section);
  }
  if (query.assignee !== undefined && query.assignee !== '') {
    parts.push(`${column('assignee')} = ?`);
    values.push(query.assignee === NOBODY ? '' : query.assignee);
  }
  const filtered = parts.length > 0;
  const wantsSpiked = query.spiked === true || query.states?.includes('spiked') === true;
  // The index by section starts with it; those by state and assignee do not.
  const useSpiked =
    by === 'order' || !filtered || (query.section && !query.assignee && !query.states?.length);
  // States that are named leave nothing for it to exclude.
  const named = by === 'filter' && (query.states?.length ?? 0) > 0;
  if (!wantsSpiked && !named) parts.push(useSpiked ? 'spiked = 0' : '+spiked = 0');
  return { sql: parts.length > 0 ? parts.join(' AND ') : '1', values };
}

/** One page of the desk list, without a search. */
export function listArticles(db: ReadableDb, query: ListQuery): { total: number; rows: ArticleRow[] } {
  const sort = query.sort === undefined || query.sort === 'best' ? 'updatedAt' : query.sort;
  const descending = query.descending ?? (sort === 'updatedAt' || sort === 'createdAt');
  const filter = conditions(query, 'filter');
  const total =
    db.get<{ n: number }>(`SELECT count(*) AS n FROM articles WHERE ${filter.sql}`, ...filter.values)?.n ?? 0;
  const { sql, values } = total > SORTED_AT_MOST ? conditions(query, 'order') : filter;
  const numbers = db.all<{ n: number }>(
    `SELECT n FROM articles WHERE ${sql}
     ORDER BY ${orderBy(sort, descending)}, n ${descending ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`,
    ...values,
    query.limit ?? 200,
    query.offset ?? 0,
  );
  const keys = numbers.map(({ n }) => n);
  return { total, rows: rowsOf(db, 'n', keys, new Map()) };
}

/** Those of the hits that pass the list's filters, in the wanted order: one page of them. */
export function listHits(
  db: ReadableDb,
  query: ListQuery,
  hits: Hits,
): { total: number; rows: ArticleRow[] } {
  const { sql: where, values } = conditions(query, 'order');
  const ids = JSON.stringify(hits.ids);
  const sort = query.sort ?? 'best';
  const order =
    sort === 'best'
      ? 'h.key'
      : orderBy(sort, query.descending ?? (sort === 'updatedAt' || sort === 'createdAt'));
  const from = `FROM json_each(?) h JOIN articles a ON a.id = h.value WHERE ${where}`;
  const total = db.get<{ n: number }>(`SELECT count(*) AS n ${from}`, ids, ...values)?.n ?? 0;
  const page = db.all<{ id: string }>(
    `SELECT a.id ${from} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ids,
    ...values,
    query.limit ?? 200,
    query.offset ?? 0,
  );
  return {
    total,
    rows: rowsOf(
      db,
      'id',
      page.map(({ id }) => id),
      hits.snippets,
    ),
  };
}

/** Rows read at first where hits are looked for along an order; twice as many each time after. */
const STRIDE = 2000;

/** The same for hits by their numbers, however many. Few are sorted; for many, the index of the order is walked. */
export function listNumbers(
  db: ReadableDb,
  query: ListQuery,
  numbers: Uint32Array,
): { total: number; rows: ArticleRow[] } {
  const sort = query.sort === undefined || query.sort === 'best' ? 'updatedAt' : query.sort;
  const descending = query.descending ?? (sort === 'updatedAt' || sort === 'createdAt');
  const { sql: where, values } = conditions({ ...query, spiked: true }, 'order');
  const order = `${orderBy(sort, descending)}, n ${descending ? 'DESC' : 'ASC'}`;
  const offset = query.offset ?? 0;
  const limit = query.limit ?? 200;
  if (numbers.length <= SORTED_AT_MOST) {
    const sorted = db.all<{ n: number }>(
      `SELECT a.n AS n FROM json_each(?) h JOIN articles a ON a.n = h.value WHERE ${where} ORDER BY ${order}`,
      JSON.stringify([...numbers]),
      ...values,
    );
    const page = sorted.slice(offset, offset + limit).map(({ n }) => n);
    return { total: sorted.length, rows: rowsOf(db, 'n', page, new Map()) };
  }
  const wanted = new Uint8Array(numbers.reduce((most, n) => Math.max(most, n), 0) + 1);
  for (const n of numbers) wanted[n] = 1;
  const page: number[] = [];
  let seen = 0;
  // Both halves of the index by `spiked` are walked, the one in use first.
  for (const spiked of [0, 1]) {
    for (let from = 0, stride = STRIDE; page.length < limit; from += stride, stride *= 2) {
      const numbers = db.all<{ n: number }>(
        `SELECT n FROM articles WHERE spiked = ? AND ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
        spiked,
        ...values,
        stride,
        from,
      );
      for (const { n } of numbers) {
        if (wanted[n] === 1 && seen++ >= offset && page.length < limit) page.push(n);
      }
      if (numbers.length < stride) break;
    }
  }
  const total = query.section === undefined ? numbers.length : countIn(db, where, values, numbers);
  return { total, rows: rowsOf(db, 'n', page, new Map()) };
}

function countIn(db: ReadableDb, where: string, values: readonly Value[], numbers: Uint32Array): number {
  const row = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM json_each(?) h JOIN articles a ON a.n = h.value WHERE ${where}`,
    JSON.stringify([...numbers]),
    ...values,
  );
  return row?.n ?? 0;
}

/** Rows in the order of the keys given. */
function rowsOf(
  db: ReadableDb,
  by: 'n' | 'id',
  keys: readonly (string | number)[],
  snippets: ReadonlyMap<string, string | null>,
): ArticleRow[] {
  const rows = db.all<Record<string, unknown> & { id: string }>(
    `SELECT a.id, a.state, a.version, a.slugline, a.headline, a.section, a.byline, a.main_topic AS mainTopic,
       a.language, a.assignee, coalesce(p.initials, '') AS assigneeInitials, a.changed_by AS changedBy, a.due,
       a.embargo, a.photos, a.words, a.newer_words AS newerWords, a.diverged, a.created_at AS createdAt,
       a.updated_at AS updatedAt
     FROM json_each(?) k JOIN articles a ON a.${by} = k.value LEFT JOIN people p ON p.id = a.assignee
     ORDER BY k.key`,
    JSON.stringify(keys),
  );
  return rows.map((row) =>
    articleRowSchema.parse({
      ...row,
      newerWords: row.newerWords === 1,
      diverged: row.diverged === 1,
      snippet: snippets.get(row.id) ?? null,
    }),
  );
}

/** What the desk's filters offer. */
export function facets(db: ReadableDb): { sections: string[]; all: number } {
  // From one section to the next by the index, instead of through every article.
  const sections = db
    .all<{ section: string }>(
      `WITH RECURSIVE s (section) AS (
         SELECT min(section) FROM articles WHERE spiked = 0
         UNION ALL
         SELECT (SELECT min(section) FROM articles WHERE spiked = 0 AND section > s.section)
         FROM s WHERE s.section IS NOT NULL
       )
       SELECT section FROM s WHERE section <> ''`,
    )
    .map(({ section }) => section);
  const all = db.get<{ n: number }>('SELECT count(*) AS n FROM articles WHERE spiked = 0')?.n ?? 0;
  return { sections, all };
}
