import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Galley, Galley as RealApp } from '../../e2e/app.ts';
import { ordinaryRuntime } from '../../e2e/runtime.ts';
import { startDesk } from '../../main/desk/start.ts';
import { blankContent } from '../../shared/article/content.ts';
import { inlineFromText, inlineToText } from '../../shared/manuscript/inline.ts';
import { Random } from '../bench/random.ts';
import { judge, type Verdict } from './judge.ts';
import { Typist } from './typist.ts';

export type Kind = 'everything' | 'page' | 'desk' | 'media';

export interface Outcome extends Verdict {
  kind: Kind;
  /** Faults that the store's own check found. */
  storeProblems: string[];
  /** Files that a killed process left half written. */
  halfFiles: string[];
}

const HEADLINE = 'Crash';
/** Longer than any round types. */
const MOST_KEYS = 400;

/** One app and one store on which rounds are played. `app` is a folder with a built app, this one by default. */
export class CrashRun {
  readonly galley: Galley;
  readonly #random: Random;
  #articleId = '';
  #known = '';

  constructor(seed: number, app?: string) {
    this.galley = new RealApp(app === undefined ? ordinaryRuntime() : ordinaryRuntime(app));
    this.#random = new Random(seed);
  }

  /** Makes the store and the one article that is typed in. */
  async prepare(): Promise<void> {
    const blank = blankContent('b1');
    await this.#desk(async (client) => {
      await client.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'reporter' });
      const { id } = await client.call('articles.create', {
        content: { ...blank, fields: { ...blank.fields, headline: inlineFromText(HEADLINE) } },
      });
      this.#articleId = id;
    });
  }

  /** Types real keys, kills at a random moment between or during them, and holds what is there against the log. */
  async round(kind: Kind): Promise<Outcome> {
    const page = await this.galley.launch();
    await openArticle(page);
    const typist = new Typist(this.#random.below(1e9));
    const typing = typist.type(page, MOST_KEYS);
    await new Promise((resolve) => setTimeout(resolve, 300 + this.#random.below(2500)));
    const killedAt = performance.now();
    await this.galley.kill(kind);
    if (kind === 'everything' || kind === 'page') {
      typist.stop();
      await typing;
      if (kind === 'page') await this.galley.kill('everything');
    } else {
      // The window lives on: some more keys, and then everything must reach the disk.
      await new Promise((resolve) => setTimeout(resolve, 400));
      typist.stop();
      await typing;
      await page.locator('footer [data-saved="saved"]').waitFor();
      await this.galley.close();
    }
    const strokes = typist.strokes.filter(
      (stroke) => kind === 'desk' || kind === 'media' || stroke.at <= killedAt,
    );
    return { kind, ...(await this.#look(strokes, killedAt)) };
  }

  async end(): Promise<void> {
    await this.galley.end();
  }

  async #look(
    strokes: readonly { letter: string; at: number }[],
    killedAt: number,
  ): Promise<Omit<Outcome, 'kind'>> {
    return this.#desk(async (client) => {
      const { content } = await client.call('articles.peek', { id: this.#articleId });
      const text = content.blocks
        .map((block) => ('inline' in block ? inlineToText(block.inline) : ''))
        .join('\n');
      const verdict = judge(text.slice(this.#known.length), strokes, killedAt);
      if (!text.startsWith(this.#known)) verdict.broken = true;
      this.#known = text;
      const report = await client.call('store.check', null);
      return {
        ...verdict,
        storeProblems: report.problems.map((problem) => problem.message),
        halfFiles: halfFiles(this.galley.store),
      };
    });
  }

  async #desk<T>(
    work: (
      client: Awaited<ReturnType<typeof startDesk>> extends { client(): infer C } ? C : never,
    ) => Promise<T>,
  ): Promise<T> {
    const desk = await startDesk({ storeDir: this.galley.store });
    const client = desk.client();
    try {
      return await work(client);
    } finally {
      client.close();
      await desk.close();
    }
  }
}

async function openArticle(page: Page): Promise<void> {
  const body = page.getByRole('textbox', { name: 'Body' });
  // A killed app comes back to the article that was open; the first time it is opened from the desk.
  const row = page.getByRole('row', { name: new RegExp(HEADLINE) });
  await body.or(row).first().waitFor();
  if (!(await body.isVisible())) await row.dblclick();
  await body.click();
  await page.keyboard.press('Control+End');
}

/** Files in the store that are still called as if somebody wrote them. */
function halfFiles(store: string): string[] {
  return readdirSync(store, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(part|tmp|partial)$/.test(name))
    .map((name) => join(store, name));
}
