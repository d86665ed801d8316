// Runs a script of this project on a fresh clone: `node scripts/bootstrap.mjs scripts/test.ts [arguments]`.
// It depends on nothing and runs on any Node that npm itself runs on, because it is what brings the rest:
// the packages of the lock file, and Node 24 (the packages bring their own, see `optionalDependencies`).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const NODE_MAJOR = 24;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} path @returns {any} */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * Whether `node_modules` is what the lock file says. npm writes down what it installed, as its last act, in
 * `node_modules/.package-lock.json`; packages for other systems are not in there.
 * @param {string} root the project's folder
 */
export function packagesAreCurrent(root) {
  const written = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(written)) return false;
  const installed = readJson(written).packages;
  const locked = readJson(join(root, 'package-lock.json')).packages;
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** Installs exactly what the lock file names. @param {string} root */
function installPackages(root) {
  process.stderr.write('Installing packages (npm ci) …\n');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--include=optional', '--no-fund', '--no-audit', '--loglevel=error'];
  const [command, prefix] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(command, [...prefix, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32' && prefix.length === 0,
  });
  if (done.status !== 0) {
    process.stderr.write(
      'npm ci did not succeed (see above). Nothing else was changed; mend that and start again.\n',
    );
    process.exit(done.status ?? 1);
  }
}

/**
 * The Node that all scripts run on, or null where there is none.
 * @param {string} root
 * @param {{ platform: string, arch: string, version: string, execPath: string }} here
 */
export function findNode(root, here) {
  const system = here.platform === 'win32' ? 'win' : here.platform;
  const name = `node-${system}-${here.arch}`;
  const path = join(root, 'node_modules', name, 'bin', here.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(path)) return path;
  return Number.parseInt(here.version, 10) >= NODE_MAJOR ? here.execPath : null;
}

function main() {
  const [script, ...args] = process.argv.slice(2);
  if (script === undefined) {
    process.stderr.write('Usage: node scripts/bootstrap.mjs SCRIPT [arguments]\n');
    process.exit(2);
  }
  if (!packagesAreCurrent(ROOT)) installPackages(ROOT);
  const node = findNode(ROOT, {
    platform: process.platform,
    arch: process.arch,
    version: process.versions.node,
    execPath: process.execPath,
  });
  if (node === null) {
    process.stderr.write(
      `Galley's scripts need Node ${NODE_MAJOR} and this is Node ${process.versions.node}. On Linux and Windows npm ` +
        `installs Node ${NODE_MAJOR} with the packages, unless optional packages are switched off (run ` +
        `"npm ci --include=optional"); elsewhere install Node ${NODE_MAJOR} from nodejs.org. Then start again.\n`,
    );
    process.exit(1);
  }
  const bin = join(ROOT, 'node_modules/.bin');
  const child = spawn(node, [join(ROOT, script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  });
  // A terminal sends Ctrl+C to the child as well; this process only waits for it to end in order.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => signal === 'SIGINT' || child.kill(signal));
  }
  child.on('error', (error) => {
    process.stderr.write(`${node} does not start: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
