import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

/** The project's folder. */
export const ROOT: string = resolve(import.meta.dirname, '..');

/** What to start, and the folder that belongs to whoever it runs as. */
export interface Runtime {
  executable: string;
  /** Arguments before all others. */
  args: readonly string[];
  /** Whether Chromium's sandbox works for the user that the app runs as. */
  sandboxed: boolean;
  /** Gives a file or folder, with all in it, to the user that the app runs as. */
  own: (path: string) => void;
}

export const IS_ROOT: boolean = process.getuid?.() === 0;

/** Debian's "nobody". */
const NOBODY = 65534;

/** The Electron that `npm run e2e` has prepared. */
export function electronPath(): string {
  const path = process.env.ELECTRON_EXEC_PATH;
  if (path === undefined)
    throw new Error('Start the e2e with "npm run e2e": it brings Electron and a display.');
  return path;
}

/** The app as the person who runs the tests would start it. */
export function ordinaryRuntime(app: string = ROOT): Runtime {
  return {
    executable: electronPath(),
    args: ['-r', PLAYWRIGHT_GATE, app],
    sandboxed: !IS_ROOT,
    own: () => {},
  };
}

/**
 * Playwright's own script that holds the app back until Playwright listens. Playwright uses it only where it finds
 * Electron itself; without it, a start on a busy machine sometimes never comes to an end.
 */
const PLAYWRIGHT_GATE = join(ROOT, 'node_modules/playwright-core/lib/server/electron/loader.js');

/** A copy that shares the files themselves where the file system allows it. */
function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isFile()) {
      try {
        linkSync(source, target);
      } catch {
        cpSync(source, target);
      }
    } else cpSync(source, target, { verbatimSymlinks: true });
  }
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});

/** Copies the built app, with the packages that the bundle leaves outside, to another folder. */
export function copyApp(to: string): void {
  for (const name of ['out', 'resources']) copyTree(join(ROOT, name), join(to, name));
  cpSync(join(ROOT, 'package.json'), join(to, 'package.json'));
  const lock = lockSchema.parse(
    JSON.parse(readFileSync(join(ROOT, 'node_modules/.package-lock.json'), 'utf8')),
  );
  for (const [path, { dev, devOptional }] of Object.entries(lock.packages)) {
    if (dev || devOptional || /node-(linux|win)/.test(path)) continue;
    copyTree(join(ROOT, path), join(to, path));
  }
}

/** The app in the sandbox, for one test or several. */
export interface Sandboxed {
  runtime: Runtime;
  /** The app's folder. Only a copied one may be changed. */
  app: string;
  end: () => void;
}

/** A start script that gives up root before Electron begins. */
function startAsNobody(folder: string): string {
  cpSync(PLAYWRIGHT_GATE, join(folder, 'gate.js'));
  const home = join(folder, 'home');
  mkdirSync(home);
  chownSync(home, NOBODY, NOBODY);
  copyTree(dirname(electronPath()), join(folder, 'electron'));
  const start = join(folder, 'start');
  const user = `setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups --inh-caps=-all`;
  writeFileSync(
    start,
    `#!/bin/sh
export HOME=${home}
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR
exec ${user} ${join(folder, 'electron/electron')} "$@"
`,
  );
  chmodSync(start, 0o755);
  return start;
}

/**
 * The app as an ordinary user starts it, with the real sandbox. Root cannot have that, and a checkout may lie
 * where nobody else can read: so for root the app and Electron are copied, and run as the user "nobody".
 * @param options copied: always a copy, because the test changes the app
 */
export function sandboxedRuntime(options: { copied: boolean } = { copied: false }): Sandboxed {
  if (!IS_ROOT && !options.copied) return { runtime: ordinaryRuntime(), app: ROOT, end: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'galley-sandboxed-'));
  chmodSync(folder, 0o755);
  const app = join(folder, 'app');
  copyApp(app);
  const end = () => rmSync(folder, { recursive: true, force: true });
  if (!IS_ROOT) return { runtime: ordinaryRuntime(app), app, end };
  const runtime: Runtime = {
    executable: startAsNobody(folder),
    args: ['-r', join(folder, 'gate.js'), app],
    sandboxed: true,
    own: (path) => execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, path]),
  };
  return { runtime, app, end };
}
