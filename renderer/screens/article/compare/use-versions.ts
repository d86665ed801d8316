import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { HistoryEntry } from '../../../../shared/contract/articles.ts';
import { useDesk, useKept } from '../../../app/queries.ts';
import type { ArticleSession } from '../../../article/session.ts';
import { NOW, type Picks, sidesOf, type Version } from './picks.ts';
import { type ComparedVersion, compareShown, type Shown } from './shown.ts';

export interface Compared {
  entries: readonly HistoryEntry[];
  /** The two that are chosen; null when there is no version to compare with. */
  sides: { before: Version; after: Version } | null;
  /** What is drawn: of the two chosen, or of those before while they are read. */
  drawn:
    | { shown: Shown; before: Version; after: Version; languages: { before: string; after: string } }
    | undefined;
  error: Error | null;
  /** Words in this window are not on disk, so "now" may lack the last ones. */
  behind: boolean;
}

/** Reads the versions that are compared. Now is what the disk has, once everything typed has reached it. */
export function useVersions(session: ArticleSession, picks: Picks): Compared {
  const client = useQueryClient();
  const [flushed, setFlushed] = useState<'not yet' | 'done' | 'failed'>('not yet');
  useEffect(() => {
    let shown = true;
    const ready = (how: 'done' | 'failed') => {
      if (!shown) return;
      // An answer from before is older than what was just typed.
      client.removeQueries({ queryKey: ['articles.peek', { id: session.id }] });
      setFlushed(how);
    };
    session.flush().then(
      () => ready('done'),
      () => ready('failed'),
    );
    return () => {
      shown = false;
    };
  }, [session, client]);

  const history = useDesk('articles.history', { id: session.id });
  const entries = history.data ?? NONE;
  const list = useMemo(() => [NOW, ...entries.map((entry) => entry.hash)], [entries]);
  const sides = sidesOf(picks, list);
  const before = useVersion(session.id, sides?.before ?? null, flushed !== 'not yet');
  const after = useVersion(session.id, sides?.after ?? null, flushed !== 'not yet');
  const beforeName = sides?.before;
  const afterName = sides?.after;
  const fresh = useMemo(() => {
    if (!before.version || !after.version || beforeName === undefined || afterName === undefined)
      return undefined;
    return {
      shown: compareShown(before.version, after.version),
      before: beforeName,
      after: afterName,
      languages: {
        before: before.version.content.fields.language,
        after: after.version.content.fields.language,
      },
    };
  }, [before.version, after.version, beforeName, afterName]);
  return {
    entries,
    sides,
    drawn: useKept(fresh),
    error: history.error ?? before.error ?? after.error,
    behind: flushed === 'failed',
  };
}

const NONE: readonly HistoryEntry[] = [];

function useVersion(
  id: string,
  version: Version | null,
  flushed: boolean,
): { version: ComparedVersion | undefined; error: Error | null } {
  const live = version === NOW;
  const now = useDesk('articles.peek', { id }, { enabled: live && flushed });
  const kept = useDesk(
    'articles.revision',
    { id, hash: version ?? '' },
    { enabled: version !== null && !live },
  );
  const read = live ? now : kept;
  return { version: version === null || (live && !flushed) ? undefined : read.data, error: read.error };
}
