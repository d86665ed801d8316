import { blankContent } from '../shared/article/content.ts';
import { inlineFromText } from '../shared/manuscript/inline.ts';
import { expect, test } from './app.ts';
import { beginArticle } from './pages/article.ts';

test('the dateline offers places and prints in the style of the house', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.openStory({
    ...blankContent('first'),
    blocks: [{ id: 'first', type: 'paragraph', inline: inlineFromText('Words.') }],
  });
  await article.caret(article.dateline);
  await article.type('Springf');
  const places = article.page.getByRole('listbox', { name: 'Places' });
  await expect(places.getByRole('option').first()).toContainText('Springfield');
  await article.press('ArrowDown', 'ArrowDown');
  const second = places.getByRole('option').nth(1);
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await article.press('Enter');
  await expect(article.body).toBeFocused();
  await expect(article.dateline).toHaveText(/^SPRINGFIELD, .+ –$/);
  await article.press('Control+z');
  await expect(article.dateline).toHaveText('');
  await article.press('Control+Shift+z');
  await expect(article.dateline).toHaveText(/^SPRINGFIELD, .+ –$/);
  await expect
    .poll(async () => (await article.onDisk()).fields.dateline)
    .toMatchObject({ custom: false, places: [{ name: 'Springfield' }] });

  await article.caret(article.dateline);
  await article.press('Control+a');
  await article.type('on the night train');
  await article.press('Enter');
  await expect(article.dateline).toHaveText('ON THE NIGHT TRAIN –');
  await article.press('Control+z');
  await expect(article.dateline).toHaveText('on the night train');
  await article.caret(article.headline);
  await expect(article.dateline).toHaveText('on the night train');
  await expect.poll(async () => (await article.onDisk()).fields.dateline).toMatchObject({ custom: true });
});
