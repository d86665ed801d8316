import { expect, type Locator, type Page } from '@playwright/test';
import { type Content, contentSchema } from '../../shared/article/content.ts';
import type { Block } from '../../shared/manuscript/blocks.ts';
import { inlineToText } from '../../shared/manuscript/inline.ts';
import type { Galley } from '../app.ts';
import { callDesk } from './desk-api.ts';
import { FirstRunScreen } from './first-run.ts';

export type PartName = 'Headline' | 'Standfirst' | 'Byline' | 'Dateline' | 'Body' | 'Sign-off';

/** The article screen: the printed page, edited in place. */
export class ArticleScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  part(name: PartName): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  get headline(): Locator {
    return this.part('Headline');
  }

  get body(): Locator {
    return this.part('Body');
  }

  get dateline(): Locator {
    return this.part('Dateline');
  }

  caption(photo = 'the lead photo'): Locator {
    return this.page.getByRole('textbox', { name: `Caption of ${photo}` });
  }

  credit(photo = 'the lead photo'): Locator {
    return this.page.getByRole('textbox', { name: `Credit of ${photo}` });
  }

  altText(photo = 'the lead photo'): Locator {
    return this.page.getByRole('textbox', { name: `Alt text of ${photo}` });
  }

  /** Blocks of the body as drawn. */
  block(index: number): Locator {
    return this.body.locator(':scope > *').nth(index);
  }

  /** Opens a blank story by key. */
  async newStory(): Promise<void> {
    await this.page.keyboard.press('Control+n');
    await expect(this.page.getByRole('textbox', { name: 'Headline' })).toBeVisible();
    await expect(this.headline).toHaveText('');
    await expect(this.headline).toBeFocused();
  }

  /** Makes a story with this content and opens it. */
  async openStory(content: Content): Promise<void> {
    const { id } = await callDesk(this.page, 'articles.create', { content });
    await this.open(id);
  }

  async open(id: string): Promise<void> {
    await expect(this.page.locator('footer')).toBeVisible();
    await this.page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/article/${id}`);
    await expect(this.body).toBeVisible();
  }

  /** The id of the story on screen. */
  async id(): Promise<string> {
    return this.page.evaluate(() => window.location.hash.replace('#/article/', ''));
  }

  /** What the disk has of it. */
  async onDisk(): Promise<Content> {
    const view = await callDesk(this.page, 'articles.peek', { id: await this.id() });
    return contentSchema.parse(view.content);
  }

  /** Waits until the disk has these words in the body, block by block. */
  async expectBody(words: readonly string[]): Promise<void> {
    // While the desk service starts again, nobody can look at the disk.
    const read = async () => (await this.onDisk()).blocks.map(wordsOf);
    await expect.poll(() => read().catch(() => null)).toEqual(words);
  }

  /** Waits until the disk's blocks look like this. */
  async expectBlocks(blocks: object[]): Promise<void> {
    await expect.poll(async () => (await this.onDisk()).blocks).toMatchObject(blocks);
  }

  async expectField<N extends keyof Content['fields']>(name: N, value: unknown): Promise<void> {
    await expect.poll(async () => (await this.onDisk()).fields[name]).toEqual(value);
  }

  /** Puts the caret at an end of a part and waits until the editor knows of it. */
  async caret(part: Locator, where: 'start' | 'end' = 'end'): Promise<void> {
    await part.focus();
    await this.page.keyboard.press(where === 'start' ? 'Control+Home' : 'Control+End');
    await expect(part).toBeFocused();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }
}

function wordsOf(block: Block): string {
  if (block.type === 'figure') return `[${block.placementId}]`;
  if (block.type === 'list') return block.items.map((item) => inlineToText(item.inline)).join(' | ');
  return inlineToText(block.inline);
}

/** Starts the app for an editor who sits down for the first time. */
export async function beginArticle(galley: Galley): Promise<ArticleScreen> {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'editor');
  return new ArticleScreen(page);
}
