import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './app.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk } from './pages/desk-api.ts';
import { seedStories } from './seed.ts';

test.beforeEach(({ galley }) => seedStories(galley.store, 40));

test('words are found while they are typed, the hit is marked, the order is chosen', async ({ galley }) => {
  const page = await galley.launch();
  const desk = new DeskScreen(page);
  await desk.expectTotal(40);
  await callDesk(page, 'articles.create', {
    content: {
      ...(
        await callDesk(page, 'articles.peek', {
          id: (await callDesk(page, 'articles.list', { limit: 1 })).rows[0]?.id ?? '',
        })
      ).content,
      blocks: [
        { id: 'b1', type: 'paragraph', inline: [{ type: 'text', text: '日韓首脳、G7に合わせ初の対面会談' }] },
      ],
    },
  });
  await page.keyboard.press('/');
  await page.keyboard.type('対面');
  await desk.expectTotal(1);
  await expect(desk.list.locator('mark')).toHaveText('対面');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('"the words of story 7"');
  await desk.expectTotal(1);
  await expect(desk.list.locator('mark').first()).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('number');
  await desk.expectTotal(41);
  const order = page.getByRole('radiogroup', { name: 'Order of what was found' });
  await expect(order.getByRole('radio', { name: 'Best' })).toBeChecked();
  await order.getByRole('radio', { name: 'Best' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(order.getByRole('radio', { name: 'Newest' })).toBeChecked();
  await expect(desk.list.getByRole('row').nth(2)).toContainText('story-00040');
  // What makes no sense is no error: it is looked for.
  await page.keyboard.press('/');
  for (const odd of ['"', '-', ':', 'byline:', '(a OR "b', '* NEAR/2 ^x']) {
    await desk.search.fill(odd);
    await expect(desk.list).toHaveAttribute('aria-busy', 'false');
  }
  expect(galley.complaints).toEqual([]);
});

test('what was found is chosen, never a story of the list before', async ({ galley }) => {
  const page = await galley.launch();
  const desk = new DeskScreen(page);
  await desk.expectTotal(40);
  await page.keyboard.press('/');
  // At once, as from the clipboard: the list before is that of all stories, and its first is another one.
  await page.keyboard.insertText('"the words of story 7"');
  await desk.expectTotal(1);
  await page.keyboard.press('Enter');
  await expect(desk.list).toBeFocused();
  await expect(desk.chosen).toHaveCount(1);
  await page.keyboard.press('Delete');
  await expect(desk.toast).toContainText('1 story spiked');
  await desk.expectTotal(0);
});

test('a search that cannot be answered says so, in place of stories that were not found by it', async ({
  galley,
}) => {
  // No index can be made where a folder is in its way.
  const inTheWay = join(galley.store, 'cache', 'search.sqlite');
  mkdirSync(inTheWay, { recursive: true });
  writeFileSync(join(inTheWay, 'file'), '');
  const page = await galley.launch();
  const desk = new DeskScreen(page);
  await desk.expectTotal(40);
  await page.keyboard.press('/');
  await page.keyboard.type('words');
  await expect(page.getByRole('alert')).toContainText('This list cannot be shown just now');
  await desk.expectTotal(0);

  // The palette has no row of what was there before, and Enter takes none.
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await expect(palette.getByRole('option').filter({ hasText: 'Story number' })).not.toHaveCount(0);
  await page.keyboard.type('qqq');
  await expect(palette.getByRole('alert')).toContainText('This cannot be looked for just now');
  await expect(palette.getByRole('option').filter({ hasText: 'Story number' })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(palette).toBeVisible();
  expect(page.url()).not.toContain('article');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();

  await page.keyboard.press('Escape');
  await desk.expectTotal(40);
  await expect(page.getByRole('alert')).toHaveCount(0);

  // What was in the way goes: who asks again by the button is answered, once the index has rested.
  await page.keyboard.press('/');
  await page.keyboard.type('words');
  await expect(page.getByRole('alert')).toContainText('This list cannot be shown just now');
  const again = page.getByRole('alert').getByRole('button', { name: 'Try again' });
  for (let step = 0; step < 30 && !(await has(again)); step += 1) await page.keyboard.press('Tab');
  await expect(again).toBeFocused();
  rmSync(inTheWay, { recursive: true });
  await expect(async () => {
    if (await has(again)) await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 40_000 });
  await desk.expectTotal(40);
});

/** Whether something is there and has the focus. */
const has = (target: Locator): Promise<boolean> =>
  target.evaluateAll((found) => found.some((element) => element === document.activeElement));

test('filters are chosen and taken away by keyboard, in the language of the search', async ({ galley }) => {
  const page = await galley.launch();
  const desk = new DeskScreen(page);
  await desk.expectTotal(40);
  await desk.narrow('islands');
  await desk.expectTotal(20);
  await desk.narrow('draft');
  await desk.narrow('nobody');
  await expect(desk.filters).toHaveText(['section: Islands', 'state: draft', 'assigned: nobody']);
  await desk.expectTotal(20);
  // A byline, a topic and a day are typed as they are.
  await page.keyboard.press('f');
  const field = page.getByRole('dialog').getByRole('combobox');
  await field.fill('2026-01');
  await expect(page.getByRole('option', { name: 'On 2026-01-31 or before' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(desk.filters.last()).toHaveText('from: 2026-01');
  await desk.expectTotal(20);
  // Backspace before the words takes the last one back; Delete takes the one that has the focus.
  await page.keyboard.press('/');
  await page.keyboard.press('Backspace');
  await expect(desk.filters).toHaveCount(3);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(desk.filters.first()).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(desk.filters).toHaveText(['state: draft', 'assigned: nobody']);
  await desk.expectTotal(40);
  // Typed in full, a filter becomes a token at the blank.
  await expect(desk.search).toBeFocused();
  await page.keyboard.type('-section:World topic:ferry');
  await desk.expectTotal(0);
  await expect(page.getByRole('heading', { name: 'No story has “topic:ferry”' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(desk.filters).toHaveText([
    'state: draft',
    'assigned: nobody',
    'not section: World',
    'topic: ferry',
  ]);
  await page.getByRole('button', { name: 'Show all stories' }).focus();
  await page.keyboard.press('Enter');
  await desk.expectTotal(40);
  await expect(desk.list).toBeFocused();
  expect(galley.complaints).toEqual([]);
});

test('a search is saved, applied, renamed and removed, and is there after a restart', async ({ galley }) => {
  let page = await galley.launch();
  let desk = new DeskScreen(page);
  await desk.expectTotal(40);
  await desk.narrow('world');
  await page.keyboard.press('/');
  await page.keyboard.type('words');
  await desk.expectTotal(20);
  await page.keyboard.press('Control+Alt+s');
  await page.getByRole('textbox', { name: 'Name' }).fill('World desk');
  await page.keyboard.press('Enter');
  await expect(desk.saved('World desk')).toHaveAttribute('aria-current', 'page');
  page = await galley.relaunch();
  desk = new DeskScreen(page);
  await desk.expectTotal(40);
  await desk.saved('World desk').focus();
  await page.keyboard.press('Enter');
  await desk.expectTotal(20);
  await expect(desk.filters).toHaveText(['section: World']);
  await expect(desk.search).toHaveValue('words ');
  const palette = async (text: string) => {
    await page.keyboard.press('Control+k');
    await desk.pick(text);
  };
  await palette('rename this saved');
  await page.getByRole('textbox', { name: 'Name' }).fill('Abroad');
  await page.keyboard.press('Enter');
  await expect(desk.saved('Abroad')).toBeVisible();
  // By the filter list as well.
  await desk.list.focus();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await desk.expectTotal(40);
  await desk.list.focus();
  await desk.narrow('abroad');
  await desk.expectTotal(20);
  await palette('remove this saved');
  await expect(desk.saved('Abroad')).toHaveCount(0);
  await desk.toast.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.saved('Abroad')).toBeVisible();
  expect(galley.complaints).toEqual([]);
});
