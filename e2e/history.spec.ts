import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Galley, test } from './app.ts';
import { callDesk } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { HistoryScreen } from './pages/history.ts';
import { FERRY, fillPhoto, HARBOUR, SUMMIT, storyOfTwo, type Words } from './versions.ts';

/** Starts, sits down and opens a story. */
async function openStory(page: Page, id: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/article/${id}`);
  await expect(page.getByRole('textbox', { name: 'Body', exact: true })).toBeVisible();
}

async function begin(galley: Galley): Promise<Page> {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  return page;
}

async function beginWith(galley: Galley, story: { was: Words; is: Words }): Promise<[Page, string]> {
  const page = await begin(galley);
  const id = await storyOfTwo(page, story.was, story.is);
  await openStory(page, id);
  return [page, id];
}

async function reasons(page: Page, id: string): Promise<string[]> {
  const entries = await callDesk(page, 'articles.history', { id });
  return entries.map(({ revision }) =>
    [revision.reason, revision.note].filter((part) => part !== '').join(': '),
  );
}

async function headlineOnDisk(page: Page, id: string): Promise<string> {
  const { content } = await callDesk(page, 'articles.peek', { id });
  return content.fields.headline.map((item) => (item.type === 'text' ? item.text : '')).join('');
}

test('versions are made on Ctrl+S, with a note, on each step and on leaving', async ({ galley }) => {
  const page = await begin(galley);
  const toast = page.locator('[data-toast]');
  await page.keyboard.press('Control+n');
  const headline = page.getByRole('textbox', { name: 'Headline', exact: true });
  await headline.focus();
  await page.keyboard.type('Ice on the runway');
  const id = await page.evaluate(() => window.location.hash.replace('#/article/', ''));
  await page.keyboard.press('Control+s');
  await expect(toast.last()).toContainText('kept in History');
  await page.keyboard.type(' again');
  await page.keyboard.press('Control+Shift+S');
  await expect(page.locator('input:focus, textarea:focus')).toBeVisible();
  await page.keyboard.type('before the cuts');
  await page.keyboard.press('Enter');
  await expect.poll(() => reasons(page, id)).toEqual(['saved: before the cuts', 'saved', 'created']);
  await expect(headline).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => reasons(page, id)).toEqual(['state', 'saved: before the cuts', 'saved', 'created']);
  await headline.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(', and snow');
  await page.keyboard.press('Control+1');
  await expect.poll(async () => (await reasons(page, id))[0]).toBe('closed');
  await openStory(page, id);
  await headline.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' too');
  const after = await galley.relaunch();
  await expect.poll(async () => (await reasons(after, id)).slice(0, 2)).toEqual(['closed', 'closed']);
  expect(await headlineOnDisk(after, id)).toBe('Ice on the runway again, and snow too');
});

test('what differs is found, walked and seen both ways by keyboard', async ({ galley }) => {
  const [page, id] = await beginWith(galley, FERRY);
  await fillPhoto(page, id, 'DSC_0412.jpg');
  const history = new HistoryScreen(page);
  const body = page.getByRole('textbox', { name: 'Body', exact: true });
  await body.focus();
  await history.open();
  await expect(history.version(0)).toContainText('Now');

  // Now alone is compared with the newest version: only the photo came after it.
  await expect(history.counts).toHaveText(/words in · 1 photo\d+ changes$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(history.version(2)).toContainText('before');
  await expect(history.version(0)).toContainText('after');
  await expect(history.counts).toHaveText(
    /^\d+ words in, \d+ out · 2 fields · 1 photo · 1 moved\d+ changes$/,
  );
  await expect(history.as('Side by side')).toBeChecked();
  await expect(history.deleted.filter({ hasText: /^long$/ })).toHaveCount(1);
  await expect(history.inserted.filter({ hasText: 'two winters of' })).toHaveCount(1);
  await expect(history.sheet).toContainText('Moved up from below');
  await expect(history.sheet.getByText('Topics').first()).toBeVisible();

  await page.keyboard.press('n');
  await expect(history.current.first()).toHaveText('long');
  await expect(history.current.last()).toHaveText('two winters of');
  await expect(history.counts).toContainText('Taken out: long. Put in: two winters of');
  await page.keyboard.press('p');
  await expect(history.current.last()).toBeInViewport();
  await expect(history.current.last()).toContainText('The next boat is due in spring.');

  await page.keyboard.press('v');
  await expect(history.as('Inline')).toBeChecked();
  const headline = history.sheet.getByRole('heading', { level: 2 });
  await expect(headline).toHaveCount(1);
  await expect(headline.locator('del')).toHaveText('long');
  await expect(headline.locator('ins')).toHaveText('two winters of');

  // Two versions by Shift, then by Space.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(history.version(1)).toContainText('after');
  await expect(history.version(2)).toContainText('before');
  await expect(history.counts).toHaveText(/2 fields · 1 moved\d+ changes$/);
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Space');
  await expect(history.version(3)).toContainText('before');
  await expect(history.counts).toHaveText('No difference');

  await page.keyboard.press('Escape');
  await expect(history.view).toHaveCount(0);
  await expect(body).toBeFocused();
  expect(galley.complaints).toEqual([]);
});

test('now is what was typed a moment ago', async ({ galley }) => {
  const [page] = await beginWith(galley, FERRY);
  const history = new HistoryScreen(page);
  await page.getByRole('textbox', { name: 'Headline', exact: true }).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' at last');
  await history.open();
  await expect(history.inserted).toHaveText(['at last']);
  await expect(history.counts).toHaveText('2 words in1 change');
});

test('a version is named and brought back, undone, and nothing is lost', async ({ galley }) => {
  const [page, id] = await beginWith(galley, FERRY);
  const history = new HistoryScreen(page);
  await history.open();
  await page.keyboard.press('End');
  await history.view.getByRole('button', { name: /^Name / }).press('Enter');
  await expect(page.locator('input:focus, textarea:focus')).toBeVisible();
  await page.keyboard.type('As filed');
  await page.keyboard.press('Enter');
  await expect(history.version(3)).toContainText('As filed');
  const before = (await reasons(page, id)).length;

  await history.view.getByRole('button', { name: /^Bring back / }).press('Enter');
  await expect(history.view).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Headline', exact: true })).toHaveText(FERRY.was.headline);
  expect(await headlineOnDisk(page, id)).toBe(FERRY.was.headline);
  await history.toast.last().getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Headline', exact: true })).toHaveText(FERRY.is.headline);
  await expect.poll(() => headlineOnDisk(page, id)).toBe(FERRY.is.headline);
  await expect.poll(async () => (await reasons(page, id)).length).toBe(before + 2);
});

for (const [language, story] of [
  ['Japanese', SUMMIT],
  ['Arabic', HARBOUR],
] as const) {
  test(`words of ${language} are compared where they changed`, async ({ galley }) => {
    const [page] = await beginWith(galley, story);
    const history = new HistoryScreen(page);
    await history.open();
    await page.keyboard.press('End');
    await expect(history.deleted.first()).toBeVisible();
    const left = history.sheet.getByRole('heading', { level: 2 }).first();
    await expect(left).toHaveText(story.was.headline);
    await expect(left.locator('del')).not.toHaveText(story.was.headline);
    await expect(history.sheet.locator('[lang]').first()).toHaveAttribute('lang', story.was.language);
  });
}

test('is open to everybody, wide and narrow, in light and in dark', async ({ galley }) => {
  test.setTimeout(120_000);
  const [page, id] = await beginWith(galley, FERRY);
  await fillPhoto(page, id, 'DSC_0412.jpg');
  const history = new HistoryScreen(page);
  await history.open();
  await page.keyboard.press('End');
  for (const width of [1440, 900]) {
    await galley.app.evaluate(({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size, 900);
    }, width);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    await expect(history.as(width < 1080 ? 'Inline' : 'Side by side')).toBeChecked();
    const scrolls = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(scrolls).toBe(false);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name;
      }, theme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const said = violations.map(
        ({ id: rule, nodes }) => `${rule}: ${nodes.map((node) => node.html).join(' | ')}`,
      );
      expect.soft(said, `${width} pixels, ${theme}`).toEqual([]);
    }
  }
});
