import { z } from 'zod';
import type { StepResult } from './step.ts';

/** More files than these did not fail by chance. */
const MOST_FILES = 3;

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** The files of a vitest report that failed, when they are few enough to be tried again. */
export function filesToTryAgain(report: unknown): string[] {
  const failed = reportSchema
    .parse(report)
    .testResults.filter(({ status }) => status === 'failed')
    .map(({ name }) => name);
  return failed.length <= MOST_FILES ? failed : [];
}

/**
 * What holds after the failed files were tried again: their tests count as the second run has them, and those that
 * failed only in the first are told of as flaky, with what was wrong then.
 * @param report vitest's JSON report of the first run
 */
export function afterSecondTry(first: StepResult, report: unknown, second: StepResult): StepResult {
  const tests = reportSchema
    .parse(report)
    .testResults.filter(({ status }) => status === 'failed')
    .flatMap(({ assertionResults }) => assertionResults);
  const count = (...statuses: string[]) => tests.filter(({ status }) => statuses.includes(status)).length;
  const flaky = Math.max(0, first.tally.failed - second.tally.failed);
  const lines = (first.failures ?? []).map((line) => `${line} (in the first of two runs)`);
  return {
    tally: {
      passed: first.tally.passed - count('passed') + second.tally.passed,
      failed: second.tally.failed,
      skipped: first.tally.skipped - count('skipped', 'todo') + second.tally.skipped,
      ...(flaky > 0 ? { flaky } : {}),
    },
    output: `${first.output}\nTried again:\n${second.output}`,
    failures: [...lines, ...(second.failures ?? [])],
  };
}
