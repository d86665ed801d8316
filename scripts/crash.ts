// Types real keys in the real app, kills parts of it without warning, and counts what is lost.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './bench/report.ts';
import { lateSavingApp } from './crash/mutant.ts';
import { CrashRun, type Kind, type Outcome } from './crash/rounds.ts';
import { stop } from './say.ts';

/** Nothing older than this many ms may be lost. */
const OLDEST = 500;
const KINDS: readonly Kind[] = ['everything', 'everything', 'page', 'desk', 'media'];

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '25' },
    seed: { type: 'string' },
    mutant: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) stop('--rounds takes a whole number.');
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
console.log(`seed ${seed}`);

async function play(count: number, kinds: readonly Kind[], app?: string): Promise<Outcome[]> {
  const run = new CrashRun(seed, app);
  const outcomes: Outcome[] = [];
  try {
    await run.prepare();
    for (let round = 0; round < count; round++)
      outcomes.push(await run.round(kinds[round % kinds.length] ?? 'everything'));
  } finally {
    await run.end();
  }
  return outcomes;
}

function bad(outcome: Outcome): boolean {
  return (
    outcome.broken ||
    outcome.oldest > OLDEST ||
    outcome.storeProblems.length > 0 ||
    outcome.halfFiles.length > 0
  );
}

const outcomes = await play(rounds, KINDS);
console.log(
  'killed      rounds  oldest lost key ms (median, most)  lost keys  broken  store faults  half files',
);
for (const kind of new Set(KINDS)) {
  const own = outcomes.filter((outcome) => outcome.kind === kind);
  if (own.length === 0) continue;
  const ages = own.map((outcome) => outcome.oldest);
  const sum = (count: (outcome: Outcome) => number) =>
    own.reduce((total, outcome) => total + count(outcome), 0);
  console.log(
    [
      kind.padEnd(10),
      String(own.length).padStart(7),
      `${median(ages).toFixed(0)}, ${Math.max(...ages).toFixed(0)}`.padStart(35),
      String(sum((outcome) => outcome.lost)).padStart(10),
      String(sum((outcome) => Number(outcome.broken))).padStart(7),
      String(sum((outcome) => outcome.storeProblems.length)).padStart(13),
      String(sum((outcome) => outcome.halfFiles.length)).padStart(11),
    ].join(' '),
  );
}
const failures = outcomes.filter(bad);
for (const failure of failures) console.log(JSON.stringify(failure));

let mutantSeen = true;
if (values.mutant) {
  const folder = await lateSavingApp();
  const late = await play(3, ['everything'], join(folder, 'app'));
  mutantSeen = late.some(bad);
  console.log(`an app that saves two seconds late ${mutantSeen ? 'is found out' : 'is NOT found out'}`);
  rmSync(folder, { recursive: true, force: true });
}
console.log(
  `${rounds - failures.length + (mutantSeen && values.mutant ? 1 : 0)} passed, ${failures.length + (mutantSeen ? 0 : 1)} failed`,
);
process.exit(failures.length > 0 || !mutantSeen ? 1 : 0);
