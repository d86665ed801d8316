import { writeFileSync } from 'node:fs';
import { expect, type Galley, test } from './app.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { Workspace } from './pages/workspace.ts';

/** A long story, open, with the caret in the middle of its fortieth paragraph. */
async function deepIn(galley: Galley): Promise<Workspace> {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'reporter');
  const article = new Workspace(page);
  await article.newStory();
  const view = await callDesk(page, 'articles.peek', { id: await article.id() });
  const words = (number: number) =>
    `Paragraph ${number} of the story, long enough to fill a line and some more.`;
  await article.openStory({
    ...view.content,
    blocks: Array.from({ length: 60 }, (_, index) => ({
      id: `p${index}`,
      type: 'paragraph' as const,
      inline: [{ type: 'text' as const, text: words(index) }],
    })),
  });
  await article.toEndOf('Body');
  for (let line = 0; line < 20; line += 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  for (let letter = 0; letter < 9; letter += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('*');
  await article.expectSaved();
  return article;
}

/** What lies at the upper edge, and what stands before the caret. */
async function placeOf({ page }: Workspace): Promise<{ top: number; before: string; block: string }> {
  return page.evaluate(() => {
    const selection = document.getSelection();
    const block = selection?.focusNode?.parentElement?.closest('[data-part="body"] > *');
    return {
      top: Math.round(block?.getBoundingClientRect().top ?? -1),
      before: (selection?.focusNode?.textContent ?? '').slice(0, selection?.focusOffset ?? 0),
      block: block?.textContent ?? '',
    };
  });
}

/** Waits until the app has been told of this place. */
async function placeTold(galley: Galley, before: string): Promise<void> {
  const { page } = galley;
  await expect
    .poll(async () => {
      const { value } = JSON.parse(await page.evaluate(() => window.galley.shell('place', 'null')));
      return value.place?.caret?.offset;
    })
    .toBe(before.length);
}

async function expectSamePlace(article: Workspace, place: { top: number; before: string; block: string }) {
  await expect(article.field('Body')).toBeFocused();
  await expect
    .poll(() => placeOf(article).then(({ before, block }) => ({ before, block })))
    .toEqual({
      before: place.before,
      block: place.block,
    });
  await expect.poll(async () => Math.abs((await placeOf(article)).top - place.top)).toBeLessThan(4);
}

test('after everything was killed the same story is open at the same place, and a note says so', async ({
  galley,
}) => {
  const article = await deepIn(galley);
  const id = await article.id();
  const place = await placeOf(article);
  expect(place.block).toContain('*');
  await placeTold(galley, place.before);
  await galley.kill('everything');
  const again = new Workspace(await galley.launch());
  await expect(again.toast.last()).toContainText('Galley ended while this story was open.');
  expect(await again.id()).toBe(id);
  await expectSamePlace(again, place);
  await again.page.keyboard.type('!');
  await again.expectSaved();
  expect(JSON.stringify(await again.onDisk())).toContain(`${place.before}!`);
});

test('after a quit the same story is open at the same place, and nothing needs to be said', async ({
  galley,
}) => {
  const article = await deepIn(galley);
  const place = await placeOf(article);
  await placeTold(galley, place.before);
  const again = new Workspace(await galley.relaunch());
  await expectSamePlace(again, place);
  await expect(again.toast).toHaveCount(0);
});

test('a page that was killed comes back at the same place', async ({ galley }) => {
  const article = await deepIn(galley);
  const place = await placeOf(article);
  await placeTold(galley, place.before);
  await expectSamePlace(new Workspace(await galley.killPage()), place);
});

test('whoever left from the desk comes back to the desk, also when what was written down is damaged', async ({
  galley,
}) => {
  const article = await deepIn(galley);
  await article.page.keyboard.press('Control+1');
  const desk = new DeskScreen(article.page);
  await expect(desk.list).toBeFocused();
  const file = await galley.app.evaluate(({ app }) => `${app.getPath('userData')}/windows.json`);
  await expect(new DeskScreen(await galley.relaunch()).list).toBeVisible();
  await galley.close();
  writeFileSync(file, '{"ended":');
  await expect(new DeskScreen(await galley.launch()).list).toBeVisible();
});
