import type { Page } from '@playwright/test';
import type { Galley } from '../../e2e/app.ts';
import { Workspace } from '../../e2e/pages/workspace.ts';
import { ChannelClient } from '../../main/desk/client.ts';
import { knock } from '../../main/desk/socket/knock.ts';
import { inlineToText } from '../../shared/manuscript/inline.ts';

/** How often a part may be killed within one life: the app gives up on a part that ends again and again. */
const DEATHS = { page: 3, desk: 4, media: 4 };
/** How long a service that was killed may take to answer again, in ms. */
const PATIENCE = 30_000;

/** The binding that the page tells of what it calls saved. */
const TELL = 'galleyCrashSaved';

/** The app from a start to its end, with one article open, and the store's socket beside it. */
export class Life {
  readonly galley: Galley;
  #page: Page;
  #client: ChannelClient;
  /** How long the text is that the screen last called saved, in letters. */
  acknowledged = 0;
  #article: string;
  #left = { ...DEATHS };

  private constructor(galley: Galley, page: Page, client: ChannelClient, article: string) {
    this.galley = galley;
    this.#page = page;
    this.#client = client;
    this.#article = article;
  }

  /** Starts the app and opens an article. */
  static async start(galley: Galley, article: string): Promise<Life> {
    const page = await galley.launch();
    const client = await reach(galley.store);
    const life = new Life(galley, page, client, article);
    await life.#begin(page);
    return life;
  }

  get page(): Page {
    return this.#page;
  }

  get client(): ChannelClient {
    return this.#client;
  }

  /** Whether that part may be killed once more before the app gives up on it. */
  mayLose(part: keyof typeof DEATHS): boolean {
    return this.#left[part] > 0;
  }

  /** Makes a kill ready. The page's has its own way: `aimAtPage`. */
  async aim(part: 'everything' | 'desk' | 'media'): Promise<() => Promise<void>> {
    if (part !== 'everything') this.#left[part] -= 1;
    return this.galley.aim(part);
  }

  async aimAtPage(): Promise<{ shoot: () => void; back: () => Promise<void> }> {
    this.#left.page -= 1;
    const { shoot, back } = await this.galley.aimAtPage();
    return {
      shoot,
      back: async () => {
        this.#page = await back();
        await this.#begin(this.#page);
      },
    };
  }

  /** The screen says that everything is on the disk. */
  async saved(): Promise<void> {
    await this.#page.locator('footer [data-saved="saved"]').waitFor();
  }

  /** Whether the screen says within so many ms that the disk does not take the words. */
  async saysUnsaved(within: number): Promise<boolean> {
    const unsaved = this.#page.locator('footer [data-saved="unsaved"]');
    return unsaved.waitFor({ timeout: within }).then(
      () => true,
      () => false,
    );
  }

  /** Reaches the service that was started in place of a killed one. */
  async reachAgain(): Promise<void> {
    this.#client.close();
    this.#client = await reach(this.galley.store);
  }

  /** The body as the store has it. */
  async stored(): Promise<string> {
    return storedText(this.#client, this.#article);
  }

  /** The body as it stands on the screen. */
  async shown(): Promise<string> {
    return new Workspace(this.#page).field('Body').evaluate((element) => element.textContent ?? '');
  }

  /** Ends the app in order. */
  async close(): Promise<void> {
    this.#client.close();
    await this.galley.close();
  }

  /** Opens another article in place of the one that is open. */
  async turnTo(article: string): Promise<void> {
    if (article === this.#article) return;
    this.#article = article;
    await this.#open(this.#page);
  }

  /** A page that has just loaded. */
  async #begin(page: Page): Promise<void> {
    await page.exposeFunction(TELL, (length: number) => {
      this.acknowledged = length;
    });
    await this.#open(page);
  }

  async #open(page: Page): Promise<void> {
    const workspace = new Workspace(page);
    await page.locator('#main').waitFor();
    await page.evaluate((to) => {
      if (window.location.hash === to) return;
      document.querySelector('[data-sheet]')?.setAttribute('data-left', '');
      window.location.replace(to);
    }, `#/article/${this.#article}`);
    await page.locator('[data-sheet]:not([data-left])').waitFor();
    await workspace.toEndOf('Body');
    this.acknowledged = 0;
    await workspace.field('Body').evaluate(tellWhatIsSaved, TELL);
  }
}

/** Runs in the page: tells how much text stands whenever the screen says that all is saved. */
function tellWhatIsSaved(body: Element, name: string): void {
  const tell = Reflect.get(window, name) as (length: number) => void;
  const look = () => {
    const saved = document.querySelector('footer [data-saved="saved"]') !== null;
    if (saved && body.isConnected) tell((body.textContent ?? '').length);
  };
  const foot = document.querySelector('footer');
  if (foot === null) throw new Error('There is no status bar');
  new MutationObserver(look).observe(foot, { subtree: true, childList: true, attributes: true });
}

/** A client of the service of a store, once there is one that answers. */
async function reach(store: string): Promise<ChannelClient> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const channel = await knock(store);
    if (channel !== null) return new ChannelClient(channel);
    if (performance.now() > until) throw new Error('The desk service did not come back');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The body of an article as one text. */
export async function storedText(client: ChannelClient, article: string): Promise<string> {
  const { content } = await client.call('articles.peek', { id: article });
  return content.blocks.map((block) => ('inline' in block ? inlineToText(block.inline) : '')).join('\n');
}
