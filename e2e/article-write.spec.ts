import AxeBuilder from '@axe-core/playwright';
import { blankContent } from '../shared/article/content.ts';
import { inlineFromText } from '../shared/manuscript/inline.ts';
import { expect, test } from './app.ts';
import { ArticleScreen, beginArticle } from './pages/article.ts';

test('a story is written by keys from headline to sign-off, and is there after a restart', async ({
  galley,
}) => {
  const article = await beginArticle(galley);
  await article.newStory();
  await article.headline.focus();
  await article.type('Ferry quay opens');
  await article.press('Enter');
  await expect(article.part('Standfirst')).toBeFocused();
  await article.type('After two winters.');
  await article.press('Enter');
  await article.type('Mara Halvorsen and Ilir Dede');
  await article.press('Enter');
  await expect(article.dateline).toBeFocused();
  await article.type('Kananaskis, Alberta');
  await article.press('Enter');
  await expect(article.body).toBeFocused();
  await expect(article.dateline).toHaveText('KANANASKIS, Alberta –');
  await article.type('The first quay opened.');
  await article.press('Enter');
  await article.type('It is quiet.');
  await article.press('ArrowDown');
  await expect(article.part('Sign-off')).toBeFocused();
  await article.type('BLOOMBERG');
  await article.expectBody(['The first quay opened.', 'It is quiet.']);
  await article.expectField('byline', ['Mara Halvorsen', 'Ilir Dede']);
  await article.expectField('signOff', 'BLOOMBERG');
  const before = await article.onDisk();
  expect(before.fields.dateline).toMatchObject({ text: 'KANANASKIS, Alberta –', custom: false });

  const id = await article.id();
  const again = new ArticleScreen(await galley.relaunch());
  await again.open(id);
  await expect(again.headline).toHaveText('Ferry quay opens');
  await expect(again.block(1)).toHaveText('It is quiet.');
  await expect(again.part('Byline')).toHaveText('Mara Halvorsen and Ilir Dede');
  expect(galley.complaints).toEqual([]);
});

test('undo and redo go through the whole page in order, and the focus follows', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.newStory();
  await article.headline.focus();
  await article.type('One');
  await article.caret(article.body);
  await article.type('Two');
  await article.caret(article.part('Standfirst'));
  await article.type('Three');
  await article.press('Control+z');
  await expect(article.part('Standfirst')).toHaveText('');
  await expect(article.part('Standfirst')).toBeFocused();
  await article.press('Control+z');
  await expect(article.body).toHaveText('');
  await expect(article.body).toBeFocused();
  await article.press('Control+z');
  await expect(article.headline).toHaveText('');
  await article.press('Control+Shift+z', 'Control+Shift+z', 'Control+y');
  await expect(article.headline).toHaveText('One');
  await expect(article.body).toHaveText('Two');
  await expect(article.part('Standfirst')).toHaveText('Three');
  await expect(article.part('Standfirst')).toBeFocused();
  await article.expectField('headline', inlineFromText('One'));
  await article.expectBody(['Two']);
});

test('arrows go from part to part', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.newStory();
  await article.headline.focus();
  await article.press('ArrowDown');
  await expect(article.part('Standfirst')).toBeFocused();
  await article.press('ArrowDown', 'ArrowDown');
  await expect(article.dateline).toBeFocused();
  await article.press('ArrowRight');
  await expect(article.body).toBeFocused();
  await article.press('ArrowLeft');
  await expect(article.dateline).toBeFocused();
  await article.press('ArrowDown');
  await expect(article.body).toBeFocused();
  await article.type('Words');
  await article.press('ArrowUp');
  await expect(article.part('Byline')).toBeFocused();
});

test('a killed desk service loses no word that was typed while it was away', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.newStory();
  await article.caret(article.body);
  await article.type('Before. ');
  await article.expectBody(['Before. ']);
  await galley.kill('desk');
  await article.type('During. ');
  await article.expectBody(['Before. During. ']);
  await article.type('After.');
  await article.expectBody(['Before. During. After.']);
});

test('a long story opens, scrolls, is found through and typed into at its end', async ({ galley }) => {
  const article = await beginArticle(galley);
  const words = 'The county will review the timetable in January when the first figures are in. '.repeat(4);
  const blocks = Array.from({ length: 200 }, (_, index) => ({
    id: `b${index}`,
    type: 'paragraph' as const,
    inline: inlineFromText(`${index} ${words}`),
  }));
  await article.openStory({ ...blankContent('x'), blocks });
  await article.caret(article.body);
  await article.type('Last words.');
  await expect(article.block(199)).toBeInViewport();
  await expect
    .poll(async () => (await article.onDisk()).blocks[199])
    .toMatchObject({
      inline: inlineFromText(`199 ${words}Last words.`),
    });
  await article.press('Control+Home');
  await expect(article.block(0)).toBeInViewport();
  await article.press('PageDown', 'PageDown', 'PageDown');
  await article.type('Here. ');
  const changed = async () => {
    const disk = await article.onDisk();
    return disk.blocks.findIndex((block) => JSON.stringify(block).includes('Here.'));
  };
  await expect.poll(changed).toBeGreaterThan(0);
  await expect(article.block(await changed())).toBeInViewport();
  await article.press('Control+z', 'Control+z');
  await expect(article.block(199)).toBeInViewport();
  await expect(article.block(199)).toHaveText(`199 ${words}`);
});

test('every part has a name, and nothing on the page keeps anybody out', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.newStory();
  for (const name of ['Headline', 'Standfirst', 'Byline', 'Dateline', 'Body', 'Sign-off'] as const) {
    await expect(article.part(name)).toHaveCount(1);
  }
  const { violations } = await new AxeBuilder({ page: article.page })
    .setLegacyMode()
    .include('#article-page')
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test('what is typed before a new story is there stands in its headline, and nowhere else', async ({
  galley,
}) => {
  const article = await beginArticle(galley);
  const { page } = article;
  await article.newStory();
  await expect(article.headline).toBeFocused();
  const first = await article.id();
  await article.type('First story');
  await article.expectField('headline', inlineFromText('First story'));
  // Held still, the desk service cannot make the next one before the words are typed: so the order is certain.
  const { desk } = await galley.pids();
  process.kill(desk, 'SIGSTOP');
  try {
    await article.press('Control+n');
    await article.type('Ada');
    await article.press('Backspace');
    await article.type(' waits');
  } finally {
    process.kill(desk, 'SIGCONT');
  }
  await expect(article.headline).toHaveText('Ad waits');
  await expect(article.headline).toBeFocused();
  await article.type(' no more');
  await article.expectField('headline', inlineFromText('Ad waits no more'));
  expect(await article.id()).not.toBe(first);
  await article.open(first);
  await expect(article.headline).toHaveText('First story');
  expect(galley.complaints).toEqual([]);
  expect(page.url()).toContain(first);
});
