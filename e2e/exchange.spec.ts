import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, Galley, test } from './app.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk, dropFiles } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { Inspector } from './pages/inspector.ts';
import { chooseInDialogs } from './pages/system-dialogs.ts';

const CLIPPING = `Harbour lights go out for one night

LONGYEARBYEN, Norway, Nov 3 (Reuters) - The harbour of Longyearbyen went dark on Tuesday so that scientists could count the seabirds that the lights had drawn away from their cliffs.

The port authority said ships had been told a week before.
`;

test('clippings are dropped on the desk: what came of each is said, and a bad one keeps nobody out', async ({
  galley,
}) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen');
  const desk = new DeskScreen(page);
  await desk.expectTotal(1);
  await dropFiles(page, 'body', [
    { name: 'lights.txt', type: 'text/plain', bytes: Buffer.from(CLIPPING) },
    {
      name: 'broken.docx',
      type: 'application/octet-stream',
      bytes: Buffer.from('PK\x03\x04 not a document'),
    },
  ]);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Imported 1 of 2');
  await expect(dialog.locator('[data-result="bad"]')).toContainText('broken.docx');
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page.locator('#article-page [data-place="part:headline"]')).toHaveText(
    'Harbour lights go out for one night',
  );
  await page.keyboard.press('Control+1');
  await desk.expectTotal(2);
});

test('stories are imported by the dialog of the system, from any screen', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen');
  const file = join(galley.folder, 'lights.txt');
  writeFileSync(file, CLIPPING);
  await page.keyboard.press('Control+3');
  await chooseInDialogs(galley, [file]);
  await page.keyboard.press('Control+o');
  const headline = page.locator('#article-page [data-place="part:headline"]');
  const open = page.getByRole('button', { name: 'Open the story' });
  await expect(headline.or(open)).toBeVisible();
  if (await open.isVisible()) await open.press('Enter');
  await expect(headline).toHaveText('Harbour lights go out for one night');
});

test('packages go into a chosen folder, one refused with its reason', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  const desk = new DeskScreen(page);
  await desk.expectTotal(1);
  const [row] = (await callDesk(page, 'articles.list', {})).rows;
  for (const to of ['submitted', 'in-review', 'approved'] as const) {
    await callDesk(page, 'articles.move', { id: row?.id ?? '', to, reason: '' });
  }
  await callDesk(page, 'articles.create', {});
  await desk.expectTotal(2);
  const out = join(galley.folder, 'out');
  mkdirSync(out);
  await chooseInDialogs(galley, [out]);
  await desk.list.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+Shift+e');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Choose a folder…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('out');
  await dialog.getByText('As one zip file each').click();
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Export', exact: true }).press('Enter');
  await expect(dialog).toContainText('1 of 2 packages: the others were refused');
  await expect(dialog.locator('[data-result="bad"]')).toContainText('no slugline');
  await expect(dialog.locator('[data-result="bad"]')).toContainText('approved');
  expect(readdirSync(out)).toEqual(['tromso-ferry-quay_v1.zip']);
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
  await expect(desk.list).toBeFocused();
});

test('a story goes to another machine and back; edited on both, a person picks', async ({ galley }) => {
  test.setTimeout(120_000);
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'editor');
  await new DeskScreen(page).expectTotal(1);
  const file = join(galley.folder, 'ferry.galley');
  await chooseInDialogs(galley, [file]);
  await page.keyboard.press('Control+Shift+h');
  await expect(page.locator('[data-toast]').last()).toContainText('1 story');
  expect(existsSync(file)).toBe(true);

  const other = new Galley();
  try {
    const there = await other.launch();
    await new FirstRunScreen(there).begin('Jon Okafor', 'editor');
    const desk = new DeskScreen(there);
    await desk.expectTotal(1);
    const copy = { name: 'ferry.galley', type: 'application/octet-stream', bytes: readFileSync(file) };
    await dropFiles(there, 'body', [copy]);
    await expect(there.locator('#article-page')).toBeVisible();
    const slug = new Inspector(there);
    await slug.show('Details');
    await slug.field('Slugline').fill('ferry-from-the-other-side');
    await expect(slug.saved).toBeVisible();
    await there.keyboard.press('Control+1');
    await desk.expectTotal(2);
    await dropFiles(there, 'body', [copy]);
    await expect(there.locator('[data-toast]').last()).toContainText(/Nothing changed|here already/);

    await there.keyboard.press('Control+1');
    await desk.row('ferry-from-the-other-side').click();
    const back = join(other.folder, 'back.galley');
    await chooseInDialogs(other, [back]);
    await there.keyboard.press('Control+Shift+h');
    await expect(there.locator('[data-toast]').last()).toContainText('back.galley');

    // Meanwhile the first machine has gone on as well.
    await page.keyboard.press('Enter');
    const here = new Inspector(page);
    await here.show('Details');
    await here.field('Slugline').fill('ferry-from-this-side');
    await expect(here.saved).toBeVisible();
    await page.keyboard.press('Control+1');
    await dropFiles(page, 'body', [
      { name: 'back.galley', type: 'application/octet-stream', bytes: readFileSync(back) },
    ]);
    const dialog = page.getByRole('dialog');
    await expect(page.getByText('edited on both machines').first()).toBeVisible();
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Open the story' }).press('Enter');
    await expect(here.slugline).toHaveText('ferry-from-this-side');
    await here.show('History');
    await expect(here.root).toContainText('Edited on two machines');
    await here.root.getByRole('button', { name: /Go on from Jon Okafor/ }).press('Enter');
    await expect(here.slugline).toHaveText('ferry-from-the-other-side');
    await expect(here.root).not.toContainText('Edited on two machines');
  } finally {
    await other.end();
  }
});

test('a damaged hand-off is refused whole', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen');
  const desk = new DeskScreen(page);
  await desk.expectTotal(1);
  await dropFiles(page, 'body', [
    { name: 'bad.galley', type: 'application/octet-stream', bytes: Buffer.from('PK\x05\x06') },
  ]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[data-result="bad"]')).toContainText('bad.galley');
  await page.keyboard.press('Escape');
  await desk.expectTotal(1);
});
