import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openStore } from '../main/desk/store/store.ts';
import { expect, type Galley, test } from './app.ts';
import { ArticleScreen } from './pages/article.ts';
import { DeskScreen } from './pages/desk.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { Inspector } from './pages/inspector.ts';
import { PhotosScreen } from './pages/photos.ts';
import { ProblemScreen } from './pages/problem.ts';
import { SettingsScreen } from './pages/settings.ts';
import { chooseInDialogs } from './pages/system-dialogs.ts';

test.beforeEach(() => test.setTimeout(240_000));

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

/** Sits down at a new desk with the sample story on it. */
async function begin(galley: Galley): Promise<{ page: Page; desk: DeskScreen }> {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  const desk = new DeskScreen(page);
  await desk.expectTotal(1);
  await expect(desk.headline).toBeVisible();
  return { page, desk };
}

/** What opens on these keys, looked at and left with Escape. */
async function expectFloating(page: Page, keys: string, name: string): Promise<void> {
  await page.keyboard.press(keys);
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, name);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** A file that only says that it is a photo. */
function falsePhoto(galley: Galley): string {
  const path = join(galley.folder, 'cover.jpg');
  writeFileSync(path, 'PK\u0003\u0004 no photo');
  return path;
}

test('first run is open to everybody', async ({ galley }) => {
  const page = await galley.launch();
  const first = new FirstRunScreen(page);
  await expect(first.name).toBeVisible();
  await expectAccessible(page, 'first run');
  await first.name.press('Enter');
  await expect(page.getByText('Your name is needed.')).toBeVisible();
  await expectAccessible(page, 'first run without a name');
});

test('the desk and all that floats over it are open to everybody', async ({ galley }) => {
  const { page, desk } = await begin(galley);
  await expectAccessible(page, 'desk');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ferr');
  await expect(page.getByRole('dialog').getByText('Stories')).toBeVisible();
  await expectAccessible(page, 'palette');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expectFloating(page, 'Control+/', 'keys');
  for (const [keys, name] of [
    ['a', 'assign'],
    ['d', 'due'],
    ['s', 'section'],
    ['Control+Shift+e', 'export'],
    ['Control+Alt+n', 'templates'],
  ] as const) {
    await desk.list.focus();
    await expectFloating(page, keys, name);
  }
  await desk.list.focus();
  await expectFloating(page, 'f', 'filter');
  await desk.list.focus();
  await desk.narrow('draft');
  await desk.search.focus();
  await page.keyboard.type('zeppelin');
  await expect(page.getByText('No story has “zeppelin”')).toBeVisible();
  await expectAccessible(page, 'nothing found');
  await expectFloating(page, 'Control+Alt+s', 'save a search');
  await desk.search.focus();
  await page.keyboard.press('Escape');
  await chooseInDialogs(galley, [falsePhoto(galley)]);
  await expectFloating(page, 'Control+o', 'a story file that is refused');
});

