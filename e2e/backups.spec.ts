import { expect, test } from './app.ts';
import { BackupsScreen } from './pages/backups.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { SettingsScreen } from './pages/settings.ts';

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
  await desk.expectTotal(1);
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
