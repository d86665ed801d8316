import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { cleanEnvironment, expect, type Galley, test } from './app.ts';
import { BackupsScreen } from './pages/backups.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { ProblemScreen } from './pages/problem.ts';
import { chooseInDialogs } from './pages/system-dialogs.ts';
import { electronPath, IS_ROOT, ROOT } from './runtime.ts';

/** A store that was worked with, closed again, and is now elsewhere. Answers where. */
async function takenAway(galley: Galley): Promise<string> {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  await new BackupsScreen(page).backUp();
  await galley.close();
  const away = join(galley.folder, 'elsewhere');
  renameSync(galley.store, away);
  return away;
}

/** The screen that asks for the store, with its first button in focus. */
async function asked(page: Page): Promise<ProblemScreen> {
  const problem = new ProblemScreen(page);
  await expect(problem.words).toContainText('The store is not there');
  expect(await problem.code()).toBe('store-missing');
  await expect(page.getByRole('button', { name: 'Look again' })).toBeFocused();
  return problem;
}

test('a store whose disk is not connected is asked for, none is made, and it opens once it is back', async ({
  galley,
}) => {
  const away = await takenAway(galley);
  const page = await galley.launch();
  const problem = await asked(page);
  await expect(problem.words).toContainText(galley.store);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'still not there' })).toBeVisible();
  expect(existsSync(galley.store)).toBe(false);
  renameSync(away, galley.store);
  await page.keyboard.press('Enter');
  await new DeskScreen(page).expectTotal(1);
});

test('a store that has moved is shown to the app, which starts anew there and finds it from then on', async ({
  galley,
}) => {
  const away = await takenAway(galley);
  const page = await galley.launch();
  await asked(page);
  const elsewhere = page.getByRole('button', { name: 'It is somewhere else…' });
  const empty = join(galley.folder, 'empty');
  mkdirSync(empty);
  await chooseInDialogs(galley, [empty]);
  await page.keyboard.press('Tab');
  await expect(elsewhere).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText(`There is no store in ${empty}`);

  const note = join(galley.folder, 'relaunched');
  // The test tool cannot follow an app that starts itself; what it would start is started below.
  await galley.app.evaluate(({ app }, path) => {
    const fs = process.getBuiltinModule('fs');
    app.relaunch = () => fs.writeFileSync(path, '');
  }, note);
  await chooseInDialogs(galley, [away]);
  const ended = galley.app.waitForEvent('close');
  await page.keyboard.press('Enter');
  await ended;
  expect(existsSync(note)).toBe(true);

  const again = await galley.relaunch();
  await new DeskScreen(again).expectTotal(1);
  expect((await callDesk(again, 'desk.status', null)).store).toBe(away);
  expect(existsSync(galley.store)).toBe(false);
});

test('another store in the chosen folder is opened only when a person says so', async ({ galley }) => {
  const away = await takenAway(galley);
  rmSync(join(away, 'backups.json'));
  const page = await galley.launch();
  await asked(page);
  await chooseInDialogs(galley, [away]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'That is another store' });
  await expect(dialog).toContainText(away);
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await asked(page).catch(() => undefined);
  expect(await new ProblemScreen(page).code()).toBe('store-missing');
});

test('a backup is put where the store is missing, by keyboard', async ({ galley }) => {
  const away = await takenAway(galley);
  const backupFolder = join(galley.folder, 'disk');
  cpSync(join(away, 'backups'), backupFolder, { recursive: true });
  const page = await galley.launch();
  await asked(page);
  const backups = new BackupsScreen(page);
  await chooseInDialogs(galley, [backupFolder]);
  await backups.tabTo(page.getByRole('button', { name: 'Restore a backup…' }));
  await page.keyboard.press('Enter');
  await expect(backups.dialog).toContainText('no backups in the place of the store');
  await backups.tabTo(backups.dialog.getByRole('button', { name: 'Another folder…' }));
  await page.keyboard.press('Enter');
  await expect(backups.choices).toHaveCount(1);
  expect(existsSync(galley.store)).toBe(false);
  await backups.putBack('It goes where the missing store was');
  await backups.haveRead();
  await new DeskScreen(page).expectTotal(1);
  expect(existsSync(join(galley.store, 'galley.sqlite'))).toBe(true);
});

test('an empty store is begun in the place of a missing one, once that is confirmed', async ({ galley }) => {
  await takenAway(galley);
  let page = await galley.launch();
  await asked(page);
  const backups = new BackupsScreen(page);
  await backups.tabTo(page.getByRole('button', { name: 'Begin an empty store…' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Begin with an empty store?' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(existsSync(galley.store)).toBe(false);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Begin empty' })).toBeFocused();
  await page.keyboard.press('Enter');
  await new FirstRunScreen(page).begin('Jon Ravn', 'editor');
  await new DeskScreen(page).expectTotal(1);
  // It is the store of this place now: nobody is asked again.
  page = await galley.relaunch();
  await new DeskScreen(page).expectTotal(1);
});

test('an empty GALLEY_STORE does not quietly mean the usual store', async ({ galley }) => {
  const home = join(galley.folder, 'home');
  const args = [ROOT, `--user-data-dir=${home}`, ...(IS_ROOT ? ['--no-sandbox'] : [])];
  const env = { ...cleanEnvironment(), GALLEY_STORE: '' };
  const app = spawn(electronPath(), args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  app.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise((resolve) => app.once('close', resolve));
  expect(code).toBe(2);
  // Elsewhere it is a box of the system's.
  if (process.platform === 'linux') expect(said).toContain('GALLEY_STORE is set but empty');
  expect(readdirSync(home)).not.toContain('store');
});
