import { useEffect, useMemo } from 'react';
import { canonicalJson } from '../../../shared/canonical.ts';
import { checkArticle } from '../../../shared/checks/checks.ts';
import type { CheckResult } from '../../../shared/checks/result.ts';
import type { ArticleSession } from '../../article/session.ts';

/** Quiet time before the rules run again, in milliseconds. */
const QUIET = 250;
/** They wait for an idle moment, but no longer than this, in milliseconds. */
const AT_LATEST = 1000;

/** The checks of an open article, kept up while it is written, never between two keys. */
export class RunningChecks {
  readonly #session: ArticleSession;
  readonly #listeners = new Set<() => void>();
  #results: readonly CheckResult[];
  #at = new Date();

  constructor(session: ArticleSession) {
    this.#session = session;
    this.#results = this.#check();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the rules say. The same list as long as they say the same. */
  readonly results = (): readonly CheckResult[] => this.#results;

  /** When the rules last ran. */
  readonly at = (): Date => this.#at;

  /** Follows the article until the returned function is called. */
  start(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let idle = 0;
    const stop = () => {
      clearTimeout(timer);
      cancelIdleCallback(idle);
    };
    const later = () => {
      stop();
      timer = setTimeout(() => {
        idle = requestIdleCallback(() => this.#run(), { timeout: AT_LATEST });
      }, QUIET);
    };
    const end = this.#session.subscribe(later);
    later();
    return () => {
      stop();
      end();
    };
  }

  #run(): void {
    const results = this.#check();
    if (canonicalJson(results) !== canonicalJson(this.#results)) this.#results = results;
    for (const listener of [...this.#listeners]) listener();
  }

  #check(): readonly CheckResult[] {
    const { fields, placements, photos, missingAssets, meta } = this.#session.snapshot;
    this.#at = new Date();
    return checkArticle({
      content: { schema: 1, fields, placements: [...placements], blocks: [...this.#session.blocks()] },
      photos,
      missingAssets,
      heads: meta.heads.length,
      now: `${this.#at.toISOString().slice(0, 19)}Z`,
    });
  }
}

export function useRunningChecks(session: ArticleSession): RunningChecks {
  const checks = useMemo(() => new RunningChecks(session), [session]);
  useEffect(() => checks.start(), [checks]);
  return checks;
}
