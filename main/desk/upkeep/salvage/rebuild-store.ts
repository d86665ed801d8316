import { join } from 'node:path';
import { blankFields } from '../../../../shared/article/fields.ts';
import { newId } from '../../../../shared/id.ts';
import {
  type RepairedArticle,
  type RepairReport,
  repairedArticleSchema,
} from '../../../../shared/upkeep/repair.ts';
import { defaultHouse, type Person, personSchema } from '../../../../shared/workflow/people.ts';
import { createArticle } from '../../store/articles.ts';
import type { Connection, ReadableDb } from '../../store/db.ts';
import { storeFile } from '../../store/store-file.ts';
import { tornLog } from '../../store/torn-log.ts';
import type { Progress } from '../job.ts';
import type { Base } from './base.ts';
import { nameOrphans } from './orphans.ts';
import { type ArticleRow, copyWhole, type Pieces, plant, type Surroundings } from './rebuild-article.ts';
import { rebuildPhotos } from './rebuild-photos.ts';
import { searchedArticles } from './searched.ts';

interface Parts {
  /** The damaged store's folder. */
  folder: string;
  /** An empty store of the newest layout. */
  built: Connection;
  salvaged: Connection;
  base: Base | null;
  at: string;
  progress: Progress;
}

export type Rebuilt = Pick<RepairReport, 'articles' | 'intact' | 'listed' | 'other'>;

/**
 * Fills a new store from what could be read of a damaged one and from a backup. Every article that either of them
 * or the search ever knew is intact, or listed with what became of it.
 */
export function rebuildStore({ folder, built, salvaged, base, at, progress }: Parts): Rebuilt {
  const other: string[] = [];
  const listed = new Map<string, RepairedArticle>();
  clean(salvaged);
  const purged = new Set(
    [salvaged, ...(base ? [base.db] : [])].flatMap((db) =>
      db.all<{ id: string }>('SELECT id FROM purged').map(({ id }) => id),
    ),
  );
  const stubs = nameOrphans(salvaged, base?.db ?? null, folder, at, purged);
  built.raw.prepare('ATTACH ? AS salvaged').run(salvaged.raw.name);
  try {
    built.transaction(() => {
      other.push(...copyDesk(built, base?.db ?? null));
      const worse = rebuildPhotos(built, salvaged, base?.db ?? null, at);
      if (worse > 0)
        other.push(`The newest words of ${worse === 1 ? 'one photo' : `${worse} photos`} are gone.`);
      const person = somebody(built);
      const around: Surroundings = { built, salvaged, base, stubs, person, at };
      const known = articlesOf(salvaged, base?.db ?? null, purged);
      let done = 0;
      const broken = new Map<string, Pieces>();
      for (const [id, { row, baseRow }] of known) {
        const pieces = copied(row, baseRow, around);
        if (pieces) broken.set(id, pieces);
        progress(++done, known.size);
      }
      for (const [id, pieces] of broken) {
        const judged = attempt(id, pieces, around);
        if (judged) listed.set(id, judged);
      }
      checkAgainstSearch(folder, { built, person, at, purged, listed });
      other.push(...afterTornLog(folder, salvaged, listed));
    });
  } finally {
    built.raw.exec('DETACH salvaged');
  }
  const articles = built.get<{ n: number }>('SELECT count(*) AS n FROM articles')?.n ?? 0;
  const there = [...listed.values()].filter(({ outcome }) => outcome !== 'lost').length;
  return { articles, intact: articles - there, listed: [...listed.values()], other };
}

/** Rows that stand in the file twice, on an old page and a new one: the later one counts. */
function clean(salvaged: Connection): void {
  salvaged.raw.exec(`
    DELETE FROM articles WHERE EXISTS (SELECT 1 FROM articles b WHERE b.n = articles.n
      AND (b.change > articles.change OR (b.change = articles.change AND b.rowid > articles.rowid)));
    DELETE FROM contents WHERE rowid NOT IN (SELECT min(rowid) FROM contents GROUP BY n, hash);
    DELETE FROM revisions WHERE rowid NOT IN (SELECT min(rowid) FROM revisions GROUP BY hash);
    DELETE FROM signers WHERE rowid NOT IN (SELECT min(rowid) FROM signers GROUP BY n);
    DELETE FROM parts WHERE rowid NOT IN (SELECT min(rowid) FROM parts GROUP BY article, kind, key, json);
  `);
}

/** People, settings, topics of the house and what was purged. Answers what the backup had to give. */
function copyDesk(built: Connection, base: ReadableDb | null): string[] {
  const lacked: string[] = [];
  for (const [table, key, what] of [
    ['people', 'id', 'Some people'],
    ['settings', 'key', 'Some settings'],
    ['house_topics', 'code', 'Some topics of the house'],
  ] as const) {
    built.run(`INSERT OR IGNORE INTO ${table} SELECT * FROM salvaged.${table} ORDER BY rowid DESC`);
    const rows = base?.all<Record<string, string>>(`SELECT * FROM ${table}`) ?? [];
    let added = 0;
    for (const row of rows) {
      if (built.get(`SELECT 1 FROM ${table} WHERE ${key} = ?`, row[key] ?? '')) continue;
      const values = Object.values(row);
      added += built.run(
        `INSERT OR IGNORE INTO ${table} VALUES (${values.map(() => '?').join(', ')})`,
        ...values,
      );
    }
    if (added > 0) lacked.push(`${what} could not be read and are those of the backup.`);
  }
  built.run('INSERT OR IGNORE INTO purged SELECT * FROM salvaged.purged');
  for (const row of base?.all<{ id: string; change: number }>('SELECT id, change FROM purged') ?? []) {
    built.run('INSERT OR IGNORE INTO purged (id, change) VALUES (?, ?)', row.id, row.change);
  }
  built.run('INSERT OR IGNORE INTO signers SELECT * FROM salvaged.signers');
  return lacked;
}

