/** Milliseconds of edits after which a version is kept by itself. */
export const KEEP_AFTER = 10 * 60_000;
/** Milliseconds until it is tried again when the service refused. */
const AGAIN_AFTER = 60_000;

/**
 * Keeps a version after ten minutes of edits: reckoned from the first edit that no version has. Nothing is kept
 * while nobody writes.
 */
export class RevisionClock {
  readonly #keep: () => Promise<unknown>;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #stopped = false;

  /** `keep` makes a version of what is written; when it rejects it is tried again. */
  constructor(keep: () => Promise<unknown>) {
    this.#keep = keep;
  }

  /** Something was written. Cheap, called for every key. */
  edited(): void {
    if (this.#timer === null && !this.#stopped) this.#wait(KEEP_AFTER);
  }

  /** A version was made of everything up to now. */
  kept(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** A version could not be made: it is tried again soon. */
  failed(): void {
    if (this.#timer === null && !this.#stopped) this.#wait(AGAIN_AFTER);
  }

  /** Keeps nothing more. */
  stop(): void {
    this.#stopped = true;
    this.kept();
  }

  #wait(delay: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#keep().catch(() => this.failed());
    }, delay);
  }
}
