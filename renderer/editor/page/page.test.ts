import { $getRoot, $getSelection, $isRangeSelection } from 'lexical';
import { expect, onTestFinished, test } from 'vitest';
import { blankContent, type Content } from '../../../shared/article/content.ts';
import { waitingPlacement } from '../../../shared/article/placement.ts';
import { inlineFromText, inlineToText } from '../../../shared/manuscript/inline.ts';
import { ArticleSession } from '../../article/session.ts';
import { MemoryDesk } from '../../article/testing/memory-desk.ts';
import { Page } from './page.ts';
import type { PartId } from './part.ts';

async function opened(content: Content = blankContent('first')) {
  const desk = new MemoryDesk(content);
  const session = await ArticleSession.open(desk, 'article');
  const page = new Page({
    session,
    client: desk,
    shell: { chooseFiles: async () => [], takeFiles: async () => [] },
    theme: {},
    onFiles: async () => undefined,
    onError(error) {
      throw error;
    },
  });
  onTestFinished(() => page.dispose());
  const said = () => session.snapshot.fields;
  return { desk, session, page, said };
}

function type(page: Page, part: PartId, text: string): void {
  page.editor(part).update(
    () => {
      const selection = $getSelection() ?? $getRoot().selectEnd();
      if ($isRangeSelection(selection)) selection.insertText(text);
    },
    { discrete: true },
  );
}

test('what is typed into a part is what the article says', async () => {
  const { page, session, desk, said } = await opened();
  type(page, 'headline', 'Ferry quay opens');
  type(page, 'byline', 'By Mara Halvorsen and Ilir Dede');
  type(page, 'signOff', 'Agencies ');
  type(page, 'body', 'Words.');
  expect(inlineToText(said().headline)).toBe('Ferry quay opens');
  expect(said().byline).toEqual(['Mara Halvorsen', 'Ilir Dede']);
  expect(said().signOff).toBe('Agencies');
  await session.flush();
  expect(desk.content.blocks).toEqual([{ id: 'first', type: 'paragraph', inline: inlineFromText('Words.') }]);
});

test('what changes beside the page shows on it, and undo takes it back in order', async () => {
  const { page, session, said } = await opened();
  type(page, 'headline', 'One');
  session.setField('signOff', 'HOUSE');
  expect(page.field('signOff').inline).toEqual(inlineFromText('HOUSE'));
  page.undo();
  expect(said().signOff).toBe('');
  page.undo();
  expect(said().headline).toEqual([]);
  page.redo();
  page.redo();
  expect(said().signOff).toBe('HOUSE');
});

test('a byline in other words that name the same people is left as it is typed', async () => {
  const { page, session } = await opened();
  type(page, 'byline', 'A & B');
  session.setField('byline', ['A', 'B']);
  expect(inlineToText(page.field('byline').inline)).toBe('A & B');
});

test('the words of a photo are the placement’s own once they are changed', async () => {
  const content = { ...blankContent('first'), placements: [waitingPlacement('pl', 'lead')] };
  const { page, session } = await opened(content);
  type(page, 'caption:pl', 'The quay');
  type(page, 'credit:pl', 'EPA');
  expect(session.snapshot.placements[0]).toMatchObject({
    caption: inlineFromText('The quay'),
    credit: 'EPA',
  });
  page.undo();
  page.undo();
  expect(inlineToText(page.field('caption:pl').inline)).toBe('');
});

const CLIPPING = `Japan, South Korea pledge closer ties after talks
The two leaders met in Canada on June 17.
PHOTO: EPA-EFE
KANANASKIS, Alberta – South Korea’s president and Japan’s prime minister agreed to step up cooperation in their first talks in person.
The two met on the sidelines of a summit in the Rockies, days before an anniversary of ties.
He called for renewed dialogue with Pyongyang, and for patience. BLOOMBERG
`;

test('a whole clipping fills a blank page, as one step', async () => {
  const { page, session, said } = await opened();
  await page.paste('body', { own: null, html: '', text: CLIPPING, files: [] });
  const expectFilled = () => {
    expect(inlineToText(said().headline)).toBe('Japan, South Korea pledge closer ties after talks');
    expect(said().dateline).toMatchObject({ text: 'KANANASKIS, Alberta –', custom: false });
    expect(said().signOff).toBe('BLOOMBERG');
    expect(session.snapshot.placements).toMatchObject([{ role: 'lead', credit: 'EPA-EFE' }]);
    expect(session.blocks()).toHaveLength(3);
  };
  expectFilled();
  page.undo();
  expect(page.isBlank()).toBe(true);
  expect(page.history.canUndo).toBe(false);
  page.redo();
  expectFilled();
});

test('neighbouring lists of one kind stay two when a story is opened', async () => {
  const list = (id: string) => ({
    id,
    type: 'list' as const,
    kind: 'bullet' as const,
    items: [{ id: `${id}i`, inline: inlineFromText(id) }],
  });
  const { session, desk } = await opened({ ...blankContent('x'), blocks: [list('a'), list('b')] });
  await Promise.resolve();
  await session.flush();
  expect(desk.patches).toEqual([]);
  expect(session.blocks()).toHaveLength(2);
});
