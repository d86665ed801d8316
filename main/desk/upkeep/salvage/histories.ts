import type { Revision } from '../../../../shared/article/revision.ts';
import { readContentText } from '../../store/contents.ts';
import type { ReadableDb } from '../../store/db.ts';
import { toHex } from '../../store/hash.ts';
import {
  parentsOf,
  revisionHash,
  revisionOf,
  revisionRows,
  type ThinnedRow,
  thinnedRows,
} from '../../store/revisions.ts';

/** A revision that was read and held against its hash. */
export interface TrueRevision {
  hash: string;
  revision: Revision;
  /** Its content's canonical JSON. */
  text: string;
  name: string;
}

/** What can be read of an article's history. */
export interface History {
  revisions: Map<string, TrueRevision>;
  thinned: Map<string, ThinnedRow>;
  /** Whether every row was true. */
  whole: boolean;
}

/** Reads an article's history out of a store that may be damaged: what is not true by its hash is left out. */
export function readHistory(db: ReadableDb, article: number): History {
  const revisions = new Map<string, TrueRevision>();
  const rows = revisionRows(db, article);
  const listed =
    db.get<{ n: number }>('SELECT count(*) AS n FROM revisions WHERE article = ?', article)?.n ?? 0;
  // A row whose content or signer is gone does not come back at all.
  let whole = rows.length === listed;
  for (const row of rows) {
    try {
      const revision = revisionOf(row);
      const hash = revisionHash(revision);
      if (hash !== toHex(row.hash)) throw new Error('not what was signed');
      revisions.set(hash, { hash, revision, text: readContentText(db, row.content), name: row.name });
    } catch {
      whole = false;
    }
  }
  return {
    revisions,
    thinned: new Map(thinnedRows(db, article).map((row) => [toHex(row.hash), row])),
    whole,
  };
}

/** Parents that are named and not there. */
export function missingParents({ revisions, thinned }: History): string[] {
  const named = [
    ...[...revisions.values()].flatMap(({ revision }) => revision.parents),
    ...[...thinned.values()].flatMap(({ parents }) => parentsOf(parents)),
  ];
  return [...new Set(named)].filter((hash) => !revisions.has(hash) && !thinned.has(hash));
}

/** Parents before children. */
export function inOrder(revisions: ReadonlyMap<string, TrueRevision>): TrueRevision[] {
  const done = new Set<string>();
  const order: TrueRevision[] = [];
  const stack = [...revisions.keys()].reverse();
  while (stack.length > 0) {
    const hash = stack.at(-1) ?? '';
    const one = done.has(hash) ? undefined : revisions.get(hash);
    const open = one?.revision.parents.filter((parent) => revisions.has(parent) && !done.has(parent)) ?? [];
    if (one && open.length > 0) {
      stack.push(...open);
      continue;
    }
    stack.pop();
    if (one) {
      done.add(hash);
      order.push(one);
    }
  }
  return order;
}

/** Revisions that no other goes on from, the newest first. */
export function newestFirst(history: History): TrueRevision[] {
  const inner = new Set([
    ...[...history.revisions.values()].flatMap(({ revision }) => revision.parents),
    ...[...history.thinned.values()].flatMap(({ parents }) => parentsOf(parents)),
  ]);
  return [...history.revisions.values()]
    .filter(({ hash }) => !inner.has(hash))
    .sort((a, b) => (a.revision.at < b.revision.at ? 1 : -1));
}
