import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { unpack } from '../main/desk/handoff/testing/repack.ts';
import { expect, Galley, test } from './app.ts';
import { callDesk } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { answerDialogs, Workspace } from './pages/workspace.ts';
import { ordinaryRuntime } from './runtime.ts';

const notice = (page: Page, name: string): Locator => page.locator(`[data-notice="${name}"]`);

async function begin(galley: Galley): Promise<Workspace> {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'reporter');
  const article = new Workspace(page);
  await article.newStory();
  await page.keyboard.type('Words that stay');
  await article.toEndOf('Body');
  await page.keyboard.type('Before. ');
  await article.expectSaved();
  return article;
}

/** Emergency copies beside the app's settings. */
async function copies(galley: Galley): Promise<string[]> {
  const folder = await galley.app.evaluate(({ app }) => app.getPath('userData'));
  const rescued = join(folder, 'rescued');
  return existsSync(rescued) ? readdirSync(rescued).filter((name) => name.endsWith('.galley')) : [];
}

/** What holds for every kind of failure: told, typing goes on, a copy elsewhere; then saved and told again. */
async function failsAndRecovers(
  galley: Galley,
  article: Workspace,
  words: { code: RegExp; recover(): void | Promise<void> },
): Promise<void> {
  const { page } = article;
  await page.keyboard.type('During. ');
  await expect(notice(page, 'unsaved')).toContainText(words.code);
  await expect(notice(page, 'unsaved')).toContainText('A copy is kept in');
  await page.keyboard.type('And on.');
  await expect(article.field('Body')).toHaveText('Before. During. And on.');
  expect(await copies(galley)).toHaveLength(1);
  await words.recover();
  await expect(notice(page, 'saved-again')).toBeVisible({ timeout: 20_000 });
  await article.expectSaved();
  await article.expectBody(['Before. During. And on.']);
  await expect.poll(() => copies(galley)).toEqual([]);
}

test('the store folder is gone: told, kept elsewhere, saved once it is back', async ({ galley }) => {
  const article = await begin(galley);
  const { page } = article;
  const away = `${galley.store}-away`;
  renameSync(galley.store, away);
  await page.keyboard.type('During. ');
  await expect(notice(page, 'unsaved')).toContainText('is not there any more');
  const copy = join(galley.folder, 'by-hand.galley');
  await answerDialogs(galley, { save: copy });
  await page.keyboard.press('Control+Alt+c');
  await expect(article.toast.last()).toContainText('by-hand.galley');
  expect(existsSync(copy)).toBe(true);
  // A service that is started meanwhile makes no new store in that place.
  await galley.kill('desk');
  await page.keyboard.type('And on.');
  await expect(notice(page, 'unsaved')).toContainText('A copy is kept in');
  expect(await copies(galley)).toHaveLength(1);
  expect(existsSync(join(galley.store, 'galley.sqlite'))).toBe(false);
  rmSync(galley.store, { recursive: true, force: true });
  renameSync(away, galley.store);
  await expect(notice(page, 'saved-again')).toBeVisible({ timeout: 20_000 });
  await article.expectBody(['Before. During. And on.']);
  await expect.poll(() => copies(galley)).toEqual([]);
});

test('another program holds the store: told, and saved once it has finished', async ({ galley }) => {
  const article = await begin(galley);
  const other = new Database(join(galley.store, 'galley.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  await failsAndRecovers(galley, article, {
    code: /another program is writing/,
    recover: () => void other.close(),
  });
});

/** Why a disk of its own is not to be had here, or null. */
function noDiskOfItsOwn(galley: Galley): string | null {
  const tried = 'mount -t tmpfs tmpfs "$1" && mount -o remount,ro "$1"';
  const { status } = spawnSync('unshare', ['-m', 'sh', '-c', tried, 'sh', galley.folder]);
  return status === 0
    ? null
    : 'this machine allows no mount namespace, where a small disk of its own could be';
}

/** The app with its store on a small disk that it alone sees. */
function onSmallDisk(galley: Galley): Galley {
  const plain = ordinaryRuntime();
  const start = join(galley.folder, 'start');
  writeFileSync(
    start,
    `#!/bin/sh
exec unshare -m sh -c 'mkdir -p "$1" && mount -t tmpfs -o size=16m tmpfs "$1" && shift && exec "$@"' sh '${galley.store}' '${plain.executable}' "$@"
`,
  );
  chmodSync(start, 0o755);
  return new Galley({ ...plain, executable: start }, galley.store);
}

