import { join } from 'node:path';
import sharp from 'sharp';
import { expect, Galley, test } from './app.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk, dropFiles } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { answerDialogs, Workspace } from './pages/workspace.ts';

/** Gives the story that is open, or chosen, to another machine. */
async function handOff(galley: Galley, file: string): Promise<void> {
  await answerDialogs(galley, { save: file });
  await galley.page.keyboard.press('Control+Shift+h');
  await expect(galley.page.locator('[data-toast]').last()).toContainText('1 story');
}

/** Opens a hand-off by key. */
async function takeIn(galley: Galley, file: string): Promise<void> {
  await answerDialogs(galley, { open: [file] });
  await galley.page.keyboard.press('Control+o');
}

test('reporter, editor and desk work on one story, each in a store of their own', async ({ galley }) => {
  test.setTimeout(240_000);
  const reporter = galley;
  const [editor, desk] = [new Galley(), new Galley()];
  const file = (name: string) => join(reporter.folder, `${name}.galley`);
  try {
    let id = '';
    await test.step('the reporter writes, submits and hands off', async () => {
      const page = await reporter.launch();
      await new FirstRunScreen(page).begin('Rita Okoro', 'reporter');
      const article = new Workspace(page);
      await page.keyboard.press('Control+n');
      await expect(article.field('Headline')).toBeFocused();
      id = await article.id();
      await page.keyboard.type('Ferry quay reopens');
      await article.toEndOf('Body');
      await page.keyboard.type('The quay reopened on Monday.');
      await article.expectSaved();
      await page.keyboard.press('Control+Enter');
      await expect(article.state.first()).toContainText('Submitted');
      await handOff(reporter, file('first'));
      await reporter.close();
    });

    await test.step('the editor takes it in, edits, captions, approves and hands it on', async () => {
      const page = await editor.launch();
      await new FirstRunScreen(page).begin('Jon Ravn', 'editor');
      await takeIn(editor, file('first'));
      const article = new Workspace(page);
      await expect(article.field('Headline')).toHaveText('Ferry quay reopens');
      expect(await article.id()).toBe(id);
      await expect(article.state.first()).toContainText('Submitted');
      await article.toEndOf('Body');
      await page.keyboard.type(' It had been closed for a year.');
      const bytes = await sharp({ create: { width: 640, height: 420, channels: 3, background: '#456' } })
        .jpeg()
        .toBuffer();
      await dropFiles(page, '[data-part="headline"]', [{ name: 'quay.jpg', type: 'image/jpeg', bytes }]);
      for (const [label, words] of [
        ['Caption of the lead photo', 'The quay on Monday.'],
        ['Credit of the lead photo', 'Lena Dahl'],
        ['Alt text of the lead photo', 'A ferry at an empty quay.'],
      ] as const) {
        await article.toEndOf(label);
        await page.keyboard.type(words);
      }
      await article.expectSaved();
      await page.keyboard.press('Control+Enter');
      await expect(article.state.first()).toContainText(/in review/i);
      await page.keyboard.press('Control+Enter');
      await expect(article.state.first()).toContainText('Approved');
      await handOff(editor, file('second'));
      await editor.close();
    });

    await test.step('the desk takes it in and exports it; once more, or an older one, changes nothing', async () => {
      const page = await desk.launch();
      await new FirstRunScreen(page).begin('Dana Berg', 'desk');
      await takeIn(desk, file('second'));
      const article = new Workspace(page);
      await expect(article.field('Body')).toContainText('closed for a year');
      expect(await article.id()).toBe(id);
      await expect(article.field('Caption of the lead photo')).toHaveText('The quay on Monday.');
      await expect(article.state.first()).toContainText('Approved');
      await answerDialogs(desk, { open: [desk.folder] });
      await page.keyboard.press('Control+Shift+e');
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('button', { name: /folder…/ })).toBeFocused();
      await page.keyboard.press('Enter');
      const start = dialog.getByRole('button', { name: 'Export', exact: true });
      await expect(start).toBeEnabled();
      await start.press('Enter');
      await expect(dialog).toContainText('Written and checked.');
      await page.keyboard.press('Escape');

      const before = await callDesk(page, 'articles.peek', { id });
      const history = await callDesk(page, 'articles.history', { id });
      for (const name of ['second', 'first']) {
        await page.keyboard.press('Control+1');
        await expect(new DeskScreen(page).list).toBeFocused();
        await takeIn(desk, file(name));
        await expect(article.toast.last()).toContainText('was here already. Nothing changed.');
        await expect(article.field('Body')).toContainText('closed for a year');
      }
      expect(await callDesk(page, 'articles.history', { id })).toEqual(history);
      expect((await callDesk(page, 'articles.peek', { id })).content).toEqual(before.content);

      await article.toEndOf('Headline');
      await page.keyboard.type(' at last');
      await article.expectSaved();
      await desk.close();
    });

    await test.step('the reporter goes on from the same words', async () => {
      const page = await reporter.launch();
      const article = new Workspace(page);
      // It opens where it was left.
      await expect(article.field('Body')).toBeVisible();
      await takeIn(reporter, file('second'));
      await expect(article.field('Body')).toContainText('closed for a year');
      await article.toEndOf('Headline');
      await page.keyboard.type(' after a year');
      await article.expectSaved();
      await handOff(reporter, file('third'));
      await reporter.close();
    });

    await test.step('edited on both sides: both are kept and shown, and a person picks', async () => {
      const page = await desk.launch();
      await expect(new Workspace(page).field('Body')).toBeVisible();
      await takeIn(desk, file('third'));
      const dialog = page.getByRole('dialog');
      const words = page.getByText('was edited on both machines. Both are kept: pick one in History.');
      await expect(words).toBeVisible();
      const opens = dialog.getByRole('button', { name: 'Open the story' });
      if (await opens.isVisible()) await opens.press('Enter');
      const article = new Workspace(page);
      await expect(article.field('Headline')).toHaveText('Ferry quay reopens at last');
      const { meta } = await callDesk(page, 'articles.peek', { id });
      expect(meta.heads).toHaveLength(2);
      await article.openTab('History');
      await expect(article.inspector.locator('[data-head]')).toHaveCount(2);
      await expect(article.inspector).toContainText('Edited on two machines');
      await page.getByRole('button', { name: 'Go on from Rita Okoro’s version' }).press('Enter');
      await expect(article.field('Headline')).toHaveText('Ferry quay reopens after a year');
      await expect(article.inspector.locator('[data-head]')).toHaveCount(0);
      const after = await callDesk(page, 'articles.peek', { id });
      expect(after.meta.heads).toHaveLength(1);
      const kept = (await callDesk(page, 'articles.history', { id })).map(({ hash }) => hash);
      expect(kept).toEqual(expect.arrayContaining(meta.heads));
    });
    for (const one of [reporter, editor, desk]) expect(one.complaints).toEqual([]);
  } finally {
    await editor.end();
    await desk.end();
  }
});
