import { createContext, useContext, useSyncExternalStore } from 'react';
import type { CheckPlace, CheckResult } from '../../../shared/checks/result.ts';
import type { ArticleSession } from '../../article/session.ts';
import type { Why } from '../../ui/field.tsx';
import type { RunningChecks } from './running-checks.ts';

export type InspectorTab = 'details' | 'media' | 'history' | 'checks';

/** What the parts of the article screen share. */
export interface Workspace {
  session: ArticleSession;
  checks: RunningChecks;
  /** Shows the place that a check is about, and puts the caret there. */
  jump(place: CheckPlace): void;
  /** Does something that the service will tell everybody of: that news is ours, and is not read again. */
  own<T>(work: () => Promise<T>): Promise<T>;
  /** Shows a revision in place of the page; null for the page. */
  showRevision(hash: string | null): void;
  shownRevision: string | null;
  /** Compares a version with the words as they are now; without one, the newest. */
  compare(hash?: string): void;
}

const WorkspaceContext = createContext<Workspace | null>(null);
export const WorkspaceProvider = WorkspaceContext.Provider;

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new TypeError('There is no article above this part');
  return workspace;
}

/** What the checks say; the caller is drawn again only when they say something else. */
export function useCheckResults(): readonly CheckResult[] {
  const { checks } = useWorkspace();
  return useSyncExternalStore(checks.subscribe, checks.results);
}

/** Why a field in Details stops approval, or should be looked at. */
export function useFieldWhy(field: string): Why | null {
  const checks = useCheckResults();
  return whyOf(
    checks.find(({ where, level }) => level !== 'pass' && where.kind === 'field' && where.field === field),
  );
}

/** The same for the words of a photo. */
export function usePhotoWhy(placementId: string, part: string): Why | null {
  const checks = useCheckResults();
  return whyOf(
    checks.find(
      ({ where, level }) =>
        level !== 'pass' &&
        where.kind === 'placement' &&
        where.placementId === placementId &&
        where.part === part,
    ),
  );
}

function whyOf(result: CheckResult | undefined): Why | null {
  return result && result.level !== 'pass' ? { level: result.level, text: result.message } : null;
}
