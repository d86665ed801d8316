import { expect, type Locator, type Page } from '@playwright/test';
import type { Role } from '../../shared/workflow/states.ts';

const DOES: Record<Role, string> = { reporter: 'write', editor: 'edit', desk: 'send' };

/** "Who is writing?" */
export class FirstRunScreen {
  readonly name: Locator;
  readonly initials: Locator;
  readonly open: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.name = page.getByLabel('Name');
    this.initials = page.getByLabel('Initials');
    this.open = page.getByRole('button', { name: 'Open the desk' });
  }

  /** The card of a role. */
  role(role: Role): Locator {
    return this.#page.getByRole('radio', { name: DOES[role] });
  }

  /** Gives a name and a role by keyboard alone, and waits for the desk. */
  async begin(name: string, role: Role = 'reporter'): Promise<void> {
    await expect(this.name).toBeFocused();
    await this.#page.keyboard.type(name);
    await this.#page.keyboard.press('Tab');
    await this.#page.keyboard.press('Tab');
    await this.#page.keyboard.press('Tab');
    await expect(this.role('reporter')).toBeFocused();
    for (let step = ['reporter', 'editor', 'desk'].indexOf(role); step > 0; step -= 1) {
      await this.#page.keyboard.press('ArrowRight');
    }
    await expect(this.role(role)).toBeChecked();
    await this.#page.keyboard.press('Enter');
    await expect(this.#page.getByRole('grid', { name: 'Stories' })).toBeFocused();
  }
}
