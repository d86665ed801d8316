import { useEffect, useMemo } from 'react';
import { FIELD_NAMES } from '../../../shared/article/fields.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import { checkArticle } from '../../../shared/checks/checks.ts';
import type { CheckResult } from '../../../shared/checks/result.ts';
import type { ArticleSession, SessionSnapshot } from '../../article/session.ts';

/** Quiet time before the rules run again while words are typed, and the least time between two runs, in milliseconds. */
const QUIET = 250;
/** Who types a headline or a caption without a rest is told after this time all the same, in milliseconds. */
const WHILE_TYPING = 1000;
/** They wait for an idle moment, but no longer than this, in milliseconds. */
const AT_LATEST = 1000;

/**
 * The checks of an open article, kept up while it is written, never between two keys of the body. A topic that was
 * chosen or a field that was filled in is told of at the next idle moment: what was missing must not stand there
 * any longer.
 */
export class RunningChecks {
  readonly #session: ArticleSession;
  readonly #listeners = new Set<() => void>();
  #results: readonly CheckResult[];
  #at = new Date();
  /** What the rules saw when they last ran, and when that was on the clock of the page. */
  #seen: SessionSnapshot;
  #ran = 0;

  constructor(session: ArticleSession) {
    this.#session = session;
    this.#seen = session.snapshot;
    this.#results = this.#check();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the rules say. The same list as long as they say the same. */
  readonly results = (): readonly CheckResult[] => this.#results;

  /** What the rules say of the story as it is at this moment, for what must not go by an older answer. */
  now(): readonly CheckResult[] {
    this.#run();
    return this.#results;
  }

  /** When the rules last ran. */
  readonly at = (): Date => this.#at;

  /** Follows the article until the returned function is called. */
  start(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let idle = 0;
    let due = Number.POSITIVE_INFINITY;
    const stop = () => {
      clearTimeout(timer);
      cancelIdleCallback(idle);
    };
    const run = () => {
      due = Number.POSITIVE_INFINITY;
      this.#run();
    };
    const later = () => {
      const now = performance.now();
      due = Math.min(due, this.#latest(now));
      stop();
      timer = setTimeout(
        () => {
          idle = requestIdleCallback(run, { timeout: AT_LATEST });
        },
        Math.max(0, Math.min(now + QUIET, due) - now),
      );
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

  /** The time by which what changed since the last run must be looked at. Words of the body can wait for a rest. */
  #latest(now: number): number {
    const [seen, { fields, placements }] = [this.#seen, this.#session.snapshot];
    if (seen.fields === fields && seen.placements === placements) return Number.POSITIVE_INFINITY;
    const typed = (name: string) => name === 'headline' || name === 'standfirst';
    const chosen = FIELD_NAMES.some((name) => !typed(name) && seen.fields[name] !== fields[name]);
    return chosen ? Math.max(now, this.#ran + QUIET) : now + WHILE_TYPING;
  }

  #check(): readonly CheckResult[] {
    this.#seen = this.#session.snapshot;
    this.#ran = performance.now();
    const { fields, placements, photos, missingAssets, meta } = this.#seen;
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
