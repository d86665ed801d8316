import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { cleanEnvironment, Galley } from '../../e2e/app.ts';
import { electronPath, IS_ROOT, ordinaryRuntime, ROOT } from '../../e2e/runtime.ts';
import type { ChannelClient } from '../../main/desk/client.ts';
import { startDesk } from '../../main/desk/start.ts';
import { blankContent } from '../../shared/article/content.ts';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import { judge, type Verdict } from './judge.ts';
import { Life } from './life.ts';
import { type Material, makeMaterial } from './material.ts';
import { Strain } from './strain.ts';
import { killAll, treeOf } from './tree.ts';
import type { Typist } from './typist.ts';
import { within } from './within.ts';

/** What is known of a kill when the app is looked at again. */
export interface Kill {
  typist: Typist;
  /** In ms of `performance.now`. */
  killedAt: number;
  /** So many letters of the whole text the screen had called saved. */
  acknowledged: number;
  /** Whether the window lived on and every key must be there. */
  survived: boolean;
}

/** So long before a kill the machine is asked whether it held anything up, in ms. */
const LOOK_BACK = 2000;
/** A text longer than this is left and a new article begun, in letters. */
const LONG = 1500;
const LOG_LINES = 100;
/** How long the app may take to be ended, in ms. */
const END_WITHIN = 30_000;

/** One store, and the lives of the app on it, one after the other. */
export class CrashRun {
  readonly galley: Galley;
  /** How long each kind of work takes, in ms, as of the last time that it was let be. */
  readonly took = new Map<string, number>();
  readonly #app: string;
  readonly #strain: Strain;
  #life: Life | null = null;
  #article = '';
  #known = '';
  #material: Material | null = null;
  #last: Kill | null = null;
  #pid: number | undefined;

  /** @param app folder with a built app; @param store where the store lies, if not in a temporary folder */
  constructor(app: string = ROOT, store?: string) {
    this.#app = app;
    this.galley = new Galley(ordinaryRuntime(app), store);
    this.#strain = new Strain(this.galley.folder);
  }

  /** Makes the store with somebody who sits there. @param full whether there is something to send and to keep, too */
  async prepare(full: boolean): Promise<void> {
    const desk = await startDesk({ storeDir: this.galley.store });
    const window = desk.client('window');
    await window.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'editor' });
    if (full) this.#material = await makeMaterial(this.galley.folder, desk.client('cli'));
    this.#article = await newArticle(window);
    await desk.close();
    this.#strain.start();
  }

  get material(): Material {
    if (this.#material === null) throw new Error('This run was prepared without material');
    return this.#material;
  }

  /** The app that runs, or a new start when there is none or when it can take no more deaths of that part. */
  async alive(loses?: 'page' | 'desk' | 'media'): Promise<Life> {
    if (this.#life !== null && loses !== undefined && !this.#life.mayLose(loses)) {
      await this.#life.close();
      this.#life = null;
    }
    if (this.#life === null) {
      this.#life = await Life.start(this.galley, this.#article);
      this.#pid = this.galley.app.process().pid;
    }
    await this.#life.turnTo(this.#article);
    return this.#life;
  }

  /** Everything was killed. */
  gone(): void {
    this.#life?.client.close();
    this.#life = null;
  }

  /** The app without anybody who drives it, for kills before its window is there: see `killGroup`. */
  startAlone(): ChildProcess {
    const { store, folder } = this.galley;
    const args = [this.#app, `--store=${store}`, `--user-data-dir=${join(folder, 'home')}`];
    if (IS_ROOT) args.push('--no-sandbox');
    return spawn(electronPath(), args, { env: cleanEnvironment(), stdio: 'ignore', detached: true });
  }

  /** What the machine held up just now, in ms. Ask right before a kill. */
  heldUp(typist: Typist): number {
    const since = performance.now() - LOOK_BACK;
    return this.#strain.since(since) + typist.slowest(since);
  }

  /** Looks at the store and the screen after a kill, started again where need be, and holds both against the log of the keys. */
  async look(kill: Kill): Promise<Verdict> {
    const { typist, killedAt, acknowledged, survived } = kill;
    this.#last = kill;
    const life = await this.alive();
    const [stored, shown] = [await life.stored(), await life.shown()];
    const stands = stored.startsWith(this.#known);
    const verdict = judge({
      found: stands ? stored.slice(this.#known.length) : '',
      strokes: typist.strokes,
      killedAt,
      acknowledged: Math.max(0, acknowledged - this.#known.length),
      survived,
    });
    if (!stands) verdict.faults.push('Words of an earlier round are gone or have changed.');
    if (shown !== stored) verdict.faults.push(`The screen shows "${shown}", the store has "${stored}".`);
    verdict.faults.push(...(await this.#check(life.client)));
    this.#known = stored;
    if (stored.length > LONG) {
      this.#article = await newArticle(life.client);
      this.#known = '';
    }
    return verdict;
  }

  /** All that is known of the last kill: the log of the keys, and the end of the app's own log. */
  evidence(): unknown {
    const { typist, ...kill } = this.#last ?? {};
    return { ...kill, strokes: typist?.strokes, log: this.galley.log().split('\n').slice(-LOG_LINES) };
  }

  async end(): Promise<void> {
    this.#life?.client.close();
    await this.#strain.end();
    await within(END_WITHIN, 'The end of the app', this.galley.end()).catch(() => {
      // It answers nobody: then without asking it.
      if (this.#pid !== undefined) killAll(treeOf(this.#pid));
    });
  }

  async #check(client: ChannelClient): Promise<string[]> {
    return (await client.call('store.check', null)).problems.map(({ message }) => message);
  }
}

async function newArticle(client: ChannelClient): Promise<string> {
  const blank = blankContent('b1');
  const fields = { ...blank.fields, headline: inlineFromText('Typed while it crashes') };
  return (await client.call('articles.create', { content: { ...blank, fields } })).id;
}
