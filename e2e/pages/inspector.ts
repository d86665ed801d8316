import { expect, type Locator, type Page } from '@playwright/test';

export type InspectorTab = 'Details' | 'Media' | 'History' | 'Checks';
const KEYS: Record<InspectorTab, string> = {
  Details: 'Alt+1',
  Media: 'Alt+2',
  History: 'Alt+3',
  Checks: 'Alt+4',
};

/** What stands beside the printed page of an open story, and the bar above both. */
export class Inspector {
  readonly page: Page;
  readonly root: Locator;
  readonly slugline: Locator;
  readonly state: Locator;
  readonly saved: Locator;
  readonly toast: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('complementary', { name: 'Inspector' });
    this.slugline = page.getByRole('heading', { level: 1 });
    this.state = page.locator('header [role="status"]').first();
    this.saved = page.locator('footer [data-saved="saved"]');
    this.toast = page.locator('[data-toast]');
  }

  async show(tab: InspectorTab): Promise<void> {
    await this.page.keyboard.press(KEYS[tab]);
    await expect(this.root.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
  }

  /** A field of the side that is shown. */
  field(label: string): Locator {
    return this.root.getByLabel(label, { exact: true });
  }

  /** Chips of topics or keywords, in order. */
  chips(of: 'Topics' | 'Keywords'): Locator {
    return this.root.getByRole('grid', { name: new RegExp(`^${of}`) }).getByRole('row');
  }

  /** Types into a field with offers and takes the one of that name. */
  async pick(label: string, text: string, option: string): Promise<void> {
    await this.field(label).fill(text);
    const offered = this.page.getByRole('option', { name: option }).first();
    await expect(offered).toBeVisible();
    await offered.click();
  }
}
