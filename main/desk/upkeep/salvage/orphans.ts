import { newId } from '../../../../shared/id.ts';
import type { Connection, ReadableDb } from '../../store/db.ts';
import { readHistory } from './histories.ts';
import { searchedArticles } from './searched.ts';

/**
 * Articles whose own row is lost, while words or versions of theirs can be read. Their ids come back: a version's
 * hash is only true with the id of its article. Each gets a bare row among what was salvaged; answers their
 * numbers.
 */
export function nameOrphans(
  salvaged: Connection,
  base: ReadableDb | null,
  folder: string,
  at: string,
  purged: ReadonlySet<string>,
): Set<number> {
  const orphans = salvaged.all<{ article: number }>(
    `SELECT article FROM parts WHERE article NOT IN (SELECT n FROM articles)
     UNION SELECT article FROM revisions WHERE article NOT IN (SELECT n FROM articles)`,
  );
  const stubs = new Set<number>();
  if (orphans.length === 0) return stubs;
  const taken = new Set(salvaged.all<{ id: string }>('SELECT id FROM articles').map(({ id }) => id));
  const candidates = [
    ...(base?.all<{ id: string }>('SELECT id FROM articles').map(({ id }) => id) ?? []),
    ...[...searchedArticles(folder)].map(({ id }) => id),
  ].filter((id) => !taken.has(id) && !purged.has(id));
  for (const { article: n } of orphans) {
    const ofBackup = base?.get<{ id: string }>('SELECT id FROM articles WHERE n = ?', n)?.id;
    const likely = ofBackup === undefined || taken.has(ofBackup) ? candidates : [ofBackup, ...candidates];
    const id =
      likely.find((one) => !taken.has(one) && isTrueWith(salvaged, n, one)) ??
      unproven(salvaged, n, ofBackup, taken);
    // Leftovers of an article that was purged.
    if (id === null || purged.has(id)) continue;
    taken.add(id);
    putStub(salvaged, n, id, at);
    stubs.add(n);
  }
  return stubs;
}

/** Without any version nothing proves the id: the backup's number says it, else it is a new article. */
function unproven(
  db: ReadableDb,
  n: number,
  ofBackup: string | undefined,
  taken: ReadonlySet<string>,
): string | null {
  if (ofBackup !== undefined && !taken.has(ofBackup)) return ofBackup;
  const blocks = db.get<{ n: number }>(
    "SELECT count(*) AS n FROM parts WHERE article = ? AND kind = 'block'",
    n,
  );
  return (blocks?.n ?? 0) > 0 ? newId() : null;
}

function isTrueWith(db: Connection, n: number, id: string): boolean {
  putStub(db, n, id, '');
  const { revisions } = readHistory(db, n);
  db.run('DELETE FROM articles WHERE n = ?', n);
  return revisions.size > 0;
}

function putStub(db: Connection, n: number, id: string, at: string): void {
  const newest = db.get<{ at: string; first: string; state: string }>(
    'SELECT max(at) AS at, min(at) AS first, state FROM revisions WHERE article = ?',
    n,
  );
  db.run(
    `INSERT INTO articles (n, id, state, version, dirty, words, change, open, saved_at, assignee, due_key, changed_by,
       created_at, updated_at, headline, slugline)
     VALUES (?, ?, ?, 0, 1, -1, 0, 0, ?, '', '~', '', ?, ?, '', '')`,
    n,
    id,
    newest?.state ?? 'draft',
    newest?.at ?? at,
    newest?.first ?? at,
    newest?.at ?? at,
  );
}
