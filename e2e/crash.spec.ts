import { join } from 'node:path';
import { CHANNELS } from '../main/channels.ts';
import { expect, type Galley, test } from './app.ts';
import { callDesk } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { answerDialogs, Workspace } from './pages/workspace.ts';
import { noisePhoto } from './photo-files.ts';

/** A new story with the caret in its body. */
async function begin(galley: Galley): Promise<Workspace> {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'reporter');
  const article = new Workspace(page);
  await page.keyboard.press('Control+n');
  await expect(article.field('Headline')).toBeFocused();
  await page.keyboard.type('Words that stay');
  await article.toEndOf('Body');
  return article;
}

/** Listens for the app's answer to one of the window's questions; what is returned waits until it has been given. */
async function answeredBy(galley: Galley, name: string): Promise<() => Promise<void>> {
  await galley.app.evaluate(
    ({ ipcMain }, [channel, name]) => {
      type Handler = (event: unknown, name: unknown, json: unknown) => Promise<unknown>;
      const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> };
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`Nobody answers on ${channel}`);
      const kept = globalThis as unknown as { answered: Promise<void> };
      kept.answered = new Promise((resolve) => {
        handlers.set(channel, async (event, asked, json) => {
          const answer = await handler(event, asked, json);
          if (asked === name) setImmediate(resolve);
          return answer;
        });
      });
    },
    [CHANNELS.shell, name] as const,
  );
  return () => galley.app.evaluate(() => (globalThis as unknown as { answered: Promise<void> }).answered);
}

test('what was saved is there after everything was killed, and the screen says so', async ({ galley }) => {
  const article = await begin(galley);
  await article.page.keyboard.type('Every one of these words was typed by key.');
  await expect
    .poll(async () =>
      JSON.stringify(await callDesk(article.page, 'articles.peek', { id: await article.id() })),
    )
    .toContain('typed by key.');
  await article.expectSaved();
  await galley.kill('everything');

  const again = new Workspace(await galley.launch());
  await expect(again.field('Headline')).toHaveText('Words that stay');
  await expect(again.field('Body')).toHaveText('Every one of these words was typed by key.');
  await expect(again.toast.last()).toContainText('Galley ended while this story was open.');
  await expect(again.toast.last()).toContainText(/Everything up to \d\d:\d\d/);
});

test('a desk service that is killed under the keys costs no letter', async ({ galley }) => {
  const article = await begin(galley);
  const id = await article.id();
  await article.page.keyboard.type('Before the fall, ');
  await galley.kill('desk');
  await article.page.keyboard.type('in the fall, and after the fall.');
  const words = 'Before the fall, in the fall, and after the fall.';
  await expect(article.field('Body')).toHaveText(words);
  await expect
    .poll(async () =>
      callDesk(article.page, 'articles.peek', { id }).then(
        ({ content }) => JSON.stringify(content.blocks),
        () => '',
      ),
    )
    .toContain(words);
  await article.expectSaved();
});

test('a page that is killed comes back with the text', async ({ galley }) => {
  const article = await begin(galley);
  await article.page.keyboard.type('These words outlive the window.');
  const id = await article.id();
  await expect
    .poll(async () => JSON.stringify(await callDesk(article.page, 'articles.peek', { id })))
    .toContain('outlive the window.');
  const again = new Workspace(await galley.killPage());
  await expect(again.field('Body')).toHaveText('These words outlive the window.');
  expect(await again.id()).toBe(id);
});

test('a media worker that is killed over a photo: the words stay, and the photo goes in', async ({
  galley,
}) => {
  const article = await begin(galley);
  const { page } = article;
  const file = join(galley.folder, 'large.jpg');
  await noisePhoto(file, 3000, 2000);
  await answerDialogs(galley, { open: [file] });
  const before = (await callDesk(page, 'photos.list', {})).total;
  const { media } = await galley.pids();
  process.kill(media, 'SIGSTOP');
  const add = page.getByRole('button', { name: 'Add a lead photo' });
  const chosen = await answeredBy(galley, 'chooseFiles');
  await add.press('Enter');
  await chosen();
  // What the page did with the answer went before this, and the service takes calls in their order: it has the
  // photo by now, and the worker that stands still has been asked.
  await page.evaluate(() => window.galley.shell('theme', 'null'));
  await callDesk(page, 'photos.list', {});
  process.kill(media, 'SIGKILL');
  const picture = page.locator('[data-sheet] figure img');
  await expect(picture.or(article.notes).first()).toBeVisible({ timeout: 30_000 });
  if (await article.notes.isVisible()) {
    await expect(article.notes).toContainText('Not taken in');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await add.press('Enter');
  }
  await expect(picture).toBeVisible({ timeout: 30_000 });
  await expect(article.field('Headline')).toHaveText('Words that stay');
  expect((await callDesk(page, 'photos.list', {})).total).toBe(before + 1);
});

test('a photo over which the media worker falls twice says so, is tried again by key, and goes in', async ({
  galley,
}) => {
  const article = await begin(galley);
  const { page } = article;
  const file = join(galley.folder, 'large.jpg');
  await noisePhoto(file, 1200, 800);
  await answerDialogs(galley, { open: [file] });
  const before = (await callDesk(page, 'photos.list', {})).total;
  // Whatever media worker is started from now on ends at once.
  await galley.app.evaluate(({ utilityProcess }) => {
    const kept = globalThis as unknown as { fork: typeof utilityProcess.fork };
    kept.fork = utilityProcess.fork;
    utilityProcess.fork = (entry, args, options) => {
      const child = kept.fork.call(utilityProcess, entry, args, options);
      if (options?.serviceName === 'Galley media worker') child.once('spawn', () => child.kill());
      return child;
    };
  });
  await galley.kill('media');
  const add = page.getByRole('button', { name: 'Add a lead photo' });
  await add.press('Enter');
  await expect(article.notes).toContainText('Not taken in', { timeout: 30_000 });
  await expect(article.notes).toContainText('large.jpg');
  await article.toEndOf('Body');
  await page.keyboard.type('Typing goes on.');
  await article.expectSaved();
  await galley.app.evaluate(({ utilityProcess }) => {
    utilityProcess.fork = (globalThis as unknown as { fork: typeof utilityProcess.fork }).fork;
  });
  await article.notes.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(page.locator('[data-sheet] figure img')).toBeVisible({ timeout: 30_000 });
  await expect(article.field('Body')).toHaveText('Typing goes on.');
  expect((await callDesk(page, 'photos.list', {})).total).toBe(before + 1);
});
