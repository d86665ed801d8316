import { setTimeout as pause } from 'node:timers/promises';
import { LATEST } from '../../main/desk/store/migrate.ts';
import { MIGRATIONS } from '../../main/desk/store/migrations/index.ts';
import { storeFile } from '../../main/desk/store/store-file.ts';
import { Random } from '../bench/random.ts';
import { halfFilesIn } from './half-files.ts';
import { isWork, type Kind, type Round } from './kinds.ts';
import type { Life } from './life.ts';
import { checkCopies, migrationBegins } from './migration.ts';
import { layoutIn, makeOld, migrationTakes } from './old-layout.ts';
import type { Outcome } from './outcome.ts';
import type { CrashRun, Kill } from './run.ts';
import { killGroup } from './tree.ts';
import { Typist } from './typist.ts';
import { type Remains, type Work, workOf } from './works.ts';

type Played = Omit<Outcome, 'number' | 'kind'>;

/** How long somebody goes on typing after a part was killed under the window, in ms. */
const TYPE_ON = 250;
/** How long work takes before anybody has measured it, in ms. */
const GUESS = 200;

/** Types real keys, kills at a random moment, and holds what is there against the log of the keys. */
export async function play(run: CrashRun, round: Round): Promise<Outcome> {
  const random = new Random(round.seed);
  const played = await playKind(run, round.kind, random);
  const halfFiles = [...played.halfFiles, ...halfFilesIn(run.galley.store)];
  return { number: round.number, kind: round.kind, ...played, halfFiles };
}

function playKind(run: CrashRun, kind: Kind, random: Random): Promise<Played> {
  if (kind === 'everything') return playEverything(run, random);
  if (kind === 'page') return playPage(run, random);
  if (kind === 'migration') return playMigration(run, random);
  const place = { folder: run.galley.folder, material: run.material, random };
  if (kind === 'media') return playWork(run, random, 'media', 'photo', workOf('photo', place));
  if (kind === 'desk' && random.next() < 0.5) {
    return playWork(run, random, 'desk', 'photo', workOf('photo', place));
  }
  if (isWork(kind)) {
    const victim = random.next() < 0.5 ? 'everything' : 'desk';
    return playWork(run, random, victim, kind, workOf(kind, place));
  }
  return playDesk(run, random);
}

/** Somebody begins to type; answers when they have typed for a while. */
export async function typeFor(life: Life, random: Random, least: number, most: number) {
  const typist = new Typist(random.below(2 ** 31));
  const typing = typist.type(life.page);
  await pause(least + random.below(most - least));
  return { typist, typing };
}

/** Everything is killed under the keys of somebody who has typed for so many ms. Answers what `look` wants to know. */
export async function killUnderKeys(
  run: CrashRun,
  random: Random,
  least: number,
  most: number,
): Promise<{ kill: Kill; heldUp: number }> {
  const life = await run.alive();
  const shoot = await life.aim('everything');
  const { typist, typing } = await typeFor(life, random, least, most);
  const heldUp = run.heldUp(typist);
  const killedAt = performance.now();
  await shoot();
  typist.stop();
  await typing;
  run.gone();
  return { kill: { typist, killedAt, acknowledged: life.acknowledged, survived: false }, heldUp };
}

async function playEverything(run: CrashRun, random: Random): Promise<Played> {
  const { kill, heldUp } = await killUnderKeys(run, random, 500, 2500);
  return { ...(await run.look(kill)), halfFiles: [], inside: null, heldUp };
}

async function playPage(run: CrashRun, random: Random): Promise<Played> {
  const life = await run.alive('page');
  const { shoot, back } = await life.aimAtPage();
  const { typist, typing } = await typeFor(life, random, 500, 2500);
  const heldUp = run.heldUp(typist);
  const killedAt = performance.now();
  shoot();
  typist.stop();
  await typing;
  const kill = { typist, killedAt, acknowledged: life.acknowledged, survived: false };
  await back();
  return { ...(await run.look(kill)), halfFiles: [], inside: null, heldUp };
}

async function playDesk(run: CrashRun, random: Random): Promise<Played> {
  const life = await run.alive('desk');
  const shoot = await life.aim('desk');
  const { typist, typing } = await typeFor(life, random, 300, 1500);
  const heldUp = run.heldUp(typist);
  const killedAt = performance.now();
  await shoot();
  await pause(TYPE_ON);
  typist.stop();
  await typing;
  await life.saved();
  await life.reachAgain();
  const kill = { typist, killedAt, acknowledged: life.acknowledged, survived: true };
  return { ...(await run.look(kill)), halfFiles: [], inside: null, heldUp };
}

/** Kills what does a piece of work at a random moment in it, while keys are typed. */
async function playWork(
  run: CrashRun,
  random: Random,
  victim: 'everything' | 'desk' | 'media',
  name: string,
  work: Work,
): Promise<Played> {
  const life = await run.alive(victim === 'everything' ? undefined : victim);
  const shoot = await life.aim(victim);
  const { typist, typing } = await typeFor(life, random, 300, 900);
  // A version is kept by hand as well, in the window.
  if (name === 'revision') typist.press('Control+s');
  let under = true;
  const doing = work
    .begin(life.client)
    .catch(() => undefined)
    .finally(() => {
      under = false;
    });
  await pause(random.next() * (run.took.get(name) ?? GUESS));
  const heldUp = run.heldUp(typist);
  const inside = under;
  const killedAt = performance.now();
  await shoot();
  const survived = victim !== 'everything';
  if (survived) await pause(TYPE_ON);
  typist.stop();
  await typing;
  if (survived) await life.saved();
  else run.gone();
  if (victim === 'desk') await life.reachAgain();
  await doing;
  const kill = { typist, killedAt, acknowledged: life.acknowledged, survived };
  const verdict = await run.look(kill);
  const remains = await doAgain(run, name, work);
  verdict.faults.push(...remains.faults);
  return { ...verdict, halfFiles: remains.halfFiles, inside, heldUp };
}

async function doAgain(run: CrashRun, name: string, work: Work): Promise<Omit<Remains, 'ms'>> {
  const { client } = await run.alive();
  try {
    const { ms, ...remains } = await work.again(client);
    run.took.set(name, ms);
    return remains;
  } catch (cause) {
    return { faults: [`The ${name} cannot be done again: ${String(cause)}`], halfFiles: [] };
  }
}

/**
 * Everything is killed while keys are typed, the store gets an older layout, and the app is killed again while it
 * brings that store up to date, which it does before there is a window. Then it is let be.
 */
async function playMigration(run: CrashRun, random: Random): Promise<Played> {
  const { kill, heldUp } = await killUnderKeys(run, random, 300, 900);
  const { store } = run.galley;
  await makeOld(store, 1 + random.below(MIGRATIONS.length - 1));
  await killWithin(run, random.next() * migrationTakes(storeFile(store)));
  const inside = layoutIn(storeFile(store)) < LATEST;
  const verdict = await run.look(kill);
  verdict.faults.push(...checkCopies(store));
  return { ...verdict, halfFiles: [], inside, heldUp };
}

/** Starts the app and kills all of it so many ms after it has begun to bring the store up to date. */
async function killWithin(run: CrashRun, ms: number): Promise<void> {
  const begun = migrationBegins(run.galley.store);
  const app = run.startAlone();
  const ended = new Promise((resolve) => app.once('exit', resolve));
  await Promise.race([begun, ended]);
  await pause(ms);
  killGroup(app);
  await ended;
}
