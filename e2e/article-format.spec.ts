import { blankContent } from '../shared/article/content.ts';
import { inlineFromText } from '../shared/manuscript/inline.ts';
import { expect, test } from './app.ts';
import { beginArticle } from './pages/article.ts';

test('marks and blocks have keys', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.newStory();
  await article.caret(article.body);
  for (const [key, word] of [
    ['Control+b', 'bold'],
    ['Control+i', 'italic'],
    ['Control+u', 'under'],
    ['Control+Shift+x', 'strike'],
    ['Control+.', 'sup'],
    ['Control+;', 'sub'],
  ] as const) {
    await article.press(key);
    await article.type(word);
    await article.press(key);
    await article.type(' ');
  }
  await article.press('Enter', 'Control+Alt+1');
  await article.type('Crosshead');
  await article.press('Enter', 'Control+Alt+2');
  await article.type('Smaller');
  await article.press('Enter', 'Control+Shift+9');
  await article.type('Quoted');
  await article.press('Enter', 'Control+Shift+8');
  await article.type('one');
  await article.press('Enter', 'Tab');
  await article.type('below');
  await article.press('Enter', 'Shift+Tab');
  await article.type('two');
  await article.press('Enter', 'Enter');
  await article.type('Plain');
  const run = (text: string, mark: string) => ({ type: 'text', text, marks: [mark] });
  const blank = { type: 'text', text: ' ' };
  await article.expectBlocks([
    {
      type: 'paragraph',
      inline: [
        run('bold', 'bold'),
        blank,
        run('italic', 'italic'),
        blank,
        run('under', 'underline'),
        blank,
        run('strike', 'strike'),
        blank,
        run('sup', 'superscript'),
        blank,
        run('sub', 'subscript'),
        blank,
      ],
    },
    { type: 'crosshead', level: 1 },
    { type: 'crosshead', level: 2 },
    { type: 'quote' },
    {
      type: 'list',
      kind: 'bullet',
      items: [{ sub: { items: [{ inline: inlineFromText('below') }] } }, { inline: inlineFromText('two') }],
    },
    { type: 'paragraph', inline: inlineFromText('Plain') },
  ]);
});

test('a sign and a blank make a crosshead, a quote or a list, and undo brings the sign back', async ({
  galley,
}) => {
  const article = await beginArticle(galley);
  await article.newStory();
  await article.caret(article.body);
  await article.type('## Head');
  await article.press('Enter');
  await article.type('> Said');
  await article.press('Enter');
  await article.type('- one');
  await article.press('Enter', 'Enter');
  await article.type('1. first');
  await article.expectBlocks([
    { type: 'crosshead', level: 1, inline: inlineFromText('Head') },
    { type: 'quote', inline: inlineFromText('Said') },
    { type: 'list', kind: 'bullet' },
    { type: 'list', kind: 'number' },
  ]);
  await article.press('Control+z', 'Control+z');
  await expect(article.block(3)).toHaveText('1.');
});

test('a link is made, changed, refused when it is not safe, and removed', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.newStory();
  await article.caret(article.body);
  await article.type('See the county');
  await article.press('Control+Shift+ArrowLeft', 'Control+Shift+k');
  const address = article.page.getByLabel('Address of the link');
  await expect(address).toBeFocused();
  await article.type('javascript:alert(1)');
  await article.press('Enter');
  await expect(article.page.getByRole('alert')).toContainText('Only web addresses');
  await address.fill('example.org/county');
  await article.press('Enter');
  await expect(article.body).toBeFocused();
  await article.expectBlocks([
    {
      inline: [
        { type: 'text', text: 'See the ' },
        { type: 'text', text: 'county', href: 'https://example.org/county' },
      ],
    },
  ]);
  await article.press('Control+Shift+k');
  await expect(address).toHaveValue('https://example.org/county');
  await article.page.getByRole('button', { name: 'Remove' }).click();
  await article.expectBlocks([{ inline: inlineFromText('See the county') }]);
});

test('at the foot of the window the address of a link and the reason for a refusal are in sight', async ({
  galley,
}) => {
  const article = await beginArticle(galley);
  const blocks = Array.from({ length: 40 }, (_, index) => ({
    id: `b${index}`,
    type: 'paragraph' as const,
    inline: inlineFromText(`Paragraph ${index}`),
  }));
  await article.openStory({ ...blankContent('b0'), blocks });
  await article.caret(article.body);
  await article.press('Control+Shift+ArrowLeft', 'Control+Shift+k');
  const box = article.page.getByRole('form', { name: 'Link' });
  await expect(box).toBeInViewport({ ratio: 1 });
  await article.type('javascript:alert(1)');
  await article.press('Enter');
  await expect(box.getByRole('alert')).toBeInViewport({ ratio: 1 });
});

test('three clicks take one paragraph, and no more', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.openStory({
    ...blankContent('a'),
    blocks: [
      { id: 'a', type: 'crosshead', level: 1, inline: inlineFromText('Head') },
      { id: 'b', type: 'paragraph', inline: inlineFromText('Words') },
    ],
  });
  await article.block(0).click({ clickCount: 3 });
  await article.type('New');
  await article.expectBlocks([
    { id: 'a', type: 'crosshead', inline: inlineFromText('New') },
    { id: 'b', type: 'paragraph', inline: inlineFromText('Words') },
  ]);
});

test('proposed changes stay as they are while somebody types beside them', async ({ galley }) => {
  const article = await beginArticle(galley);
  const insert = { id: 's1', kind: 'insert' as const, person: 'p1', at: '2026-01-01T12:00:00Z' };
  const remove = { ...insert, id: 's2', kind: 'delete' as const };
  const inline = [
    { type: 'text' as const, text: 'Old ' },
    { type: 'text' as const, text: 'gone', suggestion: remove },
    { type: 'text' as const, text: 'new', suggestion: insert },
    { type: 'text' as const, text: ' end', comments: ['c1'] },
  ];
  await article.openStory({ ...blankContent('a'), blocks: [{ id: 'a', type: 'paragraph', inline }] });
  await expect(article.body.locator('[data-suggestion="delete"]')).toHaveCSS(
    'text-decoration-line',
    'line-through',
  );
  await expect(article.body.locator('[data-suggestion="insert"]')).toHaveCSS(
    'text-decoration-line',
    'underline',
  );
  await article.caret(article.body, 'start');
  for (let step = 0; step < 'Old go'.length; step += 1) await article.press('ArrowRight');
  await article.type('XY');
  for (let step = 0; step < 'nenew'.length; step += 1) await article.press('ArrowRight');
  await article.type('Z');
  await article.expectBlocks([
    {
      inline: [
        { text: 'Old ' },
        { text: 'go', suggestion: remove },
        { text: 'XY' },
        { text: 'ne', suggestion: remove },
        { text: 'new', suggestion: insert },
        { text: 'Z' },
        { text: ' end', comments: ['c1'] },
      ],
    },
  ]);
});
