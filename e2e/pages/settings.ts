import { expect, type Locator, type Page } from '@playwright/test';

/** Settings: who sits here, people, the house, appearance. */
export class SettingsScreen {
  readonly page: Page;
  readonly saved: Locator;

  constructor(page: Page) {
    this.page = page;
    this.saved = page.locator('header [role="status"]');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+,');
    await expect(this.page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
  }

  section(name: 'You' | 'People' | 'The house' | 'Appearance'): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }
}
