import { type Step, standingAt } from '../../../shared/workflow/standing.ts';
import { type ArticleRecord, setState } from './article-row.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { toBlob, toHex } from './hash.ts';
import { parentsOf, type RevisionRow, revisionRows, type ThinnedRow, thinnedRows } from './revisions.ts';

/** The revisions of an article and how they hang together. */
export class RevisionGraph {
  readonly rows: ReadonlyMap<string, RevisionRow>;
  /** Those whose words are gone, and what they went on from. */
  readonly thinned: ReadonlyMap<string, ThinnedRow>;

  constructor(db: ReadableDb, article: number) {
    this.rows = new Map(revisionRows(db, article).map((row) => [toHex(row.hash), row]));
    this.thinned = new Map(thinnedRows(db, article).map((row) => [toHex(row.hash), row]));
  }

  parents(hash: string): string[] {
    const row = this.rows.get(hash) ?? this.thinned.get(hash);
    return row ? parentsOf(row.parents) : [];
  }

  /** What a revision did, also where its words are gone. */
  step(hash: string): Step | undefined {
    const row = this.rows.get(hash) ?? this.thinned.get(hash);
    if (!row || row.state === '' || row.reason === '') return undefined;
    return { state: row.state, reason: row.reason, parents: this.parents(hash) };
  }

  /** Revisions that no other goes on from. */
  leaves(): string[] {
    const all = [...this.rows.keys(), ...this.thinned.keys()];
    const inner = new Set(all.flatMap((hash) => this.parents(hash)));
    return [...this.rows.keys()].filter((hash) => !inner.has(hash));
  }

  /** Whether `later` goes on from `earlier`, or is it. */
  isWithin(earlier: string, later: string): boolean {
    const seen = new Set<string>();
    const stack = [later];
    for (let hash = stack.pop(); hash !== undefined; hash = stack.pop()) {
      if (hash === earlier) return true;
      if (seen.has(hash)) continue;
      seen.add(hash);
      stack.push(...this.parents(hash));
    }
    return false;
  }
}

/** Writes where an article stands at its head, as its history says. */
export function writeStanding(db: WritableDb, article: Pick<ArticleRecord, 'n'>, head: string): void {
  const graph = new RevisionGraph(db, article.n);
  const standing = standingAt(head, (hash) => graph.step(hash));
  setState(db, article.n, standing.state, standing.spikedFrom);
  db.run(
    'UPDATE articles SET version = ?, approved = ?, published = ? WHERE n = ?',
    standing.version,
    standing.approved === null ? null : toBlob(standing.approved),
    standing.published === null ? null : toBlob(standing.published),
    article.n,
  );
}
