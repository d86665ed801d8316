import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { attach } from './app.ts';
import { IS_ROOT, ROOT } from './runtime.ts';

const run = promisify(execFile);

let folder = '';
const built = () => join(folder, 'linux-unpacked');
const executable = () => join(built(), 'galley');

test.describe.configure({ mode: 'default' });
// biome-ignore lint/suspicious/noSkippedTests: another system makes another folder.
test.skip(process.platform !== 'linux', 'The folder for Linux is made and started on Linux.');

// The shipped app itself is tested, not a variant of it: what a debugger would do goes over the page's own port.
test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'galley-package-'));
  await run(process.execPath, [join(ROOT, 'scripts/package.ts'), '--built', '--out', folder]);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The environment of a machine without a screen, plus what a test adds. */
function noDisplay(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { DISPLAY, WAYLAND_DISPLAY, ...rest } = process.env;
  return { ...rest, ...more };
}

/** Runs the packaged command line. */
async function cli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = noDisplay(),
): Promise<{ code: number; out: string }> {
  const all = [...(IS_ROOT ? ['--no-sandbox'] : []), '--cli', ...args];
  return run(executable(), all, { env }).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, out: error.stdout }),
  );
}

test('19: the fuses of the shipped executable are set', async () => {
  const wire = await getCurrentFuseWire(executable());
  const state = (option: FuseV1Options) => wire[option];
  expect({
    runAsNode: state(FuseV1Options.RunAsNode),
    nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: state(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
    fileProtocol: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
    ownSnapshot: state(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
  }).toEqual({
    runAsNode: FuseState.DISABLE,
    nodeOptions: FuseState.DISABLE,
    inspect: FuseState.DISABLE,
    asarIntegrity: FuseState.ENABLE,
    onlyFromAsar: FuseState.ENABLE,
    fileProtocol: FuseState.DISABLE,
    ownSnapshot: FuseState.DISABLE,
  });
});

test('the executable does not run as Node, and takes no options for Node', async () => {
  const trap = join(folder, 'trap.cjs');
  const sprung = join(folder, 'sprung');
  writeFileSync(trap, `require('node:fs').writeFileSync(${JSON.stringify(sprung)}, '')`);
  const env = noDisplay({ ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${trap}` });
  const { code, out } = await cli(['help'], env);
  expect(code).toBe(0);
  expect(out).toContain('import');
  expect(existsSync(sprung)).toBe(false);
});

test('only what runs is in the package, with the notices of its parts', () => {
  const names = listPackage(join(built(), 'resources/app.asar'), { isPack: false });
  const top = new Set(names.map((name) => name.split('/')[1]));
  expect([...top].sort()).toEqual(['node_modules', 'out', 'package.json', 'resources']);
  expect(names.filter((name) => /\.tsx?$|\.test\.|\/node-linux-|licences\.json/.test(name))).toEqual([]);
  expect(existsSync(join(built(), 'resources/default_app.asar'))).toBe(false);
  const natives = globSync('resources/app.asar.unpacked/**/*.node', { cwd: built() });
  expect(natives.some((name) => name.includes('better-sqlite3'))).toBe(true);
  expect(natives.some((name) => name.includes('sharp'))).toBe(true);
  const notices = readFileSync(join(built(), 'resources/NOTICES.txt'), 'utf8');
  for (const part of [
    'better-sqlite3',
    'react-dom',
    'lexical',
    'source-serif-4',
    'GeoNames',
    'Media Topics',
  ]) {
    expect(notices).toContain(part);
  }
});

test('the packaged command line works without a display: a story in, a photo attached, the article out', async () => {
  const store = join(folder, 'store');
  const [story, photo] = [join(folder, 'story.txt'), join(folder, 'photo.jpg')];
  writeFileSync(
    story,
    'Ministers meet in Paris\n\nPARIS, June 3 (Reuters) - Ministers met on Tuesday and agreed on little.\n',
  );
  const { default: sharp } = await import('sharp');
  await sharp({ create: { width: 900, height: 600, channels: 3, background: '#246' } })
    .jpeg()
    .toFile(photo);
  const taken = await cli(['import', story, '--json', '--store', store, '--as', 'ML']);
  expect(taken.code).toBe(0);
  const [{ articleId }] = JSON.parse(taken.out) as [{ articleId: string }];
  const attached = await cli([
    'attach',
    articleId,
    photo,
    '--role',
    'lead',
    '--json',
    '--store',
    store,
    '--as',
    'ML',
  ]);
  expect(attached.code).toBe(0);
  const shown = await cli(['show', articleId, '--json', '--store', store]);
  expect(JSON.parse(shown.out)).toMatchObject({
    headline: 'Ministers meet in Paris',
    placements: [{ role: 'lead', assetId: expect.stringMatching(/^[0-9a-f]{64}$/) }],
  });
  expect((await cli(['show', 'nothing', '--store', store])).code).toBe(1);
  expect((await cli(['frobnicate'])).code).toBe(2);
});

/** Starts the packaged app and waits until its page can be spoken to. */
async function start(store: string): Promise<{ child: ChildProcess; port: string }> {
  const home = mkdtempSync(join(folder, 'home-'));
  const args = ['--remote-debugging-port=0', `--user-data-dir=${home}`, `--store=${store}`];
  const child = spawn(executable(), [...(IS_ROOT ? ['--no-sandbox'] : []), ...args], { stdio: 'ignore' });
  const file = () => globSync('**/DevToolsActivePort', { cwd: home })[0];
  await expect.poll(file, { timeout: 30_000 }).toBeDefined();
  const [port, path] = readFileSync(join(home, file() ?? ''), 'utf8').split('\n');
  return { child, port: `ws://127.0.0.1:${port}${path}` };
}

test('the packaged app opens its window on the store and ends in order', async () => {
  const store = join(folder, 'window-store');
  const { child, port } = await start(store);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    const browser = await attach(port);
    const page = browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent('page'));
    if (page === undefined) throw new Error('There is no window');
    await page.locator('#root > *').first().waitFor();
    expect(page.url()).toBe('app://galley/index.html');
    expect(await page.evaluate(() => window.galley.call('desk.status', 'null'))).toContain(
      JSON.stringify(store),
    );
    await page.evaluate(() => void window.galley.shell('quit', 'null'));
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
  expect(execFileSync('ls', [store], { encoding: 'utf8' })).toContain('galley.sqlite');
});
