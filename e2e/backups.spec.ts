import { closeSync, mkdirSync, openSync, readdirSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, Galley, test } from './app.ts';
import { BackupsScreen } from './pages/backups.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { ProblemScreen } from './pages/problem.ts';
import { SettingsScreen } from './pages/settings.ts';
import { chooseInDialogs } from './pages/system-dialogs.ts';

test('a backup is made and put back by keyboard, and the store that was there is set aside', async ({
  galley,
}) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  const backups = new BackupsScreen(page);
  await backups.backUp();
  const { id } = await callDesk(page, 'articles.create', {});
  expect((await callDesk(page, 'articles.list', {})).total).toBe(2);

  await backups.command('Restore a backup');
  await expect(backups.choices.first()).toBeFocused();
  await expect(backups.dialog).toContainText('1 story, 1 photo');
  await backups.putBack();
  await backups.haveRead();
  await new DeskScreen(page).expectTotal(1);
  expect((await callDesk(page, 'articles.list', {})).rows.map((row) => row.id)).not.toContain(id);

  // What was set aside has the story that the backup had not.
  await backups.command('Restore a backup');
  await expect(backups.choices).toHaveCount(2);
  await page.keyboard.press('Home');
  await expect(backups.dialog.locator('label').filter({ hasText: 'Set aside' })).toHaveCount(1);
  const aside = backups.dialog.locator('label').filter({ hasText: 'Set aside' }).getByRole('radio');
  while (!(await aside.isChecked())) await page.keyboard.press('ArrowDown');
  await backups.putBack();
  await backups.haveRead();
  expect((await callDesk(page, 'articles.list', {})).rows.map((row) => row.id)).toContain(id);
});

test('backups go to a folder on another disk, and from there onto a new machine', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  const disk = join(galley.folder, 'disk');
  mkdirSync(disk);
  await chooseInDialogs(galley, [disk]);
  await new SettingsScreen(page).open();
  const backups = new BackupsScreen(page);
  await backups.tabTo(backups.section.getByRole('button', { name: 'Choose the folder…' }));
  await page.keyboard.press('Enter');
  await expect(backups.section).toContainText(join(disk, 'Galley backups'));
  await backups.tabTo(backups.section.getByRole('button', { name: 'Back up now' }));
  await page.keyboard.press('Enter');
  await expect(backups.rows).toHaveCount(1);
  await expect(backups.rows.first()).toContainText('1 story, 1 photo');

  // The disk is taken out: that is said, and no backup is made anywhere else.
  renameSync(disk, `${disk}-out`);
  await backups.command('Back up now');
  await expect(page.locator('[data-toast="bad"]')).toContainText('is not there');
  await expect(backups.section.getByText('Connect the disk').first()).toBeVisible();
  renameSync(`${disk}-out`, disk);

  const elsewhere = new Galley();
  try {
    const fresh = await elsewhere.launch();
    await expect(new FirstRunScreen(fresh).name).toBeFocused();
    await chooseInDialogs(elsewhere, [disk]);
    const there = new BackupsScreen(fresh);
    await there.tabTo(fresh.getByRole('button', { name: 'Restore a backup…' }));
    await fresh.keyboard.press('Enter');
    await there.tabTo(there.dialog.getByRole('button', { name: 'Another folder…' }));
    await fresh.keyboard.press('Enter');
    await expect(there.choices).toHaveCount(1);
    await there.putBack();
    await there.haveRead();
    const status = await callDesk(fresh, 'desk.status', null);
    expect(status).toMatchObject({ articles: 1, person: { name: 'Mara Halvorsen' } });
  } finally {
    await elsewhere.end();
  }
});

test('a damaged store is said at start and repaired from the screen, by keyboard', async ({ galley }) => {
  let page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  await new BackupsScreen(page).backUp();
  const { id } = await callDesk(page, 'articles.create', {});
  await galley.close();
  const file = openSync(join(galley.store, 'galley.sqlite'), 'r+');
  writeSync(file, Buffer.alloc(4096), 0, 4096, 0);
  closeSync(file);

  page = await galley.launch();
  const problem = new ProblemScreen(page);
  expect(await problem.code()).toBe('store-damaged');
  const backups = new BackupsScreen(page);
  await expect(page.getByRole('button', { name: 'Repair…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(backups.dialog.getByRole('button', { name: 'Repair it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The store is repaired. Nothing is lost' })).toBeVisible();
  await backups.haveRead();
  const { rows } = await callDesk(page, 'articles.list', {});
  expect(rows.map((row) => row.id)).toContain(id);
  expect(rows).toHaveLength(2);
  expect(readdirSync(join(galley.store, 'backups')).some((name) => name.startsWith('replaced-'))).toBe(true);
});

test('the daily backup comes by itself soon after a start', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  await new SettingsScreen(page).open();
  await expect(new BackupsScreen(page).rows.first()).toContainText('Daily', { timeout: 60_000 });
});

test('a spiked story is in the trash, comes back, and is purged for good, by keyboard', async ({
  galley,
}) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  const desk = new DeskScreen(page);
  await desk.expectCursor('tromso-ferry-quay');
  await page.keyboard.press('Delete');
  await desk.expectTotal(0);
  await page.keyboard.press('Control+4');
  await desk.expectTotal(1);
  await desk.list.focus();
  await page.keyboard.press('b');
  await desk.expectTotal(0);
  await expect(page.getByText('The trash is empty')).toBeVisible();
  await page.keyboard.press('Control+1');
  await desk.expectTotal(1);
  await desk.list.focus();
  await page.keyboard.press('Delete');
  await desk.expectTotal(0);
  await page.keyboard.press('Control+4');
  await desk.expectTotal(1);
  await desk.list.focus();
  await page.keyboard.press('Shift+Delete');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1 photo that is used nowhere else');
  await expect(dialog).toContainText('Only backups');
  await expect(dialog.getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Purge for good' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(desk.toast.filter({ hasText: 'gone for good' })).toBeVisible();
  await desk.expectTotal(0);
  expect((await callDesk(page, 'photos.list', {})).total).toBe(0);
  expect((await callDesk(page, 'store.check', null)).problems).toEqual([]);
});
