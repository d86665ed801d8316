import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { launchGalley } from './launch.ts';
import { type BenchRow, plainRow, quantile } from './report.ts';
import { paragraphs, storeOf } from './stories.ts';

const STORIES = 24;
const LONG = 8;
const ROUNDS = 2;

/** From Enter on a row of the desk to the painted page with its words: stories of 800 and of 10,000 words. */
export async function benchOpen(): Promise<BenchRow[]> {
  return [
    await opening('open an article of 800 words', 800, STORIES),
    await opening('open an article of 10,000 words', 10_000, LONG),
  ];
}

async function opening(name: string, words: number, count: number): Promise<BenchRow> {
  const names = Array.from({ length: count }, (_, index) => `Story ${String(index + 1).padStart(2, '0')}`);
  const store = await storeOf(
    names.map((headline, index) => ({ headline, paragraphs: paragraphs(words, words + index) })),
  );
  const running = await launchGalley(store);
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const headline of names) {
      const took = await openOnce(running.page, headline);
      // The first round warms the engine.
      if (round > 0) times.push(took);
    }
  }
  await running.close();
  rmSync(store, { recursive: true, force: true });
  return plainRow(`${name}, p95 of ${times.length}`, 'ms', quantile(times, 0.95), 100);
}

/** Opens a story by key and goes back. Milliseconds from the key to the frame that shows its words. */
async function openOnce(page: Page, headline: string): Promise<number> {
  const row = page.getByRole('row', { name: headline });
  await row.click();
  // Awaited before the key is pressed: keys and scripts reach the page by different ways.
  await page.evaluate(() => {
    const opened = new Promise<number>((resolve) => {
      addEventListener(
        'keydown',
        (event) => {
          const look = () => {
            if (!document.querySelector('[data-part="body"] p')) return requestAnimationFrame(look);
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
            channel.port2.postMessage(null);
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
    Object.assign(window, { benchOpened: opened });
  });
  await page.keyboard.press('Enter');
  const took = await page.evaluate(() => (window as unknown as { benchOpened: Promise<number> }).benchOpened);
  await page.keyboard.press('Alt+ArrowLeft');
  await row.waitFor();
  return took;
}
