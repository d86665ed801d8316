import { expect, type Locator, type Page } from '@playwright/test';

/** Versions of a story side by side or in one text. */
export class HistoryScreen {
  readonly page: Page;
  readonly view: Locator;
  readonly versions: Locator;
  readonly sheet: Locator;
  readonly counts: Locator;
  readonly toast: Locator;

  constructor(page: Page) {
    this.page = page;
    this.view = page.getByRole('region', { name: 'Compare versions' });
    this.versions = this.view.getByRole('listbox', { name: 'Versions' });
    this.sheet = this.view.getByRole('region', { name: 'What differs' });
    this.counts = this.view.getByRole('status');
    this.toast = page.locator('[data-toast]');
  }

  /** Opens the comparison by key; the keys stand on "now". */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+D');
    await expect(this.versions).toBeFocused();
    await expect(this.sheet.getByRole('article')).toBeVisible();
  }

  /** A version of the list, from the top: 0 is now. */
  version(index: number): Locator {
    return this.versions.getByRole('option').nth(index);
  }

  get deleted(): Locator {
    return this.sheet.locator('del');
  }

  get inserted(): Locator {
    return this.sheet.locator('ins');
  }

  /** The change that "next" and "previous" stand on. */
  get current(): Locator {
    return this.sheet.locator('[data-current]');
  }

  as(name: 'Side by side' | 'Inline'): Locator {
    return this.view.getByRole('radio', { name });
  }
}
