import { expect, test } from './app.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { seedStories } from './seed.ts';

test.describe('a desk of two hundred stories', () => {
  test.beforeEach(({ galley }) => seedStories(galley.store, 200));

  test('is walked, chosen from and searched by keyboard', async ({ galley }) => {
    const page = await galley.launch();
    const desk = new DeskScreen(page);
    await expect(desk.list).toBeFocused();
    await desk.expectTotal(200);
    await expect(desk.chosen).toHaveCount(1);
    await desk.expectCursor('story-00200');
    await page.keyboard.press('ArrowDown');
    await desk.expectCursor('story-00199');
    await expect(desk.headline).toHaveText('Story number 199 of the day');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(desk.status).toContainText('3 chosen');
    await expect(desk.reading).toContainText('3 stories chosen');
    await page.keyboard.press('Escape');
    await expect(desk.chosen).toHaveCount(1);
    await page.keyboard.press('End');
    await desk.expectCursor('story-00001');
    await page.keyboard.press('Control+a');
    await expect(desk.status).toContainText('200 chosen');
    await page.keyboard.press('/');
    await expect(desk.search).toBeFocused();
    await page.keyboard.type('words 42');
    await desk.expectTotal(1);
    await page.keyboard.press('Enter');
    await expect(desk.list).toBeFocused();
    await desk.expectCursor('story-00042');
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await desk.expectTotal(200);
    expect(galley.complaints).toEqual([]);
  });

  test('is sorted by its heads and narrowed by its filters', async ({ galley }) => {
    const page = await galley.launch();
    const desk = new DeskScreen(page);
    await desk.expectTotal(200);
    const head = desk.list.getByRole('columnheader', { name: 'Slugline' });
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await expect(desk.list.getByRole('row').nth(1)).toContainText('story-00001');
    await head.getByRole('button').press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await expect(desk.list.getByRole('row').nth(1)).toContainText('story-00200');
    await desk.list.focus();
    await desk.narrow('islands');
    await desk.expectTotal(100);
    await expect(desk.status).toContainText('100 of 200 stories');
    await desk.narrow('approved');
    await desk.expectTotal(0);
    await expect(page.getByText('No story fits these filters')).toBeVisible();
  });

  test('gives stories out, sets when they are due and where they run, many at once', async ({ galley }) => {
    const page = await galley.launch();
    const desk = new DeskScreen(page);
    await desk.expectTotal(200);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('a');
    await desk.pick('mara');
    await expect(desk.row('story-00200')).toContainText('MH');
    await expect(desk.row('story-00199')).toContainText('MH');
    await expect(desk.list).toBeFocused();
    await page.keyboard.press('d');
    await desk.pick('in 2 h');
    await expect(desk.toast.last()).toContainText('Due');
    await page.keyboard.press('s');
    await desk.pick('Harbour');
    await expect(desk.toast.last()).toContainText('In Harbour');
    const { rows } = await callDesk(page, 'articles.list', { section: 'Harbour' });
    expect(rows.map((row) => row.slugline).sort()).toEqual(['story-00199', 'story-00200']);
    expect(rows.every((row) => row.due !== null && row.assigneeInitials === 'MH')).toBe(true);
    await page.keyboard.press('Control+2');
    await expect(desk.list).toHaveAttribute('aria-rowcount', '3');
  });

  test('spikes without asking and takes it back', async ({ galley }) => {
    const page = await galley.launch();
    const desk = new DeskScreen(page);
    await desk.expectTotal(200);
    await page.keyboard.press('Delete');
    await desk.expectTotal(199);
    await expect(desk.toast).toContainText('1 story spiked');
    await desk.toast.getByRole('button', { name: 'Undo' }).click();
    await desk.expectTotal(200);
    await expect(desk.row('story-00200')).toBeVisible();
  });

  test('opens a story and comes back to where one was', async ({ galley }) => {
    const page = await galley.launch();
    const desk = new DeskScreen(page);
    await desk.expectTotal(200);
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('PageDown');
    await expect.poll(() => desk.cursor()).not.toBe('');
    const cursor = await desk.cursor();
    const top = await desk.list.evaluate((list) => list.scrollTop);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(cursor);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(desk.list).toBeFocused();
    await desk.expectCursor(cursor);
    expect(await desk.list.evaluate((list) => list.scrollTop)).toBe(top);
  });

  test('follows what others do, and keeps its place', async ({ galley }) => {
    const page = await galley.launch();
    const desk = new DeskScreen(page);
    await desk.expectTotal(200);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await desk.expectCursor('story-00198');
    await callDesk(page, 'articles.create', {});
    await desk.expectTotal(201);
    await desk.expectCursor('story-00198');
  });
});

test('a new story is begun from any screen, blank or from a template', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen');
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('no slugline');
  await page.keyboard.press('Control+Alt+n');
  await expect(page.getByRole('option', { name: 'Blank story' })).toBeVisible();
  const blank = page.url();
  await new DeskScreen(page).pick('interview');
  await expect(page).not.toHaveURL(blank);
  await page.keyboard.press('Control+1');
  await new DeskScreen(page).expectTotal(3);
});

test('an update of a story begins with what carries over', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen');
  await new DeskScreen(page).expectCursor('tromso-ferry-quay');
  await page.keyboard.press('Control+Shift+u');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('tromso-ferry-quay');
  await page.keyboard.press('Control+1');
  await new DeskScreen(page).expectTotal(2);
});

test('ten thousand stories scroll from end to end', async ({ galley }) => {
  test.setTimeout(180_000);
  seedStories(galley.store, 10_000);
  const page = await galley.launch();
  const desk = new DeskScreen(page);
  await desk.expectTotal(10_000);
  await page.keyboard.press('End');
  await expect(desk.row('story-00001')).toBeVisible();
  await desk.expectCursor('story-00001');
  // A leap into the middle by the scroll bar: rows that were never asked for are drawn.
  await desk.list.evaluate((list) => list.scrollTo({ top: list.scrollHeight / 2 }));
  await expect(desk.row('story-0500').first()).toBeVisible();
  expect(await desk.list.getByRole('row').count()).toBeLessThan(100);
  await page.keyboard.press('Home');
  await desk.expectCursor('story-10000');
});

test('the stories that nobody has are found, with words and without', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  const { person } = await callDesk(page, 'desk.status', null);
  const { rows } = await callDesk(page, 'articles.list', {});
  await callDesk(page, 'articles.setDesk', { ids: rows.map(({ id }) => id), assignee: person?.id ?? '' });
  const desk = new DeskScreen(page);
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'Headline' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Headline' }).focus();
  await page.keyboard.type('Ferry without an owner');
  await expect(page.locator('footer [data-saved="saved"]')).toBeVisible();
  const mine = (await callDesk(page, 'articles.list', {})).rows.find(
    ({ headline }) => headline !== '' && headline.startsWith('Ferry without'),
  );
  await callDesk(page, 'articles.setDesk', { ids: [mine?.id ?? ''], assignee: '' });
  await page.keyboard.press('Control+1');
  await desk.expectTotal(2);
  await desk.narrow('nob');
  await desk.expectTotal(1);
  await expect(desk.row('Ferry without an owner')).toBeVisible();
  await desk.search.fill('ferry');
  await expect(desk.list.locator('mark').first()).toBeVisible();
  await desk.expectTotal(1);
});
