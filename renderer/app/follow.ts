import type { QueryClient } from '@tanstack/react-query';

/** Events come in rows, while stories are taken in for one: after the first, lists follow once for all in so many ms. */
const FOLLOW_EVERY = 400;
/** Somebody who types makes an event every quarter of a second; lists follow once they pause so long, in ms. */
const PAUSE = 1000;
/** Nobody pauses for ever: lists follow a typist after so long at the latest, in ms. */
const AT_LATEST = 3000;

type Timer = ReturnType<typeof setTimeout>;

/**
 * Asks again for what events made old. What is not on screen is only marked, and asked for when it is shown
 * again; what is on screen follows at once, or, while somebody types, at their pauses: no key waits for a list.
 */
export class Follower {
  readonly #client: Pick<QueryClient, 'invalidateQueries'>;
  readonly #old = new Set<string>();
  readonly #typed = new Set<string>();
  #timer: Timer | null = null;
  #pause: Timer | null = null;
  #typedSince = 0;

  constructor(client: Pick<QueryClient, 'invalidateQueries'>) {
    this.#client = client;
  }

  /** These calls answer differently by now. */
  changed(calls: readonly string[]): void {
    for (const name of calls) this.#old.add(name);
    if (this.#timer !== null) return;
    this.#ask(this.#old);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#ask(this.#old);
    }, FOLLOW_EVERY);
  }

  /** The same, because somebody writes just now and more of it is to come. */
  typed(calls: readonly string[]): void {
    for (const name of calls) {
      this.#typed.add(name);
      void this.#client.invalidateQueries({ queryKey: [name], refetchType: 'none' });
    }
    const now = Date.now();
    if (this.#pause === null) this.#typedSince = now;
    else clearTimeout(this.#pause);
    const wait = Math.max(0, Math.min(PAUSE, this.#typedSince + AT_LATEST - now));
    this.#pause = setTimeout(() => {
      this.#pause = null;
      this.#ask(this.#typed);
    }, wait);
  }

  stop(): void {
    for (const timer of [this.#timer, this.#pause]) if (timer !== null) clearTimeout(timer);
    this.#timer = null;
    this.#pause = null;
  }

  #ask(names: Set<string>): void {
    for (const name of names) void this.#client.invalidateQueries({ queryKey: [name] });
    names.clear();
  }
}
