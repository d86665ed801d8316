import type { Locator, Page } from '@playwright/test';

/** What stands in place of the app when the store cannot be opened. */
export class ProblemScreen {
  readonly root: Locator;
  readonly words: Locator;
  readonly retry: Locator;

  constructor(page: Page) {
    this.root = page.locator('[data-problem]');
    this.words = this.root.getByRole('alert');
    this.retry = page.getByRole('button', { name: 'Try again' });
  }

  /** The problem that it is about. */
  code(): Promise<string | null> {
    return this.root.getAttribute('data-problem');
  }
}
