import { expect, test } from './app.ts';
import { beginArticle } from './pages/article.ts';

test('an input method composes in peace, and half a word is never sent to the disk', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.newStory();
  await article.caret(article.body);
  await article.type('A');
  const cdp = await article.page.context().newCDPSession(article.page);
  for (const text of ['に', 'にほ', 'にほん', '日本']) {
    await cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
  await expect(article.body).toHaveText('A日本');
  await article.expectBody(['A']);
  await cdp.send('Input.insertText', { text: '日本' });
  await article.expectBody(['A日本']);
  await article.type('!');
  await article.expectBody(['A日本!']);
  await article.press('Control+z');
  await expect(article.body).toHaveText('');
});

test('each block reads in the direction of its words', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.newStory();
  await article.headline.focus();
  await article.type('اليابان وكوريا');
  await article.caret(article.body);
  await article.type('قال الرئيس');
  await article.press('Enter');
  await article.type('日本の首相');
  const direction = (index: number) =>
    article.block(index).evaluate((element) => getComputedStyle(element).direction);
  expect(await direction(0)).toBe('rtl');
  expect(await direction(1)).toBe('ltr');
  const [body, dateline] = [await article.block(0).boundingBox(), await article.dateline.boundingBox()];
  expect(Math.round((dateline?.x ?? 0) + (dateline?.width ?? 0))).toBe(
    Math.round((body?.x ?? 0) + (body?.width ?? 0)),
  );
  await article.expectBody(['قال الرئيس', '日本の首相']);
});
