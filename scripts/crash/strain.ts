import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** How often this process asks to be woken, in ms. */
const TICK = 20;
/** Pause between two test writes, in ms. */
const WRITE_EVERY = 200;

interface Delay {
  at: number;
  ms: number;
}

/**
 * How much the machine holds up whoever runs on it, seen from outside the app: how late this process is woken, and
 * how long the disk takes for a few synced bytes. It tells a starved machine from an app that saves late.
 */
export class Strain {
  readonly #file: string;
  #late: Delay[] = [];
  #writes: Delay[] = [];
  #timer: ReturnType<typeof setInterval> | null = null;
  #writing: Promise<void> = Promise.resolve();
  #ended = false;
  #writeBegun: number | null = null;

  /** @param folder on the disk that is asked */
  constructor(folder: string) {
    this.#file = join(folder, 'strain');
  }

  start(): void {
    let due = performance.now() + TICK;
    this.#timer = setInterval(() => {
      const now = performance.now();
      this.#late.push({ at: now, ms: Math.max(0, now - due) });
      due = now + TICK;
    }, TICK);
    this.#writing = this.#write();
  }

  /** The worst delays since then added up, in ms: one may have come after the other. */
  since(then: number): number {
    this.#late = this.#late.filter(({ at }) => at >= then);
    this.#writes = this.#writes.filter(({ at }) => at >= then);
    const under = this.#writeBegun === null ? 0 : performance.now() - this.#writeBegun;
    return worst(this.#late) + Math.max(worst(this.#writes), under);
  }

  async end(): Promise<void> {
    this.#ended = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#writing;
    await rm(this.#file, { force: true });
  }

  async #write(): Promise<void> {
    const handle = await open(this.#file, 'w');
    try {
      while (!this.#ended) {
        await this.#once(handle);
        await new Promise((resolve) => setTimeout(resolve, WRITE_EVERY));
      }
    } finally {
      await handle.close();
    }
  }

  async #once(handle: FileHandle): Promise<void> {
    const before = performance.now();
    this.#writeBegun = before;
    await handle.write(Buffer.alloc(4096), 0, 4096, 0);
    await handle.sync();
    const now = performance.now();
    this.#writeBegun = null;
    this.#writes.push({ at: now, ms: now - before });
  }
}

function worst(delays: readonly Delay[]): number {
  return delays.reduce((most, { ms }) => Math.max(most, ms), 0);
}
