import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ProblemScreen } from '../../e2e/pages/problem.ts';
import { Random } from '../bench/random.ts';
import { halfFilesIn } from './half-files.ts';
import type { DiskKind, Round } from './kinds.ts';
import type { Outcome } from './outcome.ts';
import { killUnderKeys, typeFor } from './plays.ts';
import type { CrashRun } from './run.ts';

/** How long the screen may take to say that the disk does not take the words, in ms. */
const TOLD_WITHIN = 5000;
/** How long somebody goes on typing after that at most, in ms. */
const TYPE_ON_FULL = 800;

/** A round on a disk of its own, mounted at `mount`, on which the store of the run lies. */
export async function playOnDisk(
  run: CrashRun,
  round: Round & { kind: DiskKind },
  mount: string,
): Promise<Outcome> {
  const { number, kind, seed } = round;
  const playKind = kind === 'full disk' ? playFull : playReadOnly;
  const played = await playKind(run, new Random(seed), mount);
  return { number, kind, ...played, halfFiles: halfFilesIn(run.galley.store) };
}

type Played = Omit<Outcome, 'number' | 'kind' | 'halfFiles'>;

/**
 * The disk becomes full under the keys. Then either everything is killed while it is full, and what was typed before
 * is there; or there is room again, and everything that was typed meanwhile is there as well.
 */
async function playFull(run: CrashRun, random: Random, mount: string): Promise<Played> {
  const filler = join(mount, 'filler');
  const life = await run.alive();
  const shoot = await life.aim('everything');
  const { typist, typing } = await typeFor(life, random, 600, 1200);
  const heldUp = run.heldUp(typist);
  const fullAt = performance.now();
  fill(filler);
  const told = await life.saysUnsaved(TOLD_WITHIN);
  await pause(random.below(TYPE_ON_FULL));
  const survived = random.next() < 0.5;
  if (survived) {
    rmSync(filler);
    typist.stop();
    await typing;
    await life.saved();
  }
  await shoot();
  typist.stop();
  await typing;
  run.gone();
  rmSync(filler, { force: true });
  const kill = { typist, killedAt: fullAt, acknowledged: life.acknowledged, survived };
  return { ...(await run.look(kill)), inside: told, heldUp };
}

/** Everything is killed, and the store is read-only at the next start: that is said, and nothing in it changes. */
async function playReadOnly(run: CrashRun, random: Random, mount: string): Promise<Played> {
  const { kill, heldUp } = await killUnderKeys(run, random, 500, 1500);
  execFileSync('mount', ['-o', 'remount,ro', mount]);
  const faults: string[] = [];
  try {
    const problem = new ProblemScreen(await run.galley.launch());
    await problem.words.waitFor();
    const code = await problem.code();
    if (code !== 'store-not-writable') faults.push(`A read-only store is told as "${code}".`);
    await run.galley.kill('everything');
  } finally {
    execFileSync('mount', ['-o', 'remount,rw', mount]);
  }
  const verdict = await run.look(kill);
  return { ...verdict, faults: [...faults, ...verdict.faults], inside: true, heldUp };
}

/** Takes all the room that is left. */
function fill(filler: string): void {
  for (let size = 1 << 20; size >= 512; size /= 2) {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full for this size: the rest is filled with smaller ones.
    }
  }
}
