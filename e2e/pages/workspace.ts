import { expect, type Locator, type Page } from '@playwright/test';
import type { Galley } from '../app.ts';
import { ArticleScreen } from './article.ts';

export type InspectorTab = 'Details' | 'Media' | 'History' | 'Checks';

const TAB_KEYS: Record<InspectorTab, string> = {
  Details: 'Alt+1',
  Media: 'Alt+2',
  History: 'Alt+3',
  Checks: 'Alt+4',
};

/** The printed page with what stands around it: notes, state, inspector, status bar. */
export class Workspace extends ArticleScreen {
  /** The notes of the last paste or drop. */
  readonly notes: Locator;
  readonly saved: Locator;
  readonly state: Locator;
  readonly inspector: Locator;
  readonly toast: Locator;
  /** The address that a link is given. */
  readonly linkAddress: Locator;

  constructor(page: Page) {
    super(page);
    const sheet = page.getByRole('region', { name: 'The page' });
    this.notes = sheet.getByRole('region', { name: /^(Taken in|Not taken in|Pasted|Not pasted)/ });
    this.saved = page.locator('footer [data-saved]');
    this.state = page.locator('header [role="status"]');
    this.inspector = page.getByRole('complementary', { name: 'Inspector' });
    this.toast = page.locator('[data-toast]');
    this.linkAddress = page.getByRole('textbox', { name: 'Address of the link' });
  }

  /** A part of the printed page by its label: "Headline", "Body", "Caption of lead photo". */
  field(label: string): Locator {
    return this.page.locator('[data-sheet]').getByRole('textbox', { name: label, exact: true });
  }

  /** The frame of a lead photo that is still to come. */
  get photoToCome(): Locator {
    return this.page.getByRole('button', { name: /^the lead photo: Photo to come/ });
  }

  async openTab(tab: InspectorTab): Promise<void> {
    await this.page.keyboard.press(TAB_KEYS[tab]);
    await expect(this.page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
  }

  /** Puts the caret at the end of a part. */
  async toEndOf(label: string): Promise<void> {
    await this.field(label).focus();
    await this.selectionTold();
    await this.page.keyboard.press('Control+End');
    await this.selectionTold();
  }

  /**
   * Waits until the editors have been told of the selection. The browser tells it after the key that made it, and
   * a test's next key may be there before.
   */
  async selectionTold(): Promise<void> {
    await this.page.evaluate(
      () => new Promise<void>((told) => requestAnimationFrame(() => requestAnimationFrame(() => told()))),
    );
  }

  async expectSelected(words: string): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => String(document.getSelection()))).toBe(words);
    await this.selectionTold();
  }

  async expectSaved(): Promise<void> {
    await expect(this.saved).toHaveAttribute('data-saved', 'saved');
  }
}

/** Pastes a text by key, as copied in another program. */
export async function pasteText(galley: Galley, text: string): Promise<void> {
  await galley.app.evaluate(async ({ clipboard }, words) => clipboard.writeText(words), text);
  await galley.page.keyboard.press('Control+v');
}

/** What a person answers when the app asks for files or a folder to open, and for a file to save. */
export async function answerDialogs(
  galley: Galley,
  answers: { open?: readonly string[]; save?: string },
): Promise<void> {
  await galley.app.evaluate(({ dialog }, { open, save }) => {
    Object.assign(dialog, {
      showOpenDialog: async () => ({ canceled: open === undefined, filePaths: open ?? [] }),
      showSaveDialog: async () => ({ canceled: save === undefined, filePath: save ?? '' }),
    });
  }, answers);
}
