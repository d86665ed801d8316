import type { Page } from '@playwright/test';
import { Random } from '../bench/random.ts';

const LETTERS = [...'etaoinshrdlucmfwypvbgk'];

/** A key that was pressed. Times are ms of `performance.now`, a clock that never goes back. */
export interface Stroke {
  letter: string;
  pressed: number;
  /** When the app had answered for it; null when it never did. */
  taken: number | null;
}

/**
 * Types at the pace of a fast reporter and keeps its own log of the keys, outside the app. `stop` ends the typing;
 * so does the end of the page.
 */
export class Typist {
  readonly strokes: Stroke[] = [];
  readonly #random: Random;
  #stopped = false;
  #shortcut: string | null = null;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Presses a shortcut between the next two letters. */
  press(shortcut: string): void {
    this.#shortcut = shortcut;
  }

  /** Types until it is stopped, or until the page is gone. */
  async type(page: Page): Promise<void> {
    for (let count = 0; !this.#stopped; count++) {
      try {
        await this.#key(page, count % 6 === 5 ? ' ' : this.#random.pick(LETTERS));
      } catch {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 25 + this.#random.below(60)));
    }
  }

  /** The longest that one of the keys since then took to be answered, in ms. */
  slowest(since: number): number {
    const now = performance.now();
    const recent = this.strokes.filter(({ pressed, taken }) => pressed >= since || (taken ?? now) >= since);
    return recent.reduce((most, { pressed, taken }) => Math.max(most, (taken ?? now) - pressed), 0);
  }

  async #key(page: Page, letter: string): Promise<void> {
    const shortcut = this.#shortcut;
    this.#shortcut = null;
    if (shortcut !== null) await page.keyboard.press(shortcut);
    const stroke: Stroke = { letter, pressed: performance.now(), taken: null };
    this.strokes.push(stroke);
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    stroke.taken = performance.now();
  }
}
