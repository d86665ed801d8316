import AxeBuilder from '@axe-core/playwright';
import sharp from 'sharp';
import { blankContent } from '../shared/article/content.ts';
import { waitingPlacement } from '../shared/article/placement.ts';
import { inlineFromText } from '../shared/manuscript/inline.ts';
import { expect, type Galley, test } from './app.ts';
import { ArticleScreen } from './pages/article.ts';
import { dropFiles, type TestFile } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';

async function begin(galley: Galley): Promise<ArticleScreen> {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'editor');
  return new ArticleScreen(page);
}

test('a story is written by keys from headline to sign-off, and is there after a restart', async ({
  galley,
}) => {
  const article = await begin(galley);
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
  const article = await begin(galley);
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

test('marks and blocks have keys', async ({ galley }) => {
  const article = await begin(galley);
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
  const article = await begin(galley);
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
  const article = await begin(galley);
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

test('the dateline offers places and prints in the style of the house', async ({ galley }) => {
  const article = await begin(galley);
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

const CLIPPING = `Harbour opens quay for electric ferries after two winters
Sign up now: get our newsletter delivered to your inbox
Passengers wait to board on Nov 3.
PHOTO: EPA-EFE
KANANASKIS, Alberta – The first quay that charges a ferry while it unloads went live on Tuesday, the county said.
“It is the quietest morning since 1936,” said the harbour master, who watched from the breakwater.
The county will review the timetable in January, when figures for power and passengers are in. BLOOMBERG
`;

async function copyText(galley: Galley, text: string): Promise<void> {
  await galley.app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);
}

async function copyHtml(galley: Galley, text: string, html: string): Promise<void> {
  await galley.page.evaluate(
    (clip) => {
      document.addEventListener(
        'copy',
        (event) => {
          event.stopImmediatePropagation();
          event.preventDefault();
          event.clipboardData?.setData('text/plain', clip.text);
          event.clipboardData?.setData('text/html', clip.html);
        },
        { once: true, capture: true },
      );
      document.execCommand('copy');
    },
    { text, html },
  );
}

/** What another program would get from the clipboard. */
async function pastedElsewhere(galley: Galley): Promise<{ text: string; html: string }> {
  const { page } = galley;
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('textarea'));
    field.id = 'elsewhere';
    field.addEventListener('paste', ({ clipboardData }) => {
      field.dataset.text = clipboardData?.getData('text/plain') ?? '';
      field.dataset.html = clipboardData?.getData('text/html') ?? '';
    });
    field.focus();
  });
  await page.keyboard.press('Control+v');
  const field = page.locator('#elsewhere');
  await expect(field).toHaveAttribute('data-html');
  const clip = await field.evaluate((element) => ({
    text: element.dataset.text ?? '',
    html: element.dataset.html ?? '',
  }));
  await field.evaluate((element) => element.remove());
  return clip;
}

test('a clipping pasted into a blank story fills every part, says what it left out, and one undo takes it back', async ({
  galley,
}) => {
  const article = await begin(galley);
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
  const article = await begin(galley);
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
  const article = await begin(galley);
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

test('an input method composes in peace, and half a word is never sent to the disk', async ({ galley }) => {
  const article = await begin(galley);
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
  const article = await begin(galley);
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

test('proposed changes stay as they are while somebody types beside them', async ({ galley }) => {
  const article = await begin(galley);
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

test('arrows go from part to part', async ({ galley }) => {
  const article = await begin(galley);
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
  const article = await begin(galley);
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
  const article = await begin(galley);
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

async function photo(name = 'quay.jpg'): Promise<TestFile> {
  const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#345' } })
    .jpeg()
    .toBuffer();
  return { name, type: 'image/jpeg', bytes };
}

test('a photo dropped on the text becomes a figure: written, moved, removed and brought back by keys', async ({
  galley,
}) => {
  const article = await begin(galley);
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
  const article = await begin(galley);
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

test('a text file dropped on a blank story is taken apart', async ({ galley }) => {
  const article = await begin(galley);
  await article.newStory();
  const bytes = Buffer.from(CLIPPING.replaceAll('“', '"').replaceAll('”', '"'), 'utf16le');
  await dropFiles(article.page, '[data-part="body"]', [
    { name: 'clipping.txt', type: 'text/plain', bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]) },
  ]);
  await expect(article.dateline).toHaveText('KANANASKIS, Alberta –');
  await expect(article.part('Sign-off')).toHaveText('BLOOMBERG');
  await expect(article.page.getByRole('region', { name: 'Taken in from clipping.txt' })).toBeVisible();
});

test('three clicks take one paragraph, and no more', async ({ galley }) => {
  const article = await begin(galley);
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

test('every part has a name, and nothing on the page keeps anybody out', async ({ galley }) => {
  const article = await begin(galley);
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
