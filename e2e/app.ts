import { spawn } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  _electron,
  type Browser,
  test as base,
  chromium,
  type ElectronApplication,
  expect,
  type Page,
} from '@playwright/test';
import { ordinaryRuntime, type Runtime } from './runtime.ts';

export { expect };

/** Parts of the running app that a test may end by force. */
export type Part = 'everything' | 'page' | 'desk' | 'media';

const PROCESS_NAMES = { desk: 'Galley desk service', media: 'Galley media worker' };

type Pids = Record<'main' | 'page' | 'desk' | 'media', number>;

export interface LaunchOptions {
  args?: readonly string[];
  env?: Record<string, string>;
}

/** The real app on a store and a home of its own. */
export class Galley {
  readonly folder: string;
  readonly store: string;
  /** Lines that the page wrote to its console as errors, and errors that nobody caught. */
  readonly complaints: string[] = [];
  #runtime: Runtime;
  #app: ElectronApplication | null = null;
  #page: Page | null = null;
  #second: Browser | null = null;

  /** @param store where the store lies when it is not among the rest, such as on a disk of its own */
  constructor(runtime: Runtime = ordinaryRuntime(), store?: string) {
    this.#runtime = runtime;
    this.folder = mkdtempSync(join(tmpdir(), 'galley-e2e-'));
    this.store = store ?? join(this.folder, 'store');
    mkdirSync(join(this.folder, 'home'));
    runtime.own(this.folder);
  }

  get app(): ElectronApplication {
    if (this.#app === null) throw new Error('The app is not running');
    return this.#app;
  }

  get page(): Page {
    if (this.#page === null) throw new Error('The app is not running');
    return this.#page;
  }

  /** Starts the app and waits until its first screen has loaded. A test that starts it twice starts it on the same store. */
  async launch(options: LaunchOptions = {}): Promise<Page> {
    this.#app = await _electron.launch({
      executablePath: this.#runtime.executable,
      chromiumSandbox: this.#runtime.sandboxed,
      args: [...this.#args(), ...(options.args ?? [])],
      env: { ...cleanEnvironment(), ...options.env },
    });
    return this.#look(await this.#app.firstWindow());
  }

  async #look(page: Page): Promise<Page> {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    this.#page = page;
    await page.locator('#root > *').first().waitFor();
    return page;
  }

  /** Closes the app as a person does, and waits for it to end. */
  async close(): Promise<void> {
    const app = this.#app;
    this.#app = null;
    this.#page = null;
    await app?.close();
  }

  async relaunch(options: LaunchOptions = {}): Promise<Page> {
    await this.close();
    return this.launch(options);
  }

  #args(): string[] {
    return [...this.#runtime.args, `--store=${this.store}`, `--user-data-dir=${join(this.folder, 'home')}`];
  }

  /** Starts the app once more beside the one that runs. @returns the exit code of the second one */
  startAgain(): Promise<number | null> {
    const args = [...this.#args(), ...(this.#runtime.sandboxed ? [] : ['--no-sandbox'])];
    const second = spawn(this.#runtime.executable, args, { env: cleanEnvironment(), stdio: 'ignore' });
    return new Promise((resolve) => second.once('exit', resolve));
  }

  /** Process ids of the app's own parts, once all are there: the media worker comes a moment after the page. */
  async pids(): Promise<Pids> {
    let pids: Pids = { main: 0, page: 0, desk: 0, media: 0 };
    await expect
      .poll(async () => {
        pids = await this.#pidsNow();
        return Object.values(pids).every((pid) => pid > 0);
      })
      .toBe(true);
    return pids;
  }

  #pidsNow(): Promise<Pids> {
    return this.app.evaluate(({ app, BrowserWindow }, names) => {
      const metrics = app.getAppMetrics();
      const named = (name: string) => metrics.find((one) => one.name === name)?.pid ?? 0;
      const [window] = BrowserWindow.getAllWindows();
      return {
        main: process.pid,
        page: window?.webContents.getOSProcessId() ?? 0,
        desk: named(names.desk),
        media: named(names.media),
      };
    }, PROCESS_NAMES);
  }

  /** `kill -9` for one part or the whole tree, by process id. To go on with the page use `killPage`. */
  async kill(part: Part): Promise<void> {
    const shoot = await this.aim(part);
    await shoot();
  }

  /** Makes a `kill` ready, so that it comes at the very moment when what is answered is called. */
  async aim(part: Part): Promise<() => Promise<void>> {
    const { app } = this;
    if (part !== 'everything') {
      const pid = (part === 'media' ? await this.pids() : await this.#pidsNow())[part];
      if (pid === 0) throw new Error(`There is no process for ${part}`);
      return async () => {
        process.kill(pid, 'SIGKILL');
      };
    }
    const pids = await app.evaluate((electron) => electron.app.getAppMetrics().map((one) => one.pid));
    return async () => {
      const ended = app.waitForEvent('close');
      for (const pid of pids) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // Ended with its parent already.
        }
      }
      await ended;
      this.#app = null;
      this.#page = null;
    };
  }