test('the article screen, every side of it and all that floats over it are open to everybody', async ({
  galley,
}) => {
  const { page, desk } = await begin(galley);
  await desk.list.focus();
  await page.keyboard.press('Enter');
  const inspector = new Inspector(page);
  await expect(inspector.slugline).toHaveText('tromso-ferry-quay');
  for (const tab of ['Details', 'Media', 'History', 'Checks'] as const) {
    await inspector.show(tab);
    await expectAccessible(page, `article, ${tab}`);
  }
  const article = new ArticleScreen(page);
  await article.caret(article.body);
  await article.press('Control+Shift+ArrowLeft');
  await expect(page.getByRole('toolbar', { name: 'Format' })).toBeVisible();
  await expectAccessible(page, 'format bar');
  await article.press('Control+Shift+k');
  await expect(page.getByLabel('Address of the link')).toBeFocused();
  await expectAccessible(page, 'link');
  await article.press('Escape');
  await expect(page.getByLabel('Address of the link')).toBeHidden();
  await expectFloating(page, 'Control+Shift+p', 'add photo');
  await expectFloating(page, 'Control+Shift+s', 'keep with a note');
  await article.press('Control+Shift+Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'other moves');
  await article.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await article.press('Control+p');
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible();
  await expectAccessible(page, 'preview');
  await article.press('Control+p');
  await expect(page.getByRole('region', { name: 'Preview' })).toBeHidden();
  await article.press('Control+Shift+d');
  await expect(page.getByRole('region', { name: 'Compare versions' })).toBeVisible();
  await expectAccessible(page, 'compare');
  await article.press('Escape');
  await expect(page.getByRole('region', { name: 'Compare versions' })).toBeHidden();
  await inspector.show('History');
  await page.locator('[data-revision] button').first().press('Enter');
  await expect(page.getByRole('button', { name: 'Bring back' })).toBeVisible();
  await expectAccessible(page, 'a version in place of the page');
});

test('a blank page in a narrow window is open to everybody', async ({ galley }) => {
  const { page } = await begin(galley);
  await galley.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 800),
  );
  await page.waitForFunction(() => window.innerWidth === 900);
  await expectAccessible(page, 'narrow desk');
  const article = new ArticleScreen(page);
  await article.newStory();
  await expectAccessible(page, 'blank page');
  await article.caret(article.dateline);
  await article.type('Trom');
  await expect(page.getByRole('listbox', { name: 'Places' })).toBeVisible();
  await expectAccessible(page, 'places on offer');
  await article.press('Escape');
  await new Inspector(page).show('Checks');
  await expectAccessible(page, 'inspector over the page');
});

test('photos are open to everybody', async ({ galley }) => {
  const { page } = await begin(galley);
  const photos = new PhotosScreen(page);
  await photos.open();
  await expect(photos.current()).toBeVisible();
  await expectAccessible(page, 'photos');
  await photos.sheet.focus();
  await expectFloating(page, 'Control+Shift+Enter', 'use in story');
  await chooseInDialogs(galley, [falsePhoto(galley)]);
  await expectFloating(page, 'Control+Shift+o', 'a photo that is refused');
  await page.getByLabel('Search the photos').focus();
  await page.keyboard.type('zeppelin');
  await expect(photos.sheet).toBeHidden();
  await expectAccessible(page, 'no photo found');
});

test('settings are open to everybody', async ({ galley }) => {
  const { page } = await begin(galley);
  const settings = new SettingsScreen(page);
  await settings.open();
  await expectAccessible(page, 'settings');
  await settings.section('People').getByRole('button', { name: 'Add somebody' }).press('Enter');
  await page.keyboard.type('Jon Okafor');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('MH');
  await page.keyboard.press('Enter');
  await expect(settings.section('People').locator('form')).toContainText('belong to Mara Halvorsen');
  await expectAccessible(page, 'initials that are taken');
});

test('what asks for a store that is not there is open to everybody', async ({ galley }) => {
  const { page } = await begin(galley);
  await galley.close();
  renameSync(galley.store, `${galley.store}-away`);
  const asking = await galley.launch();
  expect(asking).not.toBe(page);
  const button = (name: string) => asking.getByRole('button', { name });
  await expect(button('Look again')).toBeFocused();
  await asking.keyboard.press('Enter');
  await expect(asking.getByRole('status')).toContainText('still not there');
  await expectAccessible(asking, 'a store that is not there');
  for (const name of ['Begin an empty store…', 'Restore a backup…']) {
    await button(name).press('Enter');
    await expect(asking.getByRole('dialog')).toBeVisible();
    await expectAccessible(asking, name);
    await asking.keyboard.press('Escape');
    await expect(asking.getByRole('dialog')).toBeHidden();
  }
});

test('what stands there when a store cannot be opened is open to everybody', async ({ galley }) => {
  const store = openStore(galley.store);
  store.write.run('PRAGMA user_version = 999999');
  store.close();
  const page = await galley.launch();
  await expect(new ProblemScreen(page).retry).toBeFocused();
  await expectAccessible(page, 'a newer store');
});
