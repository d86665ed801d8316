import { describe, expect, it } from 'vitest';
import { countCrashes, countPlaywright, countVitest } from './counts.ts';

const vitest = { success: true, numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 };
const playwright = { errors: [], stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } };

describe('the counts of a run', () => {
  it('takes the numbers of the tools', () => {
    expect(countVitest(vitest, 0)).toEqual({ passed: 5, failed: 0, skipped: 1 });
    expect(countPlaywright(playwright, 0)).toEqual({ passed: 3, failed: 0, skipped: 0, flaky: 0 });
  });

  it('counts a run that broke although no test failed', () => {
    expect(countVitest({ ...vitest, success: false }, 1).failed).toBe(1);
    expect(countVitest(vitest, 1).failed).toBe(1);
    expect(countPlaywright({ ...playwright, errors: [{}] }, 1).failed).toBe(1);
    expect(countCrashes({ passed: 25, failed: 0, skipped: 1 }, 1)).toEqual({
      passed: 25,
      failed: 1,
      skipped: 1,
    });
  });

  it('counts a test that passed when tried again as passed, and says that there was one', () => {
    const flaky = { ...playwright, stats: { ...playwright.stats, flaky: 2 } };
    expect(countPlaywright(flaky, 0)).toEqual({ passed: 5, failed: 0, skipped: 0, flaky: 2 });
  });

  it('refuses a report that it cannot read', () => {
    expect(() => countVitest({}, 0)).toThrow();
  });
});
