import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../prepare/root.ts';
import { say } from '../say.ts';
import { allowed } from './judge.ts';
import { isDisk, planRounds, type Round } from './kinds.ts';
import { lateSavingApp } from './mutant.ts';
import type { Outcome } from './outcome.ts';
import { play } from './plays.ts';
import { CrashRun } from './run.ts';
import { playSeries } from './series.ts';
import { playOnSmallDisk } from './small-disk.ts';
import { countsAs } from './table.ts';

export interface Played {
  outcomes: Outcome[];
  /** Rounds that this machine does not allow, and why. */
  refused: { rounds: number; why: string } | null;
}

/** So often the app that saves late is played before it counts as not found out: seven rounds of ten find it. */
const MUTANT_ROUNDS = 10;

/** Plays the rounds: those that need a disk of their own last. */
export async function playAll(plan: readonly Round[], seed: number): Promise<Played> {
  const outcomes: Outcome[] = [];
  const tell = (outcome: Outcome, evidence: unknown) => {
    outcomes.push(outcome);
    tellRound(outcome, evidence, seed);
  };
  await playSeries(
    plan.filter(({ kind }) => !isDisk(kind)),
    beginPlain,
    play,
    tell,
  );
  const onDisk = plan.filter(({ kind }) => isDisk(kind));
  if (onDisk.length === 0 || (await playOnSmallDisk(onDisk, tell))) return { outcomes, refused: null };
  const why = 'this machine does not allow a small file system of their own (mount namespaces)';
  return { outcomes, refused: { rounds: onDisk.length, why } };
}

async function beginPlain(): Promise<CrashRun> {
  const run = new CrashRun();
  await run.prepare(true);
  return run;
}

/** Tells of a round, and keeps all that is known of one that failed. */
function tellRound(outcome: Outcome, evidence: unknown, seed: number): void {
  const { number, kind, lost, oldest } = outcome;
  if (countsAs(outcome) !== 'failed') {
    say(`  ${number}: ${kind}, ${lost === 0 ? 'no key lost' : `${lost} keys lost, ${oldest.toFixed(0)} ms`}`);
    return;
  }
  const folder = join(ROOT, '.cache', 'crash');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `seed-${seed}-round-${number}.json`);
  writeFileSync(file, JSON.stringify({ seed, outcome, evidence }, null, 2));
  console.log(`round ${number}, ${kind}, failed; its keys and the app's log are in ${file}`);
  console.log(JSON.stringify(outcome));
}

/** Whether an app that saves two seconds late is found out: the harness must be able to fail. */
export async function findsMutant(seed: number): Promise<boolean> {
  const folder = await lateSavingApp();
  const run = new CrashRun(join(folder, 'app'));
  try {
    await run.prepare(false);
    for (const round of planRounds(MUTANT_ROUNDS, seed, 'everything')) {
      const { oldest, heldUp } = await play(run, round);
      say(`  an app that saves late: ${oldest.toFixed(0)} ms`);
      if (oldest > allowed(heldUp)) return true;
    }
    return false;
  } finally {
    await run.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
