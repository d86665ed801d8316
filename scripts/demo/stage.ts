import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { Galley } from '../../e2e/app.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts';
import { contract } from '../../shared/contract/contract.ts';
import { outcomeSchema } from '../../shared/shell/calls.ts';
import { say } from '../say.ts';

/** How long the demo waits for the app on a busy machine, in ms. */
const PATIENCE = 60_000;

/** The app on a stage: keys under the demo's hands, and a camera in front. */
export class Stage {
  readonly galley = new Galley();
  /** Where the pictures and the package go. */
  readonly out: string;
  readonly pictures: string[] = [];

  constructor(out: string) {
    this.out = out;
  }

  get page(): Page {
    return this.galley.page;
  }

  /** Starts the app in a window of the size that the sketches have. */
  async open(): Promise<void> {
    const page = await this.galley.launch();
    page.setDefaultTimeout(PATIENCE);
    await this.resize(1440, 900);
  }

  /** Width and height of the page, in CSS pixels. */
  async resize(width: number, height: number): Promise<void> {
    await this.galley.app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    await this.page.waitForFunction((wanted) => window.innerWidth === wanted, width);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Waits until something can be seen, and answers it. */
  async see(what: Locator): Promise<Locator> {
    await what.waitFor();
    return what;
  }

  /** Puts the caret into a part by its name and waits until it is there. */
  async focus(part: Locator): Promise<void> {
    await part.focus();
    await this.focused(part);
  }

  async focused(part: Locator): Promise<void> {
    const element = await part.elementHandle();
    await this.page.waitForFunction((one) => one?.contains(document.activeElement), element);
  }

  /** What the system's dialogs will answer from now on. */
  async willChoose(...paths: string[]): Promise<void> {
    await this.galley.app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
    }, paths);
  }

  /** Asks the desk service, as a window does. */
  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const json = await this.page.evaluate(([call, text]) => window.galley.call(call, text), [
      name,
      JSON.stringify(input),
    ] as const);
    const outcome = outcomeSchema.parse(JSON.parse(json));
    if (!outcome.ok) throw new Error(`${name}: ${outcome.error.message}`);
    return contract[name].output.parse(outcome.value) as CallOutput<N>;
  }

  /** One picture light and one dark of what is on screen, once all of it is there. */
  async shoot(name: string, looks: readonly ('light' | 'dark')[] = ['light', 'dark']): Promise<void> {
    for (const colorScheme of looks) {
      await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await this.page.waitForFunction(
        () =>
          document.querySelector('[aria-busy="true"]') === null &&
          [...document.images].every((image) => image.complete) &&
          document.fonts.status === 'loaded',
      );
      const file = `${name}-${colorScheme}.png`;
      await this.page.screenshot({ path: join(this.out, file), animations: 'disabled', caret: 'initial' });
      this.pictures.push(file);
    }
    await this.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    say(`  ${name}`);
  }

  /** Keeps what was on screen when something went wrong. @returns a sentence about it */
  async lastLook(): Promise<string> {
    try {
      await this.page.screenshot({ path: join(this.out, 'failed.png') });
      return 'The demo stopped; what was on screen is in demo-out/failed.png.';
    } catch {
      return 'The demo stopped, and the app no longer shows anything.';
    }
  }

  /** Closes what the app said at the foot of the screen, so that it is on no picture by chance. */
  async quiet(): Promise<void> {
    const toasts = this.page.locator('[data-toast]');
    while ((await toasts.count()) > 0) {
      await toasts.first().getByRole('button', { name: 'Close this result' }).click();
    }
  }
}
