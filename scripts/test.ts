// Everything that is tested, one step after another: `npm test`. One step alone: `npm run lint`, `npm run unit -- PATH` …
import { say, stop } from './say.ts';
import { crash, e2e, store, unit } from './test/dynamic.ts';
import { lastLines } from './test/failures.ts';
import { layers } from './test/layers.ts';
import { build, lint, types } from './test/static.ts';
import { type Step, type StepResult, type Tally, total, verdict } from './test/step.ts';

const STEPS: readonly Step[] = [lint, types, layers, unit, store, build, crash, e2e];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

function chosen(name: string | undefined): readonly Step[] {
  if (name === undefined) return STEPS;
  const step = STEPS.find((one) => one.name === name);
  if (step === undefined)
    stop(`There is no step "${name}". Steps: ${STEPS.map((one) => one.name).join(', ')}.`);
  return STEPS.filter((one) => one === step || step.after.includes(one.name));
}

function line(step: Step, tally: Tally, seconds: number): string {
  const mark = tally.failed > 0 ? '✗' : '✓';
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  const flaky = tally.flaky ? `, ${tally.flaky} only when tried again` : '';
  return `${mark} ${step.title}: ${tally.passed} passed${flaky}, ${tally.failed} failed${skipped} (${seconds.toFixed(1)} s)`;
}

async function runStep(
  step: Step,
  rest: readonly string[],
  failed: ReadonlySet<string>,
): Promise<StepResult> {
  const missing = step.after.find((name) => failed.has(name));
  if (missing !== undefined) return verdict(false, `Not run, because "${missing}" failed.\n`);
  try {
    return await step.run(rest);
  } catch (error) {
    return verdict(false, `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
}

const [name, ...rest] = process.argv.slice(2);
const failed = new Set<string>();
const tallies: Tally[] = [];
const wrong: string[] = [];
for (const step of chosen(name)) {
  const begun = performance.now();
  const result = await runStep(step, step.name === name ? rest : [], failed);
  tallies.push(result.tally);
  say(line(step, result.tally, (performance.now() - begun) / 1000));
  if (result.tally.failed > 0) failed.add(step.name);
  // A step that was asked for by name shows all that it printed; in the whole run only what went wrong speaks.
  const amiss = result.tally.failed > 0 || result.tally.flaky;
  if (amiss || step.name === name) say(result.output.trimEnd());
  if (amiss) {
    const lines = result.failures?.length ? result.failures : lastLines(result.output);
    wrong.push(`${step.title}:`, ...lines.map((words) => `  ${words}`));
  }
}
const sum = total(tallies);
// Whoever sees only the end of a long run sees what went wrong, and where.
for (const words of wrong) console.log(words);
if (sum.flaky > 0) console.log(`${sum.flaky} passed only when tried again, see above.`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 ? 1 : 0);
