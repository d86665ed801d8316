import { describe, expect, it } from 'vitest';
import { afterSecondTry, filesToTryAgain } from './again.ts';

const file = (name: string, ...statuses: string[]) => ({
  name,
  status: statuses.every((status) => status === 'passed') ? 'passed' : 'failed',
  assertionResults: statuses.map((status) => ({ status })),
});
const tally = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped });

describe('files that are tried again', () => {
  it('are those that failed, also where the process of one ended before its tests', () => {
    const report = { testResults: [file('a', 'passed'), file('b', 'failed'), file('c', 'pending')] };
    expect(filesToTryAgain(report)).toEqual(['b', 'c']);
  });

  it('are none when many failed', () => {
    expect(
      filesToTryAgain({ testResults: ['a', 'b', 'c', 'd'].map((name) => file(name, 'failed')) }),
    ).toEqual([]);
  });

  it('count as the second run has them, and say that there was a first', () => {
    const report = { testResults: [file('a', 'passed', 'passed'), file('b', 'passed', 'failed')] };
    const first = { tally: tally(3, 1), output: 'one', failures: ['b: it broke'] };
    expect(afterSecondTry(first, report, { tally: tally(2, 0), output: 'two', failures: [] })).toEqual({
      tally: { ...tally(4, 0), flaky: 1 },
      output: 'one\nTried again:\ntwo',
      failures: ['b: it broke (in the first of two runs)'],
    });
  });

  it('stay failed when they fail twice', () => {
    const report = { testResults: [file('a', 'passed'), file('b', 'failed')] };
    const first = { tally: tally(1, 1), output: 'one', failures: ['b: it broke'] };
    const second = { tally: tally(0, 1), output: 'two', failures: ['b: it broke'] };
    expect(afterSecondTry(first, report, second).tally).toEqual(tally(1, 1));
  });

  it('take the tests of a file whose process ended as they are in the second run', () => {
    const report = { testResults: [file('a', 'passed'), file('b', 'pending', 'pending')] };
    const first = { tally: tally(1, 1, 0), output: '', failures: [] };
    expect(afterSecondTry(first, report, { tally: tally(2, 0), output: '' }).tally).toMatchObject({
      passed: 3,
      failed: 0,
      flaky: 1,
    });
  });
});
