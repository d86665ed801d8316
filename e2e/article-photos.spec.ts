import { join } from 'node:path';
import sharp from 'sharp';
import { blankContent } from '../shared/article/content.ts';
import { waitingPlacement } from '../shared/article/placement.ts';
import { inlineFromText } from '../shared/manuscript/inline.ts';
import { expect, test } from './app.ts';
import { beginArticle } from './pages/article.ts';
import { dropFiles, type TestFile } from './pages/desk-api.ts';
import { chooseInDialogs } from './pages/system-dialogs.ts';

async function photo(name = 'quay.jpg'): Promise<TestFile> {
  const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#345' } })
    .jpeg()
    .toBuffer();
  return { name, type: 'image/jpeg', bytes };
}

test('a photo dropped on the text becomes a figure: written, moved, removed and brought back by keys', async ({
  galley,
}) => {
  const article = await beginArticle(galley);
  await article.newStory();
  await article.caret(article.body);
  await article.type('One');
  await article.press('Enter');
  await article.type('Two');
  await article.press('ArrowUp');
  await dropFiles(article.page, '[data-part="body"] > :first-child', [await photo()]);
  const figure = article.body.locator('[data-figure]');
  await expect(figure.locator('img')).toBeVisible();
  await expect.poll(async () => (await article.onDisk()).placements.length).toBe(1);
  const [placement] = (await article.onDisk()).placements;
  const mark = `[${placement?.id}]`;
  await article.expectBody(['One', mark, 'Two']);

  await article.caption('photo 1').focus();
  await article.type('The quay at dusk');
  await article.press('Enter');
  await expect(article.credit('photo 1')).toBeFocused();
  await article.type('Lena Dahl');
  await article.press('Enter');
  await expect(article.altText('photo 1')).toBeFocused();
  await article.type('A quay');
  await expect
    .poll(async () => (await article.onDisk()).placements)
    .toMatchObject([{ caption: inlineFromText('The quay at dusk'), credit: 'Lena Dahl', altText: 'A quay' }]);

  await article.press('Escape');
  await expect(article.body).toBeFocused();
  await article.press('Alt+ArrowDown');
  await article.expectBody(['One', 'Two', mark]);
  await article.press('Alt+ArrowUp', 'Alt+ArrowUp');
  await article.expectBody([mark, 'One', 'Two']);
  await article.press('Delete');
  await article.expectBody(['One', 'Two']);
  await expect.poll(async () => (await article.onDisk()).placements).toEqual([]);
  await article.press('Control+z');
  await article.expectBody([mark, 'One', 'Two']);
  await expect(article.caption('photo 1')).toHaveText('The quay at dusk');
  await expect
    .poll(async () => (await article.onDisk()).placements)
    .toMatchObject([{ id: placement?.id, photoId: placement?.photoId, credit: 'Lena Dahl' }]);
  expect(galley.complaints).toEqual([]);
});

test('a photo fills the frame that waits for it, and a refused file says why', async ({ galley }) => {
  const article = await beginArticle(galley);
  const placements = [
    { ...waitingPlacement('lead', 'lead'), caption: inlineFromText('Kept caption'), credit: 'EPA-EFE' },
  ];
  await article.openStory({ ...blankContent('first'), placements });
  const frame = article.page.getByRole('button', { name: 'Photo to come' });
  await expect(frame).toBeVisible();
  await dropFiles(article.page, '[data-drop]', [
    { name: 'broken.jpg', type: 'image/jpeg', bytes: new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]) },
  ]);
  const refused = article.page.getByRole('region', { name: 'Not taken in' });
  await expect(refused).toContainText('broken.jpg');
  await expect(frame).toBeVisible();
  await dropFiles(article.page, '[data-drop]', [await photo()]);
  await expect(article.page.locator('#article-page figure img')).toBeVisible();
  await expect(article.caption()).toHaveText('Kept caption');
  await expect
    .poll(async () => (await article.onDisk()).placements)
    .toMatchObject([{ id: 'lead', photoId: expect.any(String), credit: 'EPA-EFE' }]);
  await article.caret(article.body);
  await article.press('Control+z');
  await expect(frame).toBeVisible();
  await expect.poll(async () => (await article.onDisk()).placements).toMatchObject([{ photoId: null }]);
});

test('a photo is replaced by key, and the words of the story stay', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.newStory();
  await dropFiles(article.page, '[data-part="headline"]', [await photo()]);
  await article.caption().focus();
  await article.type('The quay at dusk');
  await article.press('Enter');
  await article.type('Lena Dahl');
  await article.press('Enter');
  await article.type('A quay');
  await expect
    .poll(async () => (await article.onDisk()).placements)
    .toMatchObject([{ role: 'lead', photoId: expect.any(String), altText: 'A quay' }]);
  const [before] = (await article.onDisk()).placements;

  const file = join(galley.folder, 'breakwater.jpg');
  await sharp({ create: { width: 800, height: 500, channels: 3, background: '#543' } })
    .jpeg()
    .toFile(file);
  await chooseInDialogs(galley, [file]);
  await article.press('Alt+2');
  await article.page.getByRole('button', { name: 'Replace the lead photo' }).press('Enter');
  // The first on offer is a file.
  await expect(article.page.getByRole('option', { name: 'From files…' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await article.press('Enter');
  await expect(article.page.getByRole('listitem', { name: 'the lead photo' })).toContainText(
    'breakwater.jpg',
  );
  await expect
    .poll(async () => (await article.onDisk()).placements)
    .toMatchObject([
      {
        id: before?.id,
        photoId: expect.not.stringMatching(before?.photoId ?? ''),
        caption: inlineFromText('The quay at dusk'),
        credit: 'Lena Dahl',
        altText: 'A quay',
      },
    ]);
  await expect(article.caption()).toHaveText('The quay at dusk');
});
