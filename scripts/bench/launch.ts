import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { ordinaryRuntime, ROOT } from '../../e2e/runtime.ts';

const PLAIN = join(ROOT, 'scripts', 'bench', 'plain', 'main.cjs');

export interface Running {
  app: ElectronApplication;
  page: Page;
  close(): Promise<void>;
}

/** An empty folder for what an app keeps of its own, for the caller to remove. */
export function newHome(): string {
  return mkdtempSync(join(tmpdir(), 'galley-bench-home-'));
}

/** Starts in that home, or in a fresh one that goes when the app is closed. */
async function launch(app: string, args: readonly string[], kept: string | null): Promise<Running> {
  const home = kept ?? newHome();
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]],
    ),
  );
  const runtime = ordinaryRuntime(app);
  const electron = await _electron.launch({
    executablePath: runtime.executable,
    chromiumSandbox: runtime.sandboxed,
    args: [...runtime.args, ...args, `--user-data-dir=${home}`],
    env,
  });
  const page = await electron.firstWindow();
  return {
    app: electron,
    page,
    async close() {
      await electron.close();
      if (kept === null) rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Galley itself on a store. */
export function launchGalley(store: string, home: string | null = null): Promise<Running> {
  return launch(ROOT, [`--store=${store}`], home);
}

/** An app of the same binary with one bare window, which shows a page or the word "ready". */
export function launchPlain(page?: string, home: string | null = null): Promise<Running> {
  return launch(PLAIN, page === undefined ? [] : [`--page=${page}`], home);
}