  /**
   * `kill -9` for the page's process, and waits until the app has brought the page back. Playwright holds the old
   * page for dead for good, so the one that came back is reached by another way; `page` is that one from now on.
   */
  async killPage(): Promise<Page> {
    const { shoot, back } = await this.aimAtPage();
    shoot();
    return back();
  }

  /** Makes a `killPage` ready: `shoot` at the very moment, then `back` for the page that came back. */
  async aimAtPage(): Promise<{ shoot: () => void; back: () => Promise<Page> }> {
    const { page: pid } = await this.#pidsNow();
    const folder = await this.app.evaluate(({ app, BrowserWindow }) => {
      const kept = globalThis as unknown as { back: Promise<void> };
      const [window] = BrowserWindow.getAllWindows();
      kept.back = new Promise((resolve) => window?.webContents.once('did-finish-load', () => resolve()));
      return app.getPath('userData');
    });
    const back = async () => {
      await this.app.evaluate(() => (globalThis as unknown as { back: Promise<void> }).back);
      const [port, path] = readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n');
      await this.#second?.close();
      this.#second = await attach(`ws://127.0.0.1:${port}${path}`);
      const page = this.#second.contexts()[0]?.pages()[0];
      if (page === undefined) throw new Error('The page did not come back');
      return this.#look(page);
    };
    return { shoot: () => void process.kill(pid, 'SIGKILL'), back };
  }

  /** What the app has logged so far, in all its runs. */
  log(): string {
    const files = globSync('home/**/galley.log', { cwd: this.folder });
    return files.map((file) => readFileSync(join(this.folder, file), 'utf8')).join('');
  }

  /** After a test: nothing of it is needed any more, so nothing is waited for. */
  async end(): Promise<void> {
    await this.#second?.close();
    this.#second = null;
    try {
      if (this.#app !== null) await this.kill('everything');
    } finally {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }
}

/**
 * Speaks with a running app over its debugging port. A connection that is made while a window is on its way in can
 * wait for ever for an answer about it, so one that says nothing is given up and made anew.
 */
export async function attach(address: string): Promise<Browser> {
  for (let left = 5; ; left -= 1) {
    try {
      return await chromium.connectOverCDP(address, { timeout: 15_000 });
    } catch (cause) {
      if (left === 0) throw cause;
    }
  }
}

/** The environment of a person who just starts the app: nothing of the test tools, no other store, no Node mode. */
export function cleanEnvironment(): Record<string, string> {
  const dropped = new Set(['ELECTRON_RUN_AS_NODE', 'GALLEY_STORE', 'GALLEY_LOG', 'NODE_OPTIONS']);
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || dropped.has(name) ? [] : [[name, value]],
    ),
  );
}

/** `galley` is not started yet: a test may spoil its store first. */
export const test = base.extend<{ galley: Galley }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from the pattern.
  galley: async ({}, use, info) => {
    const galley = new Galley();
    await use(galley);
    if (info.status !== info.expectedStatus) {
      console.log(`The app's own log of "${info.title}":\n${galley.log()}`);
    }
    await galley.end();
  },
});
