// Types real keys in the real app, kills parts of it without warning, and counts what is lost.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allowed } from './crash/judge.ts';
import { isDisk, KINDS, type Kind, planRounds, type Round } from './crash/kinds.ts';
import { lateSavingApp } from './crash/mutant.ts';
import { type Outcome, outcomeSchema } from './crash/outcome.ts';
import { play } from './crash/plays.ts';
import { CrashRun } from './crash/run.ts';
import { countsAs, remarks, tableOf } from './crash/table.ts';
import { say, stop } from './say.ts';

const { values } = parseArgs({
  options: {
    /** How many. */
    rounds: { type: 'string', default: '25' },
    /** Whatever is drawn by chance comes from it. */
    seed: { type: 'string' },
    /** One kind alone. */
    kind: { type: 'string' },
    /** Whether the app that saves late is looked for, too. */
    mutant: { type: 'boolean', default: true },
    /** A file of outcomes: those of this run are added, and the table is of all in it. */
    log: { type: 'string' },
    /** Where the counts go as JSON. */
    report: { type: 'string' },
  },
  allowNegative: true,
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 0) stop('--rounds takes a whole number.');
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
if (!Number.isInteger(seed) || seed < 0) stop('--seed takes a whole number.');
const only = values.kind === undefined ? null : kindOf(values.kind);
/** So often the app that saves late is played before it counts as not found out: seven rounds of ten find it. */
const MUTANT_ROUNDS = 10;

function kindOf(name: string): Kind {
  const kind = KINDS.find((one) => one === name);
  return kind ?? stop(`There is no kind "${name}". Kinds: ${KINDS.join(', ')}.`);
}

/** Tells of a round that failed, and keeps all that is known of it. */
function tellFailure(run: CrashRun, outcome: Outcome): void {
  const folder = join(import.meta.dirname, '../.cache/crash');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `seed-${seed}-round-${outcome.number}.json`);
  writeFileSync(
    file,
    JSON.stringify({ seed, outcome, log: run.galley.log().split('\n').slice(-200) }, null, 2),
  );
  console.log(`round ${outcome.number}, ${outcome.kind}, failed; more in ${file}`);
  console.log(JSON.stringify(outcome));
}

async function playAll(plan: readonly Round[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  if (plan.length === 0) return outcomes;
  const run = new CrashRun();
  try {
    await run.prepare(true);
    for (const round of plan) {
      const outcome = await play(run, round);
      outcomes.push(outcome);
      if (countsAs(outcome) === 'failed') tellFailure(run, outcome);
      else
        say(`  ${round.number}: ${round.kind}, ${outcome.lost} keys lost, ${outcome.oldest.toFixed(0)} ms`);
    }
  } finally {
    await run.end();
  }
  return outcomes;
}

/** Whether an app that saves two seconds late is found out: the harness must be able to fail. */
async function findsMutant(): Promise<boolean> {
  const folder = await lateSavingApp();
  const run = new CrashRun(join(folder, 'app'));
  try {
    await run.prepare(false);
    for (const round of planRounds(MUTANT_ROUNDS, seed, 'everything')) {
      const { oldest, heldUp } = await play(run, round);
      say(`  late: ${oldest.toFixed(0)} ms`);
      if (oldest > allowed(heldUp)) return true;
    }
    return false;
  } finally {
    await run.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

console.log(`seed ${seed}`);
const plan = planRounds(rounds, seed, only);
const outcomes = await playAll(plan.filter(({ kind }) => !isDisk(kind)));
const counts = { passed: 0, failed: 0, skipped: 0 };
if (values.mutant) {
  const found = await findsMutant();
  counts[found ? 'passed' : 'failed'] += 1;
  console.log(`An app that saves two seconds late is ${found ? 'found out' : 'NOT FOUND OUT'}.`);
}
for (const outcome of outcomes) {
  const verdict = countsAs(outcome);
  counts[verdict === 'stalled' ? 'skipped' : verdict] += 1;
}
if (values.log !== undefined) {
  for (const outcome of outcomes) appendFileSync(values.log, `${JSON.stringify(outcome)}\n`);
}
const told =
  values.log !== undefined && existsSync(values.log)
    ? readFileSync(values.log, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => outcomeSchema.parse(JSON.parse(line)))
    : outcomes;
if (told.length > 0) console.log([tableOf(told), ...remarks(told)].join('\n'));
if (values.report !== undefined) writeFileSync(values.report, JSON.stringify(counts));
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);
