import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** A line for a person who sees nothing but the end of a run. */
const LONGEST = 400;
const TAIL_LINES = 30;

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const specSchema = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
});
const suiteSchema = z.object({
  specs: z.array(specSchema),
  get suites() {
    return z.array(suiteSchema).optional();
  },
});
type Suite = z.infer<typeof suiteSchema>;
const playwrightReport = z.object({ suites: z.array(suiteSchema) });

/** Colours are for a terminal; what is said twice is said plainly. */
function plain(text: string): string {
  const words = stripVTControlCharacters(text).replaceAll(/\s+/g, ' ').trim();
  return words.length > LONGEST ? `${words.slice(0, LONGEST)} …` : words;
}

/** @param report vitest's JSON report; @returns a line for each test and each file that failed */
export function vitestFailures(report: unknown): string[] {
  return vitestReport.parse(report).testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.status === 'failed')
      return [plain(`${file.name}: ${file.message || 'its process ended before its tests'}`)];
    return failed.map((test) =>
      plain(`${file.name} › ${test.fullName}: ${test.failureMessages?.join(' ') ?? ''}`),
    );
  });
}

function specs(suites: readonly Suite[]): z.infer<typeof specSchema>[] {
  return suites.flatMap((suite) => [...suite.specs, ...specs(suite.suites ?? [])]);
}

/** @param report Playwright's JSON report; @returns a line for each test that failed, or passed only when tried again */
export function playwrightFailures(report: unknown): string[] {
  return specs(playwrightReport.parse(report).suites).flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) => {
        const first = results.find(({ error }) => error !== undefined)?.error?.message ?? '';
        const how = status === 'flaky' ? ' (passed when tried again)' : '';
        return plain(`${file}:${line} › ${title}${how}: ${first}`);
      }),
  );
}

/** The rounds of the crash test that failed, by what it prints of them. */
export function crashFailures(output: string): string[] {
  return output
    .split('\n')
    .filter((line) => /^round \d+, .* failed|^\{"number":|NOT FOUND OUT/.test(line))
    .map(plain);
}

/** The last lines of a tool that names no single failure. */
export function lastLines(output: string): string[] {
  return output.trimEnd().split('\n').slice(-TAIL_LINES).map(plain);
}
