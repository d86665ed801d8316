import type { Page } from '@playwright/test';
import { expect, type Galley, test } from './app.ts';
import { galleyCommand } from './command-line.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { Workspace } from './pages/workspace.ts';

/** Does something that opens a window, and waits for its page. */
async function windowFrom(galley: Galley, work: () => Promise<void>): Promise<Page> {
  const opened = galley.app.waitForEvent('window');
  await work();
  const page = await opened;
  await page.locator('footer').waitFor();
  return page;
}

const reading = (page: Page) => page.locator('[data-notice="reading"]');

/** A story being written in the first window and read in the second. */
async function two(galley: Galley): Promise<{ one: Workspace; other: Workspace; id: string }> {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'reporter');
  const one = new Workspace(page);
  await one.newStory();
  await page.keyboard.type('Two windows');
  await one.toEndOf('Body');
  await page.keyboard.type('First.');
  await one.expectSaved();
  const id = await one.id();
  const second = await windowFrom(galley, () => page.keyboard.press('Control+Shift+n'));
  const desk = new DeskScreen(second);
  await expect(desk.list).toBeFocused();
  await second.keyboard.press('Home');
  await second.keyboard.press('Enter');
  await expect(reading(second)).toContainText('Being written in another window');
  return { one, other: new Workspace(second), id };
}

test('one window writes, another reads it as it grows, and takes over by keyboard without losing a key', async ({
  galley,
}) => {
  const { one, other, id } = await two(galley);
  await one.page.keyboard.type(' Second.');
  await expect(other.page.getByRole('region', { name: 'Read only' })).toContainText('First. Second.');
  await one.page.keyboard.type(' Third, just now.');
  await other.page.keyboard.press('Control+Alt+t');
  await expect(other.field('Body')).toHaveText('First. Second. Third, just now.');
  await expect(reading(one.page)).toContainText('Being written in another window');
  await expect(one.field('Body')).toHaveCount(0);
  await other.toEndOf('Body');
  await other.page.keyboard.type(' Fourth.');
  await other.expectSaved();
  await expect(one.page.getByRole('region', { name: 'Read only' })).toContainText('Third, just now. Fourth.');
  await one.page.getByRole('button', { name: 'Take over' }).press('Enter');
  await expect(one.field('Body')).toHaveText('First. Second. Third, just now. Fourth.');
  await expect(reading(other.page)).toBeVisible();
  const { content } = await callDesk(one.page, 'articles.peek', { id });
  expect(JSON.stringify(content.blocks)).toContain('First. Second. Third, just now. Fourth.');
});

test('the service refuses a window that does not write the story', async ({ galley }) => {
  const { one, other, id } = await two(galley);
  const refused = callDesk(other.page, 'articles.patch', { id, seq: 1000, fields: { slugline: 'stolen' } });
  await expect(refused).rejects.toThrow('being written in another window');
  await one.page.keyboard.type(' Mine.');
  await one.expectSaved();
});

test('a window that is closed holds no story', async ({ galley }) => {
  const { one, other } = await two(galley);
  const closed = one.page.waitForEvent('close');
  await galley.app.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id);
    first?.close();
  });
  await closed;
  await expect(reading(other.page)).toContainText('Nobody is writing this story now');
  await other.page.keyboard.press('Control+Alt+t');
  await expect(other.field('Body')).toHaveText('First.');
});

test('a window whose page is killed lets go of its story, and another one writes it without losing a word', async ({
  galley,
}) => {
  const { one, other, id } = await two(galley);
  await one.page.keyboard.type(' Second.');
  await one.expectSaved();
  const pids = await galley.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .sort((a, b) => a.id - b.id)
      .map((window) => window.webContents.getOSProcessId()),
  );
  expect(new Set(pids).size).toBe(2);
  // It does not come back by itself, so that what happens is the doing of its end alone.
  await galley.app.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id);
    if (first) first.webContents.reload = () => undefined;
  });
  process.kill(pids[0] ?? 0, 'SIGKILL');
  await expect(reading(other.page)).toContainText('Nobody is writing this story now');
  await other.page.keyboard.press('Control+Alt+t');
  await expect(other.field('Body')).toHaveText('First. Second.');
  await other.toEndOf('Body');
  await other.page.keyboard.type(' Third.');
  await other.expectSaved();
  const { content } = await callDesk(other.page, 'articles.peek', { id });
  expect(JSON.stringify(content.blocks)).toContain('First. Second. Third.');
});

test('a story opens in a new window from the desk, and both windows come back after a quit', async ({
  galley,
}) => {
  const { one, other } = await two(galley);
  await one.page.keyboard.press('Control+1');
  await expect(new DeskScreen(one.page).list).toBeFocused();
  await expect(reading(other.page)).toContainText('Nobody is writing this story now');
  await one.page.keyboard.press('Home');
  const third = await windowFrom(galley, () => one.page.keyboard.press('Control+Alt+o'));
  await expect(new Workspace(third).field('Body')).toHaveText('First.');
  await expect(reading(other.page)).toContainText('Being written in another window');
  await galley.relaunch();
  await expect
    .poll(() =>
      galley.app
        .windows()
        .map((page) => new URL(page.url()).hash.split('/')[1])
        .sort(),
    )
    .toEqual(['article', 'article', 'desk']);
});

test('the command line changes a story that two windows show', async ({ galley }) => {
  const { one, other, id } = await two(galley);
  const done = await galleyCommand(galley.store, 'set', id, 'slugline=by-hand');
  expect(done.code).toBe(0);
  await expect(one.page.locator('header h1')).toHaveText('by-hand');
  await expect(other.page.locator('header h1')).toHaveText('by-hand');
});
