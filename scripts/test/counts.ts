import { z } from 'zod';
import type { Tally } from './step.ts';

const vitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const playwrightReport = z.object({
  errors: z.array(z.unknown()),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** A run that did not end well counts as a failure even where no single test did, such as a file that does not load. */
function atLeastOne(failed: number, well: boolean): number {
  return failed === 0 && !well ? 1 : failed;
}

/** @param report vitest's JSON report; @param code its exit code */
export function countVitest(report: unknown, code: number): Tally {
  const read = vitestReport.parse(report);
  return {
    passed: read.numPassedTests,
    failed: atLeastOne(read.numFailedTests, read.success && code === 0),
    skipped: read.numPendingTests + read.numTodoTests,
  };
}

/**
 * A test that passed when tried again counts as passed, and as flaky.
 * @param report Playwright's JSON report
 * @param code its exit code
 */
export function countPlaywright(report: unknown, code: number): Tally {
  const { stats, errors } = playwrightReport.parse(report);
  return {
    passed: stats.expected + stats.flaky,
    failed: atLeastOne(stats.unexpected, errors.length === 0 && code === 0),
    skipped: stats.skipped,
    flaky: stats.flaky,
  };
}

const crashReport = z.strictObject({ passed: z.number(), failed: z.number(), skipped: z.number() });

/** @param report what scripts/crash.ts counted; @param code its exit code */
export function countCrashes(report: unknown, code: number): Tally {
  const read = crashReport.parse(report);
  return { ...read, failed: atLeastOne(read.failed, code === 0) };
}
