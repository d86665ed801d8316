/** Passed, failed and skipped checks of one step. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** Of those that passed, how many did so only when they were tried again. */
  flaky?: number;
}

export interface StepResult {
  tally: Tally;
  /** What a person needs to see when something failed. */
  output: string;
  /** What failed, a line each, said once more at the end of a whole run. */
  failures?: readonly string[];
}

/** One part of `npm test`. */
export interface Step {
  /** The word that selects it: `npm run NAME`. */
  name: string;
  title: string;
  /** Steps by name without which this one means nothing. */
  after: readonly string[];
  /** @param rest arguments given by hand, passed on to the tool */
  run(rest: readonly string[]): Promise<StepResult>;
}

/** A tool that only says yes or no counts as one check. */
export function verdict(passed: boolean, output: string): StepResult {
  return { tally: { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }, output };
}

/** The sum of several tallies. */
export function total(tallies: readonly Tally[]): Required<Tally> {
  const sum = { passed: 0, failed: 0, skipped: 0, flaky: 0 } satisfies Tally;
  for (const tally of tallies) {
    sum.passed += tally.passed;
    sum.failed += tally.failed;
    sum.skipped += tally.skipped;
    sum.flaky += tally.flaky ?? 0;
  }
  return sum;
}
