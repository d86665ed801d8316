import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronPath, IS_ROOT, ROOT } from '../../e2e/runtime.ts';

const PLAIN = join(ROOT, 'scripts', 'bench', 'plain', 'main.cjs');

export interface Running {
  app: ElectronApplication;
  page: Page;
  /** From the start of the process to the first window's document, in ms. */
  close(): Promise<void>;
}

async function launch(args: readonly string[]): Promise<Running> {
  const home = mkdtempSync(join(tmpdir(), 'galley-bench-home-'));
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]],
    ),
  );
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [...args, ...(IS_ROOT ? ['--no-sandbox'] : []), `--user-data-dir=${home}`],
    env,
  });
  const page = await app.firstWindow();
  return {
    app,
    page,
    async close() {
      await app.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Galley itself on a store. */
export function launchGalley(store: string): Promise<Running> {
  return launch([ROOT, `--store=${store}`]);
}

/** An app of the same binary with one bare window, which shows a page or the word "ready". */
export function launchPlain(page?: string): Promise<Running> {
  return launch([PLAIN, ...(page === undefined ? [] : [`--page=${page}`])]);
}
