import { expect, type Locator, type Page } from '@playwright/test';

/** Backups: the section of Settings and the dialogs that put one back or mend the store. */
export class BackupsScreen {
  readonly page: Page;
  readonly section: Locator;
  readonly rows: Locator;
  readonly dialog: Locator;
  readonly choices: Locator;

  constructor(page: Page) {
    this.page = page;
    this.section = page.getByRole('region', { name: 'Backups' });
    this.rows = this.section.getByRole('list', { name: 'Backups' }).getByRole('listitem');
    this.dialog = page.getByRole('dialog');
    this.choices = this.dialog.getByRole('radio');
  }

  /** A command out of the palette, by keyboard. */
  async command(words: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.type(words);
    await expect(this.page.getByRole('option').first()).toContainText(words);
    await this.page.keyboard.press('Enter');
  }

  async backUp(): Promise<void> {
    await this.command('Back up now');
    await expect(
      this.page.locator('[data-toast="good"]').filter({ hasText: 'Backed up' }).last(),
    ).toBeVisible();
  }

  /** Tab until something has the focus. */
  async tabTo(target: Locator): Promise<void> {
    for (let step = 0; step < 30; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  }

  /**
   * From the list of backups on: takes the one in focus, says yes, and waits for the desk service to be back.
   * @param words what is said before of the present store
   */
  async putBack(words = 'set aside, not deleted'): Promise<void> {
    await this.tabTo(this.dialog.getByRole('button', { name: 'Go on' }));
    await this.page.keyboard.press('Enter');
    await expect(this.dialog.getByRole('button', { name: 'Put it back' })).toBeFocused();
    await expect(this.dialog).toContainText(words);
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('heading', { name: 'The backup is back in place' })).toBeVisible();
  }

  async haveRead(): Promise<void> {
    await expect(this.dialog.getByRole('button', { name: 'I have read this' })).toBeFocused();
    await this.page.keyboard.press('Enter');
    await expect(this.dialog).toBeHidden();
  }
}
