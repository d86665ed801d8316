import { blankContent } from '../shared/article/content.ts';
import { inlineFromText } from '../shared/manuscript/inline.ts';
import { expect, test } from './app.ts';
import { beginArticle } from './pages/article.ts';
import { Inspector } from './pages/inspector.ts';

test('Go puts the caret into the very block that a check is about', async ({ galley }) => {
  const article = await beginArticle(galley);
  const suggestion = { id: 's1', kind: 'insert' as const, person: 'p1', at: '2026-01-01T12:00:00Z' };
  const words = 'The county will review the timetable in January when the first figures are in. '.repeat(4);
  const blocks = Array.from({ length: 40 }, (_, index) => ({
    id: `b${index}`,
    type: 'paragraph' as const,
    inline:
      index === 25
        ? [
            { type: 'text' as const, text: 'The harbour ' },
            { type: 'text' as const, text: 'slept', suggestion },
            { type: 'text' as const, text: ' until noon.' },
          ]
        : inlineFromText(`${index} ${words}`),
  }));
  await article.openStory({
    ...blankContent('x'),
    fields: { ...blankContent('x').fields, headline: inlineFromText('Harbour sleeps') },
    blocks,
  });
  await article.press('Alt+4');
  const go = article.page.getByRole('button', { name: 'Go: A suggestion is open in the body' });
  await expect(article.block(25)).not.toBeInViewport();
  await go.press('Enter');
  await expect(article.body).toBeFocused();
  await expect(article.block(25)).toBeInViewport();
  await article.type(' Nobody minded.');
  await expect(article.block(25)).toHaveText('The harbour slept until noon. Nobody minded.');
});

test('whoever fills in what is missing and approves at once is not refused for it', async ({ galley }) => {
  const article = await beginArticle(galley);
  const body = [{ id: 'b1', type: 'paragraph' as const, inline: inlineFromText('It slept until noon.') }];
  await article.openStory({ ...blankContent('x'), blocks: body });
  const { state } = new Inspector(article.page);
  await article.press('Control+Enter');
  await expect(state).toContainText('Submitted');
  await article.press('Control+Enter');
  await expect(state).toContainText('In review');
  await article.press('Alt+4');
  await expect(article.page.getByRole('button', { name: 'Go: Headline missing' })).toBeVisible();
  await article.caret(article.headline);
  await article.type('Harbour sleeps');
  await article.press('Control+Enter');
  await expect(state).toContainText('Approved');
});
