import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { DeskScreen } from './pages/desk.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { PhotosScreen } from './pages/photos.ts';
import { SettingsScreen } from './pages/settings.ts';

/** Findings of axe that keep people out, in light and in dark. */
async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const said = serious.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
    expect.soft(said, `${screen}, ${theme}`).toEqual([]);
  }
}

test('every screen is open to everybody', async ({ galley }) => {
  test.setTimeout(180_000);
  const page = await galley.launch();
  const first = new FirstRunScreen(page);
  await expect(first.name).toBeVisible();
  await expectAccessible(page, 'first run');
  await first.begin('Mara Halvorsen', 'desk');
  const desk = new DeskScreen(page);
  await desk.expectTotal(1);
  await expect(desk.headline).toBeVisible();
  await expectAccessible(page, 'desk');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+/');
  await expectAccessible(page, 'keys');
  await page.keyboard.press('Escape');
  await desk.list.focus();
  await page.keyboard.press('Control+Shift+e');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'export');
  await page.keyboard.press('Escape');

  await desk.list.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'tromso-ferry-quay' })).toBeVisible();
  for (const [key, tab] of [
    ['Alt+1', 'Details'],
    ['Alt+2', 'Media'],
    ['Alt+3', 'History'],
    ['Alt+4', 'Checks'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
    await expectAccessible(page, `article, ${tab}`);
  }
  await new PhotosScreen(page).open();
  await expectAccessible(page, 'photos');
  await new SettingsScreen(page).open();
  await expectAccessible(page, 'settings');
});
