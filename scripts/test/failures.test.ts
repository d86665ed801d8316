import { describe, expect, it } from 'vitest';
import { crashFailures, lastLines, playwrightFailures, vitestFailures } from './failures.ts';

describe('what failed, in lines', () => {
  it('names a unit test and what it found', () => {
    const test = { fullName: 'a rule holds', status: 'failed', failureMessages: ['expected 1\n to be 2'] };
    const good = { fullName: 'another', status: 'passed', failureMessages: [] };
    const file = { name: 'shared/a.test.ts', status: 'failed', message: '', assertionResults: [good, test] };
    expect(vitestFailures({ testResults: [file] })).toEqual([
      'shared/a.test.ts › a rule holds: expected 1 to be 2',
    ]);
  });

  it('names a file that does not load', () => {
    const file = { name: 'a.test.ts', status: 'failed', message: 'No such module', assertionResults: [] };
    expect(vitestFailures({ testResults: [file] })).toEqual(['a.test.ts: No such module']);
  });

  it('names an end-to-end test wherever it stands, also one that passed only when tried again', () => {
    const spec = (title: string, status: string, message?: string) => ({
      title,
      file: 'e2e/a.spec.ts',
      line: 3,
      tests: [{ status, results: message === undefined ? [{}] : [{ error: { message } }] }],
    });
    const report = {
      suites: [
        {
          specs: [spec('goes', 'expected')],
          suites: [{ specs: [spec('breaks', 'unexpected', '\u001b[31mno row\u001b[39m')] }],
        },
        { specs: [spec('wavers', 'flaky', 'late')] },
      ],
    };
    expect(playwrightFailures(report)).toEqual([
      'e2e/a.spec.ts:3 › breaks: no row',
      'e2e/a.spec.ts:3 › wavers (passed when tried again): late',
    ]);
  });

  it('names the rounds of the crash test', () => {
    const output = 'seed 5\nround 3, media, failed; its keys are in x\n{"number":3}\n| all | 25 |\n';
    expect(crashFailures(output)).toEqual(['round 3, media, failed; its keys are in x', '{"number":3}']);
  });

  it('keeps to the end of a tool that names nothing', () => {
    expect(lastLines(`${'x\n'.repeat(100)}the reason\n`)).toHaveLength(30);
    expect(lastLines('the reason\n')).toEqual(['the reason']);
  });
});
