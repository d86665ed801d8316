import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { Inspector } from './pages/inspector.ts';

async function openSample(page: Page, role: 'reporter' | 'editor' | 'desk' = 'editor'): Promise<Inspector> {
  await new FirstRunScreen(page).begin('Mara Halvorsen', role);
  await new DeskScreen(page).expectCursor('tromso-ferry-quay');
  await page.keyboard.press('Enter');
  const inspector = new Inspector(page);
  await expect(inspector.slugline).toHaveText('tromso-ferry-quay');
  return inspector;
}

async function fieldsOf(page: Page) {
  const { rows } = await callDesk(page, 'articles.list', {});
  return (await callDesk(page, 'articles.peek', { id: rows[0]?.id ?? '' })).content.fields;
}

test('a dateline is typed, found in the gazetteer, and prints in the style of the house', async ({
  galley,
}) => {
  const page = await galley.launch();
  const inspector = await openSample(page);
  await inspector.show('Details');
  await inspector.pick('Dateline', 'Kuwait', 'Kuwait');
  await expect(inspector.root).toContainText('prints as');
  await inspector.field('Dateline').fill('Kananaskis, Alberta');
  await inspector.field('Dateline').press('Enter');
  await expect(inspector.root).toContainText('prints as KANANASKIS, Alberta –');
  await inspector.field('Dateline').fill('Washington/Kyiv');
  await inspector.field('Dateline').press('Enter');
  await expect(inspector.root).toContainText('WASHINGTON/KYIV –');
  await inspector.root.getByRole('button', { name: 'Dateline style' }).click();
  await page.getByRole('option', { name: /^AP / }).click();
  await expect(inspector.root).toContainText('WASHINGTON/KYIV, Ukraine —');
  await expect.poll(async () => (await fieldsOf(page)).dateline?.places.length).toBe(2);
  await inspector.field('Dateline').fill('');
  await inspector.field('Dateline').press('Tab');
  await expect.poll(async () => (await fieldsOf(page)).dateline).toBeNull();
});

test('topics come from the vocabulary or are made on the spot; chips move and go by key', async ({
  galley,
}) => {
  const page = await galley.launch();
  const inspector = await openSample(page);
  await inspector.show('Details');
  const before = await inspector.chips('Topics').count();
  await inspector.pick('Add topic', 'international rel', 'international relations');
  await expect(inspector.chips('Topics')).toHaveCount(before + 1);
  await inspector.field('Add topic').fill('Ferry quays of the north');
  await inspector.field('Add topic').press('Enter');
  await expect(inspector.toast.last()).toContainText('new topic of the house');
  await expect(inspector.chips('Topics')).toHaveCount(before + 2);
  const last = inspector.chips('Topics').last();
  await last.focus();
  await page.keyboard.press('Control+ArrowLeft');
  await expect(inspector.chips('Topics').nth(before)).toContainText('Ferry quays of the north');
  await inspector.chips('Topics').first().focus();
  await page.keyboard.press('Delete');
  await expect(inspector.chips('Topics')).toHaveCount(before + 1);
  await expect
    .poll(async () => (await fieldsOf(page)).topics.map((topic) => topic.name))
    .toContain('international relations');
  await expect.poll(async () => (await fieldsOf(page)).topics.length).toBe(before + 1);
});

test('an embargo is typed in a named zone and stored as one moment', async ({ galley }) => {
  const page = await galley.launch();
  const inspector = await openSample(page);
  await inspector.show('Details');
  await inspector.pick('Time zone of the embargo', 'tokyo', 'Tokyo');
  await inspector.field('Embargo').fill('4 nov 2031 06:00');
  await expect(inspector.root).toContainText('Tue 4 Nov 2031 06:00 in Tokyo');
  await inspector.field('Embargo').press('Enter');
  await expect.poll(async () => (await fieldsOf(page)).embargo).toBe('2031-11-03T21:00:00Z');
  await inspector.field('Embargo').fill('when it rains');
  await inspector.field('Embargo').press('Tab');
  await expect(inspector.root).toContainText('Say it as a day and a time');
  expect((await fieldsOf(page)).embargo).toBe('2031-11-03T21:00:00Z');
  await inspector.field('Embargo').fill('');
  await inspector.field('Embargo').press('Enter');
  await expect.poll(async () => (await fieldsOf(page)).embargo).toBeNull();
});

