import { expect, type Locator, type Page } from '@playwright/test';

/** The Photos screen: contact sheet, one large, its words. */
export class PhotosScreen {
  readonly page: Page;
  readonly sheet: Locator;
  readonly caption: Locator;
  readonly credit: Locator;
  readonly altText: Locator;
  readonly saved: Locator;
  readonly toast: Locator;

  constructor(page: Page) {
    this.page = page;
    const words = page.getByRole('complementary', { name: 'Words of the photo' });
    this.sheet = page.getByRole('listbox', { name: 'Contact sheet' });
    this.caption = words.getByLabel('Caption');
    this.credit = words.getByLabel('Credit');
    this.altText = words.getByLabel('Alt text');
    this.saved = page.locator('footer [data-saved]');
    this.toast = page.locator('[data-toast]');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+3');
    await expect(this.page.getByRole('heading', { name: 'Photos', exact: true })).toBeVisible();
  }

  /** File name of the photo that is shown large. */
  current(): Locator {
    return this.sheet.locator('[aria-selected="true"]');
  }
}
