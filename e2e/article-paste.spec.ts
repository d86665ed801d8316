import { blankContent } from '../shared/article/content.ts';
import { inlineFromText } from '../shared/manuscript/inline.ts';
import { expect, test } from './app.ts';
import { beginArticle } from './pages/article.ts';
import { copyHtml, copyText, pastedElsewhere } from './pages/clipboard.ts';
import { dropFiles } from './pages/desk-api.ts';

const CLIPPING = `Harbour opens quay for electric ferries after two winters
Sign up now: get our newsletter delivered to your inbox
Passengers wait to board on Nov 3.
PHOTO: EPA-EFE
KANANASKIS, Alberta – The first quay that charges a ferry while it unloads went live on Tuesday, the county said.
“It is the quietest morning since 1936,” said the harbour master, who watched from the breakwater.
The county will review the timetable in January, when figures for power and passengers are in. BLOOMBERG
`;

test('a clipping pasted into a blank story fills every part, says what it left out, and one undo takes it back', async ({
  galley,
}) => {
  const article = await beginArticle(galley);
  await article.newStory();
  await copyText(galley, CLIPPING);
  await article.caret(article.body);
  await article.press('Control+v');
  await expect(article.headline).toHaveText('Harbour opens quay for electric ferries after two winters');
  await expect(article.dateline).toHaveText('KANANASKIS, Alberta –');
  await expect(article.caption()).toHaveText('Passengers wait to board on Nov 3.');
  await expect(article.credit()).toHaveText('EPA-EFE');
  await expect(article.part('Sign-off')).toHaveText('BLOOMBERG');
  await expect(article.block(2)).toHaveText(/^The county will review .* are in\.$/);
  const notes = article.page.getByRole('region', { name: 'Taken in from the clipboard' });
  await expect(notes).toContainText('Sign up now');
  await article.press('Control+z');
  await expect(article.headline).toHaveText('');
  await expect(article.body).toHaveText('');
  await expect(article.caption()).toBeHidden();
  await article.press('Control+Shift+z');
  await expect(article.credit()).toHaveText('EPA-EFE');
  await article.expectField('signOff', 'BLOOMBERG');
  await notes.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notes).toBeHidden();
});

test('words from elsewhere come in through the one reader of HTML', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.openStory({
    ...blankContent('first'),
    blocks: [{ id: 'first', type: 'paragraph', inline: inlineFromText('Before after') }],
  });
  await copyHtml(
    galley,
    'One two',
    '<p style="color:red">One <span style="font-weight:700">two</span></p><script>alert(1)</script><h2>Head</h2><p>Three <a href="javascript:x">bad</a></p>',
  );
  await article.caret(article.body, 'start');
  for (let step = 0; step < 'Before'.length; step += 1) await article.press('ArrowRight');
  await article.press('Control+v');
  await article.expectBlocks([
    {
      id: 'first',
      inline: [
        { type: 'text', text: 'BeforeOne ' },
        { type: 'text', text: 'two', marks: ['bold'] },
      ],
    },
    { type: 'crosshead', inline: inlineFromText('Head') },
    { type: 'paragraph', inline: inlineFromText('Three bad after') },
  ]);
  await article.caret(article.headline);
  await article.press('Control+v');
  await article.expectField('headline', inlineFromText('One two Head Three bad'));
  await article.press('Control+z', 'Control+z');
  await article.expectBody(['Before after']);
});

test('copy and cut keep blocks within the app, and give clean HTML and plain text to others', async ({
  galley,
}) => {
  const article = await beginArticle(galley);
  await article.openStory({
    ...blankContent('a'),
    blocks: [
      {
        id: 'a',
        type: 'paragraph',
        inline: [{ type: 'text', text: 'Bold & <new>', marks: ['bold'] }],
      },
      { id: 'b', type: 'crosshead', level: 2, inline: inlineFromText('Head') },
      { id: 'c', type: 'list', kind: 'number', items: [{ id: 'i', inline: inlineFromText('item') }] },
    ],
  });
  await article.caret(article.body);
  await article.press('Control+a', 'Control+c');
  const clip = await pastedElsewhere(galley);
  expect(clip.text).toBe('Bold & <new>\n\nHead\n\n1. item');
  expect(clip.html).toContain(
    '<p><strong>Bold &amp; &lt;new&gt;</strong></p>\n<h3>Head</h3>\n<ol><li>item</li></ol>',
  );
  await article.body.focus();
  await article.press('Control+End', 'Enter', 'Enter', 'Control+v');
  await article.expectBlocks([
    { id: 'a' },
    { id: 'b' },
    { id: 'c', items: [{ id: 'i' }] },
    { type: 'paragraph', inline: [{ text: 'Bold & <new>', marks: ['bold'] }] },
    { type: 'crosshead', level: 2 },
    { type: 'list', kind: 'number', items: [{ inline: inlineFromText('item') }] },
  ]);
  const { blocks } = await article.onDisk();
  expect(new Set(blocks.map((block) => block.id)).size).toBe(6);
  await article.press('Control+a', 'Control+x');
  await article.expectBody(['']);
  await article.press('Control+z');
  await expect.poll(async () => (await article.onDisk()).blocks).toEqual(blocks);
});

test('a text file dropped on a blank story is taken apart', async ({ galley }) => {
  const article = await beginArticle(galley);
  await article.newStory();
  const bytes = Buffer.from(CLIPPING.replaceAll('“', '"').replaceAll('”', '"'), 'utf16le');
  await dropFiles(article.page, '[data-part="body"]', [
    { name: 'clipping.txt', type: 'text/plain', bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]) },
  ]);
  await expect(article.dateline).toHaveText('KANANASKIS, Alberta –');
  await expect(article.part('Sign-off')).toHaveText('BLOOMBERG');
  await expect(article.page.getByRole('region', { name: 'Taken in from clipping.txt' })).toBeVisible();
});

test('a saved web page dropped on a blank story is read by what it says of itself, without its furniture', async ({
  galley,
}) => {
  const article = await beginArticle(galley);
  await article.newStory();
  const html = `<!doctype html><html lang="en"><head><title>Quay opens | The Islander</title>
<meta property="og:title" content="Harbour opens quay for electric ferries">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Harbour opens quay for electric ferries","author":{"@type":"Person","name":"Mara Halvorsen"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<main><article><h1>Harbour opens quay for electric ferries</h1>
<p>KANANASKIS, Alberta – The first quay that charges a ferry while it unloads went live on Tuesday, the county said.</p>
<p>The county will review the timetable in January, when figures for power and passengers are in.</p></article></main>
<footer><p>Copyright The Islander. All rights reserved.</p></footer></body></html>`;
  await dropFiles(article.page, '[data-part="body"]', [
    { name: 'quay.html', type: 'text/html', bytes: Buffer.from(html, 'utf8') },
  ]);
  await expect(article.headline).toHaveText('Harbour opens quay for electric ferries');
  await expect(article.part('Byline')).toHaveText('Mara Halvorsen');
  await expect(article.dateline).toHaveText('KANANASKIS, Alberta –');
  await expect(article.body).not.toContainText('Sport');
  await expect(article.body).not.toContainText('All rights reserved');
  const notes = article.page.getByRole('region', { name: 'Taken in from quay.html' });
  await expect(notes).toContainText('All rights reserved');
  await article.caret(article.body);
  await article.press('Control+z');
  await expect(article.headline).toHaveText('');
  await expect(article.body).toHaveText('');
});