test('the disk becomes read-only under the keys: told, kept elsewhere, saved once it can be written to', async ({
  galley,
}, info) => {
  const why = noDiskOfItsOwn(galley);
  info.skip(why !== null, why ?? '');
  const small = onSmallDisk(galley);
  try {
    const article = await begin(small);
    const { main } = await small.pids();
    const remount = (mode: 'ro' | 'rw') => {
      const args = ['-t', String(main), '-m', 'mount', '-o', `remount,${mode}`, small.store];
      return spawnSync('nsenter', args).status === 0;
    };
    // The system makes no disk read-only while a file on it is open for writing, as a disk that fails does: so the
    // service falls first, and the one that takes over finds it so. Whichever of the two is faster, at most three fall.
    expect(remount('ro')).toBe(false);
    let readOnly = false;
    for (let fallen = 0; fallen < 3 && !readOnly; fallen += 1) {
      const { desk } = await small.pids();
      process.kill(desk, 'SIGKILL');
      await expect.poll(() => existsSync(`/proc/${desk}/exe`)).toBe(false);
      readOnly = remount('ro');
    }
    expect(readOnly).toBe(true);
    await failsAndRecovers(small, article, {
      code: /cannot be written to/,
      recover: () => void expect(remount('rw')).toBe(true),
    });
  } finally {
    await small.end();
  }
});

test('the disk is full: told, kept elsewhere, saved once there is room', async ({ galley }, info) => {
  const why = noDiskOfItsOwn(galley);
  info.skip(why !== null, why ?? '');
  const small = onSmallDisk(galley);
  try {
    const article = await begin(small);
    const { main } = await small.pids();
    const filler = `/proc/${main}/root${galley.store}/filler`;
    for (let size = 1 << 20; size >= 512; size /= 2) {
      try {
        for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
      } catch {
        // Full for this size: the rest is filled with smaller ones.
      }
    }
    const big = 'Long words. '.repeat(40_000);
    await callDesk(article.page, 'articles.create', {}).catch(() => undefined);
    await article.page.keyboard.insertText(big);
    await expect(notice(article.page, 'unsaved')).toContainText('the disk is full');
    await expect(notice(article.page, 'unsaved')).toContainText('A copy is kept in');
    expect(await copies(small)).toHaveLength(1);
    rmSync(filler);
    await expect(notice(article.page, 'saved-again')).toBeVisible({ timeout: 20_000 });
    await article.expectSaved();
    expect(JSON.stringify(await article.onDisk())).toContain('Before. Long words. Long words.');
    await expect.poll(() => copies(small)).toEqual([]);
  } finally {
    await small.end();
  }
});

test('a window whose words cannot be saved asks before it closes, and a copy is offered at the next start', async ({
  galley,
}) => {
  const article = await begin(galley);
  const id = await article.id();
  const away = `${galley.store}-away`;
  renameSync(galley.store, away);
  await article.page.keyboard.type('Nearly lost.');
  await expect(notice(article.page, 'unsaved')).toContainText('A copy is kept in');
  await galley.app.evaluate(({ dialog, BrowserWindow }) => {
    const kept = globalThis as unknown as { asked: Promise<string> };
    kept.asked = new Promise((resolve) => {
      Object.assign(dialog, {
        showMessageBox: async (_window: unknown, { message }: { message: string }) => {
          resolve(message);
          return { response: 0 };
        },
      });
    });
    BrowserWindow.getAllWindows()[0]?.close();
  });
  const asked = await galley.app.evaluate(() => (globalThis as unknown as { asked: Promise<string> }).asked);
  expect(asked).toBe('Not everything is saved.');
  await article.page.keyboard.type(' Still typing.');
  await expect(article.field('Body')).toHaveText('Before. Nearly lost. Still typing.');
  const [file] = await copies(galley);
  expect(file).toContain('untitled');
  // The copy follows the keys: the newest words are in it before everything ends.
  const rescued = join(
    await galley.app.evaluate(({ app }) => app.getPath('userData')),
    'rescued',
    file ?? '',
  );
  await expect
    .poll(async () => Buffer.concat((await unpack(rescued)).map(({ data }) => data)).toString('utf8'))
    .toContain('Nearly lost. Still typing.');
  await galley.kill('everything');
  renameSync(away, galley.store);

  const page = await galley.launch();
  const again = new Workspace(page);
  const offer = notice(page, 'left-copy');
  await expect(offer).toContainText('Words that stay');
  expect(await again.id()).toBe(id);
  await expect(again.field('Body')).toHaveText('Before.');
  await offer.getByRole('button', { name: 'Bring them back' }).press('Enter');
  await expect(again.field('Body')).toHaveText('Before. Nearly lost. Still typing.');
  await again.expectSaved();
  await expect(offer).toHaveCount(0);
  const history = await callDesk(page, 'articles.history', { id });
  expect(history.some(({ revision }) => revision.note.startsWith('From the emergency copy'))).toBe(true);
  expect(await copies(galley)).toEqual([]);
});

for (const event of ['suspend', 'lock-screen'] as const) {
  test(`words are asked for when the machine says ${event}`, async ({ galley }) => {
    const article = await begin(galley);
    const asked = await article.page.evaluateHandle(() => {
      const seen: string[] = [];
      window.galley.onShell((json) => seen.push(JSON.parse(json).event));
      return seen;
    });
    await article.page.keyboard.type('Good night.');
    await galley.app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
    await expect.poll(() => asked.evaluate((seen) => seen.includes('save'))).toBe(true);
    await article.expectBody(['Before. Good night.']);
    await expect(article.field('Body')).toBeFocused();
  });
}
