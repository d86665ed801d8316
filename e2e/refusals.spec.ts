import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { type Piece, pack, unpack } from '../main/desk/handoff/testing/repack.ts';
import { hugePng } from '../main/media/testing/make.ts';
import { expect, Galley, test } from './app.ts';
import { galleyCommand } from './command-line.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk, dropFiles } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { ProblemScreen } from './pages/problem.ts';
import { answerDialogs, Workspace } from './pages/workspace.ts';
import { IS_ROOT, ordinaryRuntime, type Runtime } from './runtime.ts';

/** Hand-offs with a name that leads out, wrong hashes, an end too early, a bomb, and a link. */
const HOSTILE = ['slip', 'hash', 'cut', 'bomb', 'link'] as const;

/** What no refusal may show: the inside of a program. */
const STACK = /\bat \w.*\(|\bat file:|[A-Z]\w*Error:|undefined|node_modules/;

/** Everything that lies in a store's folder of assets. */
const assetsOf = (store: string): string[] =>
  readdirSync(join(store, 'assets'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(store, 'assets', name)).isFile(),
  );

/** The words of a page as a person sees them. */
const wordsOn = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

/** The app with a folder that cannot be written to: by rights, and for root by a mount of its own. */
function runtimeWithReadOnly(galley: Galley, folder: string): Runtime {
  const plain = ordinaryRuntime();
  if (!IS_ROOT) {
    chmodSync(folder, 0o500);
    return plain;
  }
  const start = join(galley.folder, 'start');
  writeFileSync(
    start,
    `#!/bin/sh
exec unshare -m sh -c 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"' sh '${folder}' '${plain.executable}' "$@"
`,
  );
  chmodSync(start, 0o755);
  return { ...plain, executable: start };
}

test('a store folder that cannot be written to is told in a sentence', async ({ galley }) => {
  mkdirSync(galley.store);
  const other = new Galley(runtimeWithReadOnly(galley, galley.store));
  try {
    Object.assign(other, { store: galley.store });
    const page = await other.launch();
    const problem = new ProblemScreen(page);
    await expect(problem.words).toContainText('cannot write in its folder');
    expect(await problem.code()).toBe('store-not-writable');
    expect(await wordsOn(page)).not.toMatch(STACK);
    expect(readdirSync(galley.store)).toEqual([]);
  } finally {
    await other.end();
    chmodSync(galley.store, 0o700);
  }
});

test('a damaged or hostile hand-off is refused whole', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Dana Berg', 'desk');
  const desk = new DeskScreen(page);
  const { rows } = await callDesk(page, 'articles.list', {});
  const good = join(galley.folder, 'good.galley');
  const said = await galleyCommand(galley.store, 'handoff', rows[0]?.id ?? '', '--out', good);
  expect(said, said.err).toMatchObject({ code: 0 });
  const pieces = await unpack(good);
  const bytes = readFileSync(good);
  const file = (name: string) => join(galley.folder, name);
  const slip = { name: 'xx/slipped.txt', data: Buffer.from('out'), stored: true };
  await pack(file('slip.galley'), [...pieces, slip]);
  const raw = readFileSync(file('slip.galley'), 'latin1').replaceAll('xx/slipped.txt', '../slipped.txt');
  writeFileSync(file('slip.galley'), raw, 'latin1');
  await pack(
    file('hash.galley'),
    pieces.map((piece) =>
      piece.name.startsWith('contents/')
        ? { ...piece, data: Buffer.from(piece.data.toString('utf8').replace(/Troms/g, 'Tromz')) }
        : piece,
    ),
  );
  writeFileSync(file('cut.galley'), bytes.subarray(0, bytes.length / 2));
  const changed = (folder: string, change: Partial<Piece>) =>
    pieces.map((piece) => (piece.name.startsWith(folder) ? { ...piece, ...change } : piece));
  await pack(file('bomb.galley'), changed('contents/', { data: Buffer.alloc(30_000_000, 32) }));
  expect(statSync(file('bomb.galley')).size).toBeLessThan(bytes.length + 200_000);
  // A symbolic link, as `zip --symlinks` writes it: its words are where it leads to.
  await pack(file('link.galley'), changed('assets/', { mode: 0o120777, data: Buffer.from('/etc/hostname') }));
  const before = assetsOf(galley.store);
  await answerDialogs(galley, { open: HOSTILE.map((name) => file(`${name}.galley`)) });
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Imported 0 of 5');
  await expect(dialog.locator('[data-result="bad"]')).toHaveCount(HOSTILE.length);
  for (const name of HOSTILE) await expect(dialog).toContainText(`${name}.galley`);
  expect(await wordsOn(page)).not.toMatch(STACK);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await desk.expectTotal(1);
  expect(assetsOf(galley.store)).toEqual(before);
  expect(existsSync(file('slipped.txt'))).toBe(false);
  expect(existsSync(join(galley.store, '../slipped.txt'))).toBe(false);
});