function somebody(db: ReadableDb): Person {
  const row = db.get('SELECT id, name, initials, role FROM people ORDER BY rowid LIMIT 1');
  const person = personSchema.safeParse(row);
  return person.success
    ? person.data
    : { id: 'repair', name: defaultHouse.provider || 'Repair', initials: 'REP', role: 'desk' };
}

type KnownArticles = Map<string, { row: ArticleRow | undefined; baseRow: ArticleRow | undefined }>;

/** Rows of the damaged store first: they keep their numbers, and what is put together anew comes after them. */
function articlesOf(
  salvaged: ReadableDb,
  base: ReadableDb | null,
  purged: ReadonlySet<string>,
): KnownArticles {
  const known: KnownArticles = new Map();
  for (const row of salvaged.all<ArticleRow>('SELECT * FROM articles ORDER BY n')) {
    known.set(row.id, { row, baseRow: undefined });
  }
  for (const baseRow of base?.all<ArticleRow>('SELECT * FROM articles ORDER BY n') ?? []) {
    if (!purged.has(baseRow.id)) known.set(baseRow.id, { row: known.get(baseRow.id)?.row, baseRow });
  }
  return known;
}

/** A whole article that cannot be copied is put together like a broken one. */
function copied(
  row: ArticleRow | undefined,
  baseRow: ArticleRow | undefined,
  around: Surroundings,
): Pieces | null {
  try {
    return around.built.transaction(() => copyWhole(row, baseRow, around));
  } catch {
    return { row, baseRow, own: undefined, words: null, stub: row !== undefined && around.stubs.has(row.n) };
  }
}

/** One article, whatever happens with it: what cannot be put together is listed and the rest goes on. */
function attempt(id: string, pieces: Pieces, around: Surroundings): RepairedArticle | null {
  const { row, baseRow } = pieces;
  const headline = () =>
    around.built.get<{ text: string }>(
      "SELECT coalesce(nullif(headline, ''), slugline) AS text FROM articles WHERE id = ?",
      id,
    )?.text ||
    row?.headline ||
    row?.slugline ||
    baseRow?.headline ||
    baseRow?.slugline ||
    '';
  try {
    const judged = around.built.transaction(() => plant(id, pieces, around));
    return judged && repairedArticleSchema.parse({ id, headline: headline(), ...judged });
  } catch {
    return { id, headline: headline(), outcome: 'lost', what: 'Nothing of it could be read any more.' };
  }
}

interface Against {
  built: Connection;
  person: Person;
  at: string;
  purged: ReadonlySet<string>;
  listed: Map<string, RepairedArticle>;
}

/** What the search knows that the store does not: whole articles, and that there were newer words. */
function checkAgainstSearch(folder: string, { built, person, at, purged, listed }: Against): void {
  for (const { id, updatedAt, text } of searchedArticles(join(folder))) {
    if (purged.has(id)) continue;
    const row = built.get<{ updated_at: string; headline: string; slugline: string }>(
      'SELECT updated_at, headline, slugline FROM articles WHERE id = ?',
      id,
    );
    if (!row) {
      listed.set(id, fromSearch(built, { id, text }, { person, at }));
    } else if (updatedAt > Date.parse(row.updated_at) && !listed.has(id)) {
      listed.set(id, {
        id,
        headline: row.headline || row.slugline,
        outcome: 'newer-lost',
        what: `It is there as of ${row.updated_at}. It was changed once more after that, and this is gone.`,
      });
    }
  }
}

/** An article of which only the search has kept the words. */
function fromSearch(
  built: Connection,
  { id, text }: { id: string; text: string },
  by: { person: Person; at: string },
): RepairedArticle {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const headline = (lines[0] ?? '').slice(0, 90);
  if (lines.length === 0)
    return { id, headline, outcome: 'lost', what: 'Nothing of it could be read any more.' };
  createArticle(
    built,
    {
      schema: 1,
      fields: { ...blankFields(), slugline: `recovered-${id.slice(0, 8)}` },
      placements: [],
      blocks: lines.map((line) => ({
        id: newId(),
        type: 'paragraph',
        inline: [{ type: 'text', text: line }],
      })),
    },
    { ...by, id, reason: 'automatic', note: 'Recovered from the search index' },
  );
  return {
    id,
    headline,
    outcome: 'restored',
    what: 'Only its plain words were left, in the search index. Headline, formatting, photos and history are gone.',
  };
}

/** A log that was cut took the last saves with it, of the articles that were open above all. */
function afterTornLog(folder: string, salvaged: ReadableDb, listed: Map<string, RepairedArticle>): string[] {
  const torn = tornLog(storeFile(folder));
  if (torn === null) return [];
  for (const row of salvaged.all<ArticleRow>('SELECT * FROM articles WHERE open > 0')) {
    if (listed.has(row.id)) continue;
    listed.set(row.id, {
      id: row.id,
      headline: row.headline || row.slugline,
      outcome: 'newer-lost',
      what: `It was open when the log was cut. It is there as of ${row.saved_at}; what was written after that is gone.`,
    });
  }
  const last = salvaged.get<{ at: string }>('SELECT max(updated_at) AS at FROM articles')?.at ?? '';
  return [`The store’s log was damaged: ${torn}. What was saved after ${last} may be gone.`];
}
