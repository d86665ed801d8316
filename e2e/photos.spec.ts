import sharp from 'sharp';
import { expect, test } from './app.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk, dropFiles, type TestFile } from './pages/desk-api.ts';
import { PhotosScreen } from './pages/photos.ts';
import { seedStories } from './seed.ts';

/** A small photo that no other test has. */
async function photo(name: string, colour: string): Promise<TestFile> {
  const bytes = await sharp({ create: { width: 320, height: 200, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  return { name, type: 'image/jpeg', bytes };
}

const three = () =>
  Promise.all([photo('one.jpg', '#a04040'), photo('two.jpg', '#40a040'), photo('three.jpg', '#4040a0')]);

test('photos are dropped in, captioned one after the other by key, and used in a story', async ({
  galley,
}) => {
  seedStories(galley.store, 1);
  const page = await galley.launch();
  const photos = new PhotosScreen(page);
  await photos.open();
  await expect(page.getByText('No photos yet')).toBeVisible();
  await dropFiles(page, 'body', await three());
  await expect(photos.toast).toContainText('3 photos taken in');
  await expect(photos.sheet.getByRole('option')).toHaveCount(3);

  await photos.sheet.focus();
  await page.keyboard.press('Enter');
  await expect(photos.caption).toBeFocused();
  for (const caption of ['The first caption.', 'The second caption.', 'The third caption.']) {
    await expect(photos.caption).toHaveValue('');
    await expect(photos.caption).toBeFocused();
    await page.keyboard.type(caption);
    await page.keyboard.press('Control+Enter');
  }
  await expect(photos.toast.last()).toContainText('Every photo in this list has a caption');
  await expect(photos.saved).toHaveAttribute('data-saved', 'saved');
  const { rows } = await callDesk(page, 'photos.list', {});
  expect(
    rows.flatMap((row) => row.photo.caption.map((item) => (item.type === 'text' ? item.text : ''))).sort(),
  ).toEqual(['The first caption.', 'The second caption.', 'The third caption.']);

  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(page.getByText('1 of 3')).toBeVisible();
  await photos.credit.fill('Lena Dahl');
  await page.keyboard.press('Control+Shift+Enter');
  await new DeskScreen(page).pick('story number');
  await expect(photos.toast.last()).toContainText('is in “story-00001”');
  await expect(page.getByText('Used in')).toBeVisible();
  expect(galley.complaints).toEqual([]);
});

test('the sheet shows what needs a caption, and says when nothing does', async ({ galley }) => {
  seedStories(galley.store, 1);
  const page = await galley.launch();
  const photos = new PhotosScreen(page);
  await photos.open();
  await dropFiles(page, 'body', await three());
  await expect(photos.sheet.getByRole('option')).toHaveCount(3);
  for (const { photo: one } of (await callDesk(page, 'photos.list', {})).rows.slice(0, 2)) {
    await callDesk(page, 'photos.update', {
      id: one.id,
      words: { caption: [{ type: 'text', text: 'Said.' }] },
    });
  }
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('option', { name: 'Needs caption', exact: true }).click();
  await expect(photos.sheet.getByRole('option')).toHaveCount(1);
  await photos.caption.fill('The last one.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Every photo has a caption')).toBeVisible();
});

test('files that are no photos are refused with a sentence, and nothing of them is kept', async ({
  galley,
}) => {
  seedStories(galley.store, 1);
  const page = await galley.launch();
  const photos = new PhotosScreen(page);
  await photos.open();
  const good = await photo('good.jpg', '#808080');
  await dropFiles(page, 'body', [
    good,
    { name: 'cut.jpg', type: 'image/jpeg', bytes: good.bytes.subarray(0, 400) },
    {
      name: 'script.svg',
      type: 'image/svg+xml',
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    },
  ]);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('2 files were not taken in');
  await expect(dialog.locator('[data-result="bad"]')).toHaveCount(2);
  await expect(dialog).toContainText('Nothing of them was kept');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect((await callDesk(page, 'photos.list', {})).total).toBe(1);
});
