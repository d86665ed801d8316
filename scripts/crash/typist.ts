import type { Page } from '@playwright/test';
import { Random } from '../bench/random.ts';

const LETTERS = 'etaoinshrdlucmfwypvbgk';

/** A key that was pressed, and when the app had taken it (ms of `performance.now`). */
export interface Stroke {
  letter: string;
  at: number;
}

/**
 * Types at the pace of a fast reporter and keeps its own log of the keys, outside the app. A key counts as
 * pressed when the app has answered for it. `stop` ends the typing; so does the end of the page.
 */
export class Typist {
  readonly strokes: Stroke[] = [];
  readonly #random: Random;
  #stopped = false;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Types until it is stopped or that many keys are pressed. */
  async type(page: Page, keys: number): Promise<void> {
    for (let count = 0; count < keys && !this.#stopped; count++) {
      const blank = count % 6 === 5;
      const letter = blank ? ' ' : this.#random.pick([...LETTERS]);
      try {
        await page.keyboard.press(blank ? 'Space' : letter);
      } catch {
        return;
      }
      this.strokes.push({ letter, at: performance.now() });
      await new Promise((resolve) => setTimeout(resolve, 25 + this.#random.below(60)));
    }
  }

  get text(): string {
    return this.strokes.map((stroke) => stroke.letter).join('');
  }
}
