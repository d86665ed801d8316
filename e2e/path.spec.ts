import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { sharedDir } from '../scripts/fixtures.ts';
import type { Block } from '../shared/manuscript/blocks.ts';
import { inlineToText } from '../shared/manuscript/inline.ts';
import { expect, test } from './app.ts';
import { galleyCommand } from './command-line.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk, dropFiles } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { PhotosScreen } from './pages/photos.ts';
import { answerDialogs, pasteText, Workspace } from './pages/workspace.ts';
import { noisePhoto, writePhotoWords } from './photo-files.ts';

const shared = sharedDir();

/** Every file under a folder, by its path in it. */
function filesOf(folder: string): Record<string, Buffer> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

const textOf = (block: Block | undefined): string =>
  block !== undefined && 'inline' in block ? inlineToText(block.inline) : '';

test('a story goes from blank page to publish-ready package', async ({ galley }) => {
  // biome-ignore lint/suspicious/noSkippedTests: it says so, and with CI=true the folder's absence fails.
  test.skip(shared === null, 'the reference clipping lies in ../shared, which is absent');
  test.setTimeout(240_000);
  const photoFile = join(galley.folder, 'summit.jpg');
  await noisePhoto(photoFile, 6000, 4000);
  await writePhotoWords({
    [photoFile]: {
      'XMP-dc:Description': 'The leaders shake hands. Words of the file.',
      'IPTC:Caption-Abstract': 'Older words of the file.',
      'XMP-photoshop:Credit': 'EPA/Words of the file',
      'XMP-dc:Creator': ['Jørgen Ås'],
      'XMP-photoshop:City': 'Kananaskis',
      'XMP-photoshop:DateCreated': '2025-06-17T14:05:00-06:00',
    } as object,
  });
  const clipping = readFileSync(join(shared ?? '', 'seed-story.txt'), 'utf8');
  const lines = clipping.trim().split('\n');

  let page = await galley.launch();
  let article = new Workspace(page);
  let desk = new DeskScreen(page);
  const body = () => article.field('Body');
  const peek = async (id: string) => (await callDesk(page, 'articles.peek', { id })).content;

  await test.step('first run, by keyboard', async () => {
    await new FirstRunScreen(page).begin('Jon Ravn', 'editor');
    await desk.expectTotal(1);
  });

  let id = '';
  await test.step('a clipping is pasted into a new story and taken apart', async () => {
    await page.keyboard.press('Control+n');
    await expect(article.field('Headline')).toBeFocused();
    id = await article.id();
    await body().focus();
    await pasteText(galley, clipping);
    await expect(article.field('Headline')).toHaveText(lines[0] ?? '');
    await expect(article.notes).toContainText('Left out');
    await expect(article.notes).toContainText('Sign up now');
    await expect(article.field('Caption of the lead photo')).toHaveText(lines[2] ?? '');
    await expect(article.field('Credit of the lead photo')).toHaveText('EPA-EFE');
    await expect(article.photoToCome).toBeVisible();
    await expect(article.field('Dateline')).toHaveText(/^KANANASKIS, Alberta –\s*$/);
    await expect(page.locator('[data-run-in]')).toHaveAttribute('data-run-in', 'true');
    await expect(body().locator('p')).toHaveCount(11);
    await expect(article.field('Sign-off')).toHaveText('BLOOMBERG');
    await article.expectSaved();

    const content = await peek(id);
    expect(inlineToText(content.fields.headline)).toBe(lines[0]);
    expect(content.fields.signOff).toBe('BLOOMBERG');
    expect(content.fields.dateline).toMatchObject({
      custom: false,
      places: [
        {
          name: 'Kananaskis',
          region: 'Alberta',
          country: 'Canada',
          countryCode: 'CA',
          matched: false,
          lat: null,
          lon: null,
        },
      ],
    });
    expect(content.placements).toMatchObject([{ role: 'lead', photoId: null, credit: 'EPA-EFE' }]);
    expect(content.blocks).toHaveLength(11);
    const story = lines.slice(5).map((line) => line.trim());
    story[0] = story[0]?.replace('KANANASKIS, Alberta – ', '') ?? '';
    story[10] = story[10]?.replace(' BLOOMBERG', '') ?? '';
    // Nothing is dropped and no quote is changed; runs of spaces print as one.
    const plain = (text: string) => text.replace(/\s+/g, ' ');
    expect(content.blocks.map((block) => plain(textOf(block)))).toEqual(story.map(plain));
  });

  await test.step('the page is edited by keyboard, with one undo for all of it', async () => {
    await article.toEndOf('Headline');
    await page.keyboard.type(' in Canada');
    await article.toEndOf('Body');
    await page.keyboard.press('Enter');
    await page.keyboard.type('What they agreed on');
    await page.keyboard.press('Control+Alt+1');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Shuttle ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('diplomacy');
    await page.keyboard.press('Control+b');
    await page.keyboard.press('Control+Shift+8');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Work with the US');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Read the whole statement');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await article.expectSelected('statement');
    await page.keyboard.press('Control+Shift+k');
    await expect(article.linkAddress).toBeFocused();
    await page.keyboard.type('https://example.org/statement');
    await page.keyboard.press('Enter');
    await expect(body()).toBeFocused();
    await expect(body().locator('h2')).toHaveText('What they agreed on');
    await expect(body().locator('li')).toHaveText(['Shuttle diplomacy', 'Work with the US']);
    await expect(body().locator('a')).toHaveAttribute('href', 'https://example.org/statement');

    await article.toEndOf('Headline');
    await page.keyboard.type('!');
    await article.toEndOf('Body');
    await page.keyboard.type('.');
    await page.keyboard.press('Control+z');
    await expect(body()).not.toContainText('statement.');
    await page.keyboard.press('Control+z');
    await expect(article.field('Headline')).toHaveText(/in Canada$/);
    await expect(article.field('Headline')).toBeFocused();
    await page.keyboard.press('Control+Shift+z');
    await expect(article.field('Headline')).toHaveText(/in Canada!$/);
    await page.keyboard.press('Control+Shift+z');
    await expect(body()).toContainText('statement.');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await article.expectSaved();
    await expect
      .poll(async () => (await peek(id)).blocks.slice(11))
      .toMatchObject([
        { type: 'crosshead', level: 1, inline: [{ text: 'What they agreed on' }] },
        {
          type: 'list',
          kind: 'bullet',
          items: [
            { inline: [{ text: 'Shuttle ' }, { text: 'diplomacy', marks: ['bold'] }] },
            { inline: [{ text: 'Work with the US' }] },
          ],
        },
        {
          type: 'paragraph',
          inline: [{ text: 'Read the whole ' }, { text: 'statement', href: 'https://example.org/statement' }],
        },
      ]);
  });

  await test.step('topics from the vocabulary and of the house', async () => {
    await page.keyboard.press('Control+t');
    const topics = page.getByRole('combobox', { name: 'Add topic' });
    await expect(topics).toBeFocused();
    await page.keyboard.type('international rel');
    await expect(page.getByRole('option', { name: 'international relations' })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(topics).toHaveValue('');
    await page.keyboard.type('Indo-Pacific watch');
    await page.keyboard.press('Enter');
    await expect(article.toast.last()).toContainText('new topic of the house');
    await expect
      .poll(async () => (await peek(id)).fields.topics.map(({ scheme }) => scheme))
      .toEqual(['medtop', 'house']);
  });

  await test.step('the dateline is typed where it prints, and undone', async () => {
    await page.keyboard.press('Control+d');
    await expect(article.field('Dateline')).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Calgary');
    const places = page.getByRole('listbox', { name: 'Places' });
    await expect(places.getByRole('option', { selected: true })).toContainText('Calgary');
    await page.keyboard.press('Enter');
    await expect(article.field('Dateline')).toHaveText(/^CALGARY, Alberta –\s*$/);
    await expect.poll(async () => (await peek(id)).fields.dateline?.places[0]?.matched).toBe(true);
    // One step takes back what was chosen, with the letters that it was found by.
    await page.keyboard.press('Control+z');
    await expect(article.field('Dateline')).toHaveText(/^KANANASKIS, Alberta –\s*$/);
  });

  await test.step('a 24-megapixel photo fills the frame that waits, and nobody waits for it', async () => {
    await answerDialogs(galley, { open: [photoFile] });
    // Held still, the media worker cannot finish before the words are typed: so the order is certain.
    const { media } = await galley.pids();
    process.kill(media, 'SIGSTOP');
    try {
      await article.photoToCome.focus();
      await page.keyboard.press('Enter');
      await article.toEndOf('Body');
      await page.keyboard.type(' Typed while the photo comes in.');
      await expect(body()).toContainText('Typed while the photo comes in.');
      await expect
        .poll(async () => textOf((await peek(id)).blocks.at(-1)))
        .toContain('Typed while the photo comes in.');
      await expect(article.photoToCome).toBeVisible();
    } finally {
      process.kill(media, 'SIGCONT');
    }
    const picture = page.locator('[data-sheet] figure img');
    await expect(picture).toBeVisible({ timeout: 30_000 });
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await expect(article.field('Caption of the lead photo')).toHaveText(lines[2] ?? '');
    await expect(article.field('Credit of the lead photo')).toHaveText('EPA-EFE');
    const { rows } = await callDesk(page, 'photos.list', {});
    expect(rows.find(({ photo }) => photo.filename === 'summit.jpg')).toMatchObject({
      photo: {
        width: 6000,
        height: 4000,
        creator: 'Jørgen Ås',
        credit: 'EPA/Words of the file',
        caption: [{ text: 'The leaders shake hands. Words of the file.' }],
      },
      usedIn: [{ id }],
    });
    await article.expectSaved();
  });

  await test.step('photos are edited on a screen of their own, one after the other', async () => {
    const photos = new PhotosScreen(page);
    await photos.open();
    const small = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#30506a' } })
      .jpeg()
      .toBuffer();
    await dropFiles(page, 'body', [{ name: 'flags.jpg', type: 'image/jpeg', bytes: small }]);
    await expect(photos.sheet.getByRole('option')).toHaveCount(3);
    await photos.sheet.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(photos.caption).toHaveValue('');
    await photos.caption.focus();
    await page.keyboard.type('Flags before the lodge.');
    await page.keyboard.press('PageDown');
    await expect(photos.caption).toHaveValue('The leaders shake hands. Words of the file.');
    await page.keyboard.press('PageUp');
    await expect(photos.caption).toHaveValue('Flags before the lodge.');
    await expect(photos.saved).toHaveAttribute('data-saved', 'saved');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(article.field('Headline')).toBeVisible();
  });

  await test.step('approval is refused with the reason beside the field, and a jump to it', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(article.state.first()).toContainText('Submitted');
    await page.keyboard.press('Control+Enter');
    await expect(article.state.first()).toContainText(/in review/i);
    await page.keyboard.press('Control+Enter');
    await expect(article.toast.last()).toContainText('1 thing stops approval');
    await expect(article.inspector).toContainText('One thing stops approval');
    await expect(article.inspector.locator('[data-check="fail"]')).toHaveText(
      /Alt text missing on the lead photo/,
    );
    await page.getByRole('button', { name: 'Go: Alt text missing on the lead photo' }).press('Enter');
    await expect(article.field('Alt text of the lead photo')).toBeFocused();
    await article.openTab('Media');
    await expect(article.inspector).toContainText('Alt text missing on the lead photo');
    await article.field('Alt text of the lead photo').focus();
    await page.keyboard.type('Two men in dark suits shake hands before flags.');
    await expect(article.inspector).not.toContainText('Alt text missing');
  });

  let slugline = '';
  await test.step('then it is approved', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(article.state.first()).toContainText('Approved');
    await expect(page.locator('header')).toContainText('version 1');
    slugline = (await peek(id)).fields.slugline;
  });

  const out = join(galley.folder, 'packages');
  const again = join(galley.folder, 'again');
  for (const folder of [out, again]) mkdirSync(folder);
  const exportTo = async (folder: string, zip: boolean) => {
    await answerDialogs(galley, { open: [folder] });
    await page.keyboard.press('Control+Shift+e');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: /folder…$/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Another folder…' })).toBeVisible();
    if (zip) await dialog.getByText('As one zip file each').click();
    await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeEnabled();
    await dialog.getByRole('button', { name: 'Export', exact: true }).press('Enter');
    const words = await dialog.locator('[data-result]').textContent({ timeout: 30_000 });
    await dialog.getByRole('button', { name: 'Done' }).press('Enter');
    await expect(dialog).toBeHidden();
    return words ?? '';
  };

  await test.step('it is exported as a folder and as a zip, the same bytes each time', async () => {
    expect(await exportTo(out, false)).toContain('Written and checked.');
    expect(await exportTo(out, false)).toContain('The same package was there already.');
    expect(await exportTo(out, true)).toContain('Written and checked.');
    expect(await exportTo(again, false)).toContain('Written and checked.');
    expect(await exportTo(again, true)).toContain('Written and checked.');
    const files = filesOf(out);
    expect(filesOf(again)).toEqual(files);
    const name = readdirSync(out).find((entry) => !entry.endsWith('.zip')) ?? '';
    expect(name).toMatch(/_v1$/);
    if (slugline !== '') expect(name).toBe(`${slugline}_v1`);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        `${name}.zip`,
        `${name}/manifest.json`,
        `${name}/article.html`,
        `${name}/article.nitf.xml`,
        `${name}/article.newsml.xml`,
        `${name}/article.ninjs.json`,
        `${name}/article.ninjs-1.6.json`,
      ]),
    );
    for (const entry of [name, `${name}.zip`]) {
      const said = await galleyCommand(
        galley.store,
        'verify',
        join(out, entry),
        '--schemas',
        join(shared ?? '', 'schemas'),
      );
      expect(said, said.out + said.err).toMatchObject({ code: 0 });
    }
    const html = files[`${name}/article.html`]?.toString('utf8') ?? '';
    for (const words of ['KANANASKIS', 'EPA-EFE', 'Two men in dark suits', 'Typed while the photo comes in.'])
      expect(html).toContain(words);
  });

  await test.step('it is handed off in one file', async () => {
    const file = join(galley.folder, 'summit.galley');
    await answerDialogs(galley, { save: file });
    await page.keyboard.press('Control+Shift+h');
    await expect(article.toast.last()).toContainText('1 story and 1 photo are in summit.galley');
    expect(existsSync(file)).toBe(true);
  });

  await test.step('after a restart everything is there', async () => {
    const before = await peek(id);
    page = await galley.relaunch();
    article = new Workspace(page);
    desk = new DeskScreen(page);
    await page.keyboard.press('Control+1');
    await desk.expectTotal(2);
    await desk.list.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(article.field('Headline')).toHaveText(/in Canada$/);
    await expect(article.state.first()).toContainText('Approved');
    expect(await peek(id)).toEqual(before);
    await article.openTab('History');
    await expect(article.inspector.locator('[data-revision]').first()).toBeVisible();
  });
  expect(galley.complaints).toEqual([]);
});