test('what is no photo is refused on the page, and nothing of it stays', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'reporter');
  const article = new Workspace(page);
  const before = assetsOf(galley.store);
  const { total } = await callDesk(page, 'photos.list', {});
  await page.keyboard.press('Control+n');
  await expect(article.field('Headline')).toBeFocused();
  const jpeg = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#567' } })
    .jpeg()
    .toBuffer();
  const zip = join(galley.folder, 'a.zip');
  await pack(zip, [{ name: 'a.txt', data: Buffer.from('a'), stored: true }]);
  const bomb = hugePng(16_384, 16_384);
  expect(bomb.length).toBeLessThan(900_000);
  await dropFiles(page, '[data-part="headline"]', [
    { name: 'cut.jpg', type: 'image/jpeg', bytes: jpeg.subarray(0, jpeg.length / 2) },
    { name: 'bomb.png', type: 'image/png', bytes: bomb },
    {
      name: 'script.svg',
      type: 'image/svg+xml',
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    },
    { name: 'archive.jpg', type: 'image/jpeg', bytes: readFileSync(zip) },
  ]);
  await expect(article.notes).toContainText('Not taken in');
  for (const name of ['cut.jpg', 'bomb.png', 'script.svg', 'archive.jpg'])
    await expect(article.notes).toContainText(`“${name}”`);
  expect(await wordsOn(page)).not.toMatch(STACK);
  expect((await callDesk(page, 'photos.list', {})).total).toBe(total);
  expect(assetsOf(galley.store)).toEqual(before);
  await article.toEndOf('Headline');
  await page.keyboard.type('Still here');
  await expect(article.field('Headline')).toHaveText('Still here');
});

test('a link that could run a script, and a package that may not be written, are refused', async ({
  galley,
}) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Jon Ravn', 'editor');
  const article = new Workspace(page);
  const out = join(galley.folder, 'out');
  mkdirSync(out);
  await page.keyboard.press('Control+n');
  await expect(article.field('Headline')).toBeFocused();
  await page.keyboard.type('Quay reopens');
  await article.toEndOf('Body');
  await page.keyboard.type('The quay reopened');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await article.expectSelected('reopened');
  await page.keyboard.press('Control+Shift+k');
  await expect(article.linkAddress).toBeFocused();
  await page.keyboard.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Only web addresses' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(article.field('Body').locator('a')).toHaveCount(0);
  await article.expectSaved();

  const exportIt = async (answer: RegExp) => {
    await answerDialogs(galley, { open: [out] });
    await page.keyboard.press('Control+Shift+e');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: /folder…/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeEnabled();
    await dialog.getByRole('button', { name: 'Export', exact: true }).press('Enter');
    await expect(dialog.locator('[data-result]')).toHaveText(answer);
    expect(await wordsOn(page)).not.toMatch(STACK);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  };
  await exportIt(/approved/i);
  expect(readdirSync(out)).toEqual([]);

  for (const state of ['Submitted', /in review/i, 'Approved']) {
    await page.keyboard.press('Control+Enter');
    await expect(article.state.first()).toContainText(state);
  }
  await exportIt(/Written and checked/);
  const [name] = readdirSync(out);
  const html = join(out, name ?? '', 'article.html');
  writeFileSync(html, 'Somebody else was here.');
  await exportIt(/differ/i);
  expect(readFileSync(html, 'utf8')).toBe('Somebody else was here.');
  expect(readdirSync(out)).toEqual([name]);
});
