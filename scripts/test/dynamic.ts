import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareApp, prepareWithoutDisplay } from '../prepare/prepare.ts';
import { say } from '../say.ts';
import { afterSecondTry, filesToTryAgain } from './again.ts';
import { countCrashes, countPlaywright, countVitest } from './counts.ts';
import { crashFailures, playwrightFailures, vitestFailures } from './failures.ts';
import { noteE2e } from './passed.ts';
import { type Step, type StepResult, type Tally, verdict } from './step.ts';
import { type Ran, runNode } from './tool.ts';

/** What a tool made of its tests, and its own report of them; null where it wrote none. */
interface Counted extends StepResult {
  report: unknown;
}

/** Runs a test tool that writes a JSON report, and counts by that report. */
async function counted(
  run: (report: string) => Promise<Ran>,
  count: (report: unknown, code: number) => Tally,
  failures: (report: unknown, output: string) => string[],
): Promise<Counted> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-report-'));
  const report = join(folder, 'report.json');
  try {
    const ran = await run(report);
    let text: string;
    try {
      text = readFileSync(report, 'utf8');
    } catch {
      return { ...verdict(false, ran.output), report: null };
    }
    const read: unknown = JSON.parse(text);
    const { output, code } = ran;
    return { tally: count(read, code), output, failures: failures(read, output), report: read };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function vitest(args: readonly string[], options: Parameters<typeof runNode>[2] = {}): Promise<Counted> {
  return counted(
    (report) =>
      runNode(
        'node_modules/vitest/vitest.mjs',
        ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...args],
        options,
      ),
    countVitest,
    vitestFailures,
  );
}

/** A few files that failed are tried once more: a busy machine may starve them. The run says which they were. */
async function vitestTwice(
  args: readonly string[],
  options: Parameters<typeof runNode>[2] = {},
): Promise<StepResult> {
  const first = await vitest(args, options);
  const files = first.tally.failed > 0 && first.report !== null ? filesToTryAgain(first.report) : [];
  return files.length === 0 ? first : afterSecondTry(first, first.report, await vitest(files, options));
}

export const unit: Step = {
  name: 'unit',
  title: 'unit tests',
  after: [],
  run: (rest) => (rest.length > 0 ? vitest(rest) : vitestTwice(rest)),
};

/** The store's tests once more on the Node inside Electron, the runtime that ships. */
export const store: Step = {
  name: 'store',
  title: "the store's tests under Electron's own Node",
  after: [],
  async run() {
    const electron = await prepareWithoutDisplay();
    return vitestTwice(['main/desk'], { node: electron.executable, env: { ELECTRON_RUN_AS_NODE: '1' } });
  },
};

export const e2e: Step = {
  name: 'e2e',
  title: 'end to end, in the real app',
  after: ['build'],
  async run(rest) {
    const { electron, end } = await prepareApp(true);
    say(`  driving Electron ${electron.version}${electron.pinned ? ', the one that ships' : ''}`);
    try {
      const result = await counted(
        (report) =>
          runNode('node_modules/@playwright/test/cli.js', ['test', '--reporter=line,json', ...rest], {
            env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
          }),
        countPlaywright,
        playwrightFailures,
      );
      if (rest.length === 0 && result.tally.failed === 0) noteE2e(electron);
      return result;
    } finally {
      end();
    }
  },
};

/** So many rounds are played in the whole run; more of them by hand, see docs/durability.md. */
const CRASH_ROUNDS = 25;

/** Real keys in the real app, which is killed over and over. */
export const crash: Step = {
  name: 'crash',
  title: `${CRASH_ROUNDS} crashes while keys are typed, and an app that saves late`,
  after: ['build'],
  async run(rest) {
    const { end } = await prepareApp(true);
    try {
      const result = await counted(
        (report) =>
          runNode('scripts/crash.ts', ['--rounds', String(CRASH_ROUNDS), '--report', report, ...rest]),
        countCrashes,
        (_, output) => crashFailures(output),
      );
      for (const line of result.output.split('\n')) if (line.startsWith('skipped: ')) say(`  ${line}`);
      return result;
    } finally {
      end();
    }
  },
};
