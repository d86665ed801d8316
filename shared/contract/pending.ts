import type { CallError, Reply } from './define.ts';

type Settle = (reply: Reply) => void;

/** Calls that were sent and not yet answered. Every one is answered exactly once, at the latest by `fail`. */
export class PendingCalls {
  #next = 1;
  #waiting = new Map<number, Settle>();

  /** A number for a new call, and its answer. */
  open(): { id: number; reply: Promise<Reply> } {
    const id = this.#next++;
    const reply = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    return { id, reply };
  }

  /** Takes an answer; one that nobody waits for is ignored. */
  settle(reply: Reply): void {
    const settle = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    settle?.(reply);
  }

  /** Answers calls with a failure: those named, or all. */
  fail(error: CallError, ids: Iterable<number> = [...this.#waiting.keys()]): void {
    for (const id of ids) this.settle({ id, ok: false, error });
  }

  get size(): number {
    return this.#waiting.size;
  }
}

/** The answer to a call whose service ended before it could answer. */
export const SERVICE_LOST: CallError = {
  code: 'service-lost',
  message: 'The desk service ended while this was under way.',
  hint: 'It is being started again. What was saved is safe; try once more.',
};
