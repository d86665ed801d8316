import { expect, type Locator, type Page } from '@playwright/test';

/** The desk: the list of stories and what stands around it. */
export class DeskScreen {
  readonly page: Page;
  readonly list: Locator;
  readonly search: Locator;
  readonly reading: Locator;
  readonly status: Locator;
  readonly toast: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('grid', { name: 'Stories' });
    this.search = page.getByLabel('Search the desk');
    this.reading = page.getByRole('complementary', { name: 'Reading pane' });
    this.status = page.locator('footer');
    this.toast = page.locator('[data-toast]');
  }

  /** The row of a story by its slugline. */
  row(slugline: string): Locator {
    return this.list.getByRole('row').filter({ hasText: slugline });
  }

  /** Narrows the desk by the keyboard: F, a few letters of what to narrow it to, Enter. */
  async narrow(text: string): Promise<void> {
    await expect(this.list).toBeFocused();
    await this.page.keyboard.press('f');
    await this.pick(text);
    await expect(this.list).toBeFocused();
  }

  /** The filters that stand in the search bar, in order. */
  get filters(): Locator {
    return this.page.getByRole('group', { name: 'Filters' }).getByRole('button');
  }

  /** A saved search in the sidebar. */
  saved(name: string): Locator {
    return this.page.getByRole('region', { name: 'Saved searches' }).getByRole('button', { name });
  }

  /** The headline of the story in the reading pane. */
  get headline(): Locator {
    return this.reading.getByRole('heading', { level: 2 });
  }

  /** Rows that are chosen and drawn. */
  get chosen(): Locator {
    return this.list.locator('[aria-selected="true"]');
  }

  /** The story that the keys stand on. */
  async cursor(): Promise<string> {
    const id = await this.list.getAttribute('aria-activedescendant');
    if (id === null) return '';
    return (await this.page.locator(`[id="${id}"] [role="gridcell"]`).nth(1).textContent()) ?? '';
  }

  async expectCursor(slugline: string): Promise<void> {
    await expect.poll(() => this.cursor()).toBe(slugline);
  }

  /** How many stories the list says that it has. */
  async total(): Promise<number> {
    return Number(await this.list.getAttribute('aria-rowcount')) - 1;
  }

  async expectTotal(total: number): Promise<void> {
    await expect(this.list).toHaveAttribute('aria-rowcount', String(total + 1));
  }

  /** The text of the field in the list that floats over the screen, and takes what is first. */
  async pick(text: string): Promise<void> {
    const field = this.page.getByRole('dialog').getByRole('combobox');
    await field.fill(text);
    await expect(this.page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
    await this.page.keyboard.press('Enter');
  }
}