test('plain fields are on disk as soon as the bar says so', async ({ galley }) => {
  const page = await galley.launch();
  const inspector = await openSample(page);
  await inspector.show('Details');
  await inspector.field('Slugline').fill('quay-opens');
  await expect(inspector.slugline).toHaveText('quay-opens');
  await inspector.field('Editor’s note').fill('Call the harbour master.');
  await inspector.field('Add keyword').fill('harbour, charging,');
  await expect(inspector.chips('Keywords').last()).toContainText('charging');
  await inspector.root.getByRole('button', { name: 'Priority' }).click();
  await page.getByRole('option', { name: '2 · Urgent' }).click();
  await inspector.root.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Norwegian Bokmål' }).click();
  await expect(page.locator('footer')).toContainText('Norwegian Bokmål');
  await expect(inspector.saved).toBeVisible();
  await galley.kill('everything');
  const again = await galley.launch();
  await expect(again.locator('#root main')).toBeVisible();
  expect(await fieldsOf(again)).toMatchObject({
    slugline: 'quay-opens',
    editorNote: 'Call the harbour master.',
    priority: 2,
    language: 'nb',
  });
});

test('a check leads to its place, and approval waits until nothing stops it', async ({ galley }) => {
  const page = await galley.launch();
  const inspector = await openSample(page, 'desk');
  await page.keyboard.press('Control+Enter');
  await expect(inspector.state).toContainText('Submitted');
  await page.keyboard.press('Control+Enter');
  await expect(inspector.state).toContainText('In review');
  await inspector.show('Media');
  await inspector.field('Caption').fill('');
  await inspector.field('Alt text').fill('');
  await expect(inspector.root).toContainText('Caption missing on the lead photo');
  await page.keyboard.press('Control+Enter');
  await expect(inspector.toast.last()).toContainText('2 things stop approval');
  await expect(inspector.root.getByRole('tab', { name: 'Checks' })).toHaveAttribute('aria-selected', 'true');
  await expect(inspector.state).toContainText('In review');

  const caption = inspector.root.locator('[data-rule="caption-missing"]');
  await caption.getByRole('button').press('Enter');
  const printed = page.locator('#article-page [data-place$=":caption"]');
  await expect(printed).toBeFocused();
  await page.keyboard.type('Passengers wait to board.');
  await expect(caption).toHaveCount(0);
  // Without the photo nothing needs words any more.
  await inspector.show('Media');
  await inspector.root.getByRole('button', { name: 'Take the lead photo out' }).click();
  await expect(inspector.root).toContainText('No photo yet');
  await inspector.show('Checks');
  await expect(inspector.root.locator('[data-check="fail"]')).toHaveCount(0);
  // What refused the approval has gone, and with it the words about it.
  await expect(inspector.toast.filter({ hasText: 'approval' })).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(inspector.state).toContainText('Approved');
  await expect(inspector.toast.last()).toContainText('Approved as version 1');
});

test('back to draft asks why, and History says it', async ({ galley }) => {
  const page = await galley.launch();
  const inspector = await openSample(page, 'desk');
  await page.keyboard.press('Control+Enter');
  await expect(inspector.state).toContainText('Submitted');
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('menuitem', { name: 'Back to draft' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Why?')).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Back to draft' })).toBeDisabled();
  await page.keyboard.type('The second quay is missing');
  await page.keyboard.press('Enter');
  await expect(inspector.state).toContainText('Draft');
  await inspector.show('History');
  await expect(inspector.root.locator('[data-revision]').first()).toContainText('The second quay is missing');
});

test('a reporter is told what is not theirs to do', async ({ galley }) => {
  const page = await galley.launch();
  const inspector = await openSample(page, 'reporter');
  await page.keyboard.press('Control+Enter');
  await expect(inspector.state).toContainText('Submitted');
  await page.keyboard.press('Control+Enter');
  await expect(inspector.toast.last()).toContainText('“Start review” is for an editor or the desk');
  await expect(inspector.state).toContainText('Submitted');
});

test('an earlier version is read, named and brought back', async ({ galley }) => {
  const page = await galley.launch();
  const inspector = await openSample(page);
  const headline = page.locator('#article-page [data-place="part:headline"]');
  await headline.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Another headline altogether');
  await expect(headline).toHaveText('Another headline altogether');
  await expect(inspector.saved).toBeVisible();
  await inspector.show('History');
  const begun = inspector.root.locator('[data-revision]').last();
  await begun.getByRole('button').press('Enter');
  const version = page.getByRole('region', { name: /^Version/ });
  await expect(version.getByRole('heading', { level: 2 })).toContainText('Tromsø switches on');
  await version.getByRole('button', { name: 'Name this version' }).click();
  await page.keyboard.type('As it came');
  await page.keyboard.press('Enter');
  await expect(begun).toContainText('As it came');
  await version.getByRole('button', { name: 'Bring back' }).click();
  await expect(headline).toContainText('Tromsø switches on');
  await expect(headline).toBeVisible();
  await expect(inspector.root.locator('[data-revision]')).toHaveCount(3);
});

test('a narrow window lays the inspector over the page', async ({ galley }) => {
  const page = await galley.launch();
  const inspector = await openSample(page);
  await expect(inspector.root).toBeVisible();
  await galley.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 700),
  );
  await expect(inspector.root).toBeHidden();
  await inspector.show('Details');
  await expect(inspector.root).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(inspector.root).toBeHidden();
});
