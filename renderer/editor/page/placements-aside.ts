import type { Placement } from '../../../shared/article/placement.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import type { ArticleSession } from '../../article/session.ts';
import type { Aside } from '../history.ts';

/** Takes a change of placements back and does it again, whatever happened to the other placements meanwhile. */
export function placementsAside(
  session: ArticleSession,
  before: readonly Placement[],
  after: readonly Placement[],
): Aside {
  return {
    undo: () => apply(session, after, before),
    redo: () => apply(session, before, after),
  };
}

function apply(session: ArticleSession, from: readonly Placement[], to: readonly Placement[]): void {
  const placements = [...session.snapshot.placements];
  for (const { id } of from) {
    const at = placements.findIndex((placement) => placement.id === id);
    if (at >= 0 && !to.some((placement) => placement.id === id)) placements.splice(at, 1);
  }
  for (const [index, wanted] of to.entries()) {
    const was = from.find((placement) => placement.id === wanted.id);
    if (was && canonicalJson(was) === canonicalJson(wanted)) continue;
    const at = placements.findIndex((placement) => placement.id === wanted.id);
    if (at >= 0) placements[at] = wanted;
    else placements.splice(Math.min(index, placements.length), 0, wanted);
  }
  session.setPlacements(placements, 'page');
}
