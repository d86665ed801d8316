// Types real keys in the real app, kills parts of it without warning, and counts what is lost: `npm run test:crash`.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findsMutant, playAll } from './crash/campaign.ts';
import { KINDS, type Kind, planRounds } from './crash/kinds.ts';
import { type Outcome, outcomeSchema } from './crash/outcome.ts';
import { countsAs, remarks, tableOf } from './crash/table.ts';
import { stop } from './say.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '25' },
    /** Whatever is drawn by chance comes from it. */
    seed: { type: 'string' },
    /** One kind alone. */
    kind: { type: 'string' },
    /** Whether the app that saves late is played, too. */
    mutant: { type: 'boolean', default: true },
    /** A file of outcomes, one a line: those of this run are added, and the table is of all in it. */
    log: { type: 'string' },
    /** Where the counts go, as JSON. */
    report: { type: 'string' },
  },
  allowNegative: true,
});
const rounds = wholeNumber('rounds', values.rounds);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : wholeNumber('seed', values.seed);
const only = values.kind === undefined ? null : kindOf(values.kind);

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) stop(`--${name} takes a whole number.`);
  return Number(text);
}

function kindOf(name: string): Kind {
  const kind = KINDS.find((one) => one === name);
  return kind ?? stop(`There is no kind "${name}". Kinds: ${KINDS.join(', ')}.`);
}

/** The outcomes of this run, and of those before it in the file that keeps them. */
function keep(file: string, outcomes: readonly Outcome[]): Outcome[] {
  appendFileSync(file, outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join(''));
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => outcomeSchema.parse(JSON.parse(line)));
}

console.log(`seed ${seed}`);
const counts = { passed: 0, failed: 0, skipped: 0 };
const { outcomes, refused } = await playAll(planRounds(rounds, seed, only), seed);
for (const outcome of outcomes) counts[countsAs(outcome)] += 1;
if (refused !== null) {
  counts.skipped += refused.rounds;
  console.log(`skipped: ${refused.rounds} rounds, because ${refused.why}`);
}
const all = values.log === undefined ? outcomes : keep(values.log, outcomes);
if (all.length > 0) console.log([tableOf(all), ...remarks(all)].join('\n'));
if (values.mutant) {
  const found = await findsMutant(seed);
  counts[found ? 'passed' : 'failed'] += 1;
  console.log(`An app that saves two seconds late is ${found ? 'found out' : 'NOT FOUND OUT'}.`);
}
if (values.report !== undefined) writeFileSync(values.report, JSON.stringify(counts));
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);
