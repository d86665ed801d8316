import type { ArticleMeta, ArticlePatch } from '../../shared/contract/articles.ts';
import type { CallError } from '../../shared/contract/define.ts';
import { DeskError } from '../../shared/contract/error.ts';
import { type Changes, isEmpty, mergeChanges, NO_CHANGES, toPatch } from './changes.ts';

/** What the disk has, in the words of the status bar. */
export type SaveState =
  /** Everything is on disk; `at` is RFC 3339, when the last patch reached it. */
  | { kind: 'saved'; at: string }
  /** Something was typed that is on its way. */
  | { kind: 'saving' }
  /** The disk did not take it. It stays in memory and is sent again. */
  | { kind: 'unsaved'; error: CallError };

export interface Acknowledgement {
  seq: number;
  savedAt: string;
  meta: ArticleMeta;
}

export interface SaveQueueOptions {
  id: string;
  /** The number of the last patch that the disk has. */
  seq: number;
  savedAt: string;
  send(patch: ArticlePatch): Promise<Acknowledgement>;
  /** Hands over what changed since it was last asked; called just before a patch is made. */
  collect(): Changes;
  onState(state: SaveState): void;
  onAcknowledged(acknowledgement: Acknowledgement): void;
}

/** Quiet time between patches while somebody types, in milliseconds. */
export const SEND_EVERY = 250;
/** Waits before a patch is sent again, in milliseconds; the last one repeats. */
const RETRIES = [150, 300, 600, 1200, 2000];
/** A restart of the service takes a fraction of a second: that many lost calls are not worth a banner. */
const QUIET_RETRIES = 2;
/** An answer that takes longer than this, in milliseconds, is told: nobody should type for a second into nothing. */
const SILENT_AFTER = 650;
const SILENT: CallError = {
  code: 'no-answer',
  message: 'Not saved yet: the disk has not answered.',
  hint: 'The words are kept in this window and are saved as soon as it does.',
};
/** Failures that are no answer: the patch may have been applied. */
const LOST_CODES = new Set(['service-lost', 'disconnected']);

/**
 * Sends the changes of one article to the disk: one patch in flight, numbered, at most `SEND_EVERY` apart.
 * A patch that was not acknowledged is sent again under its number, which the service applies once.
 */
export class SaveQueue {
  readonly #options: SaveQueueOptions;
  #seq: number;
  #state: SaveState;
  #waiting: Changes = NO_CHANGES;
  #sent: { seq: number; changes: Changes } | null = null;
  #flight: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #failures = 0;
  #dirty = false;
  #closed = false;

  constructor(options: SaveQueueOptions) {
    this.#options = options;
    this.#seq = options.seq;
    this.#state = { kind: 'saved', at: options.savedAt };
  }

  get state(): SaveState {
    return this.#state;
  }

  /** Something changed: it will be collected and sent soon. Cheap, called for every key. */
  touch(): void {
    if (this.#closed) return;
    this.#dirty = true;
    if (this.#state.kind === 'saved') this.#setState({ kind: 'saving' });
    if (!this.#flight && this.#timer === null) this.#schedule(SEND_EVERY);
  }

  /**
   * Resolves when everything up to now is on disk. Rejects with the service's `DeskError` when it is not;
   * the changes stay and are sent again.
   */
  async flush(): Promise<void> {
    // A patch that is under way was made before this call, so what came since needs one more.
    if (this.#flight) await this.#flight.catch(() => undefined);
    this.#cancelTimer();
    await this.#attempt();
  }

  /** Takes over the numbers of an article that was opened again. Nothing may be waiting. */
  restart(seq: number, savedAt: string): void {
    this.#seq = seq;
    this.#setState({ kind: 'saved', at: savedAt });
  }

  /** Stops sending. Whatever is not acknowledged is given up, so flush first. */
  stop(): void {
    this.#closed = true;
    this.#cancelTimer();
  }

  #attempt(): Promise<void> {
    if (this.#flight) return this.#flight;
    this.#flight = this.#send().finally(() => {
      this.#flight = null;
      if (this.#closed) return;
      if (this.#failures > 0) this.#schedule(this.#retryDelay());
      else if (this.#dirty) this.#schedule(SEND_EVERY);
    });
    return this.#flight;
  }

  async #send(): Promise<void> {
    do {
      this.#dirty = false;
      this.#waiting = mergeChanges(this.#waiting, this.#options.collect());
      if (!this.#sent) {
        if (isEmpty(this.#waiting)) break;
        this.#sent = { seq: this.#seq + 1, changes: this.#waiting };
        this.#waiting = NO_CHANGES;
      }
      await this.#deliver(this.#sent);
    } while (!isEmpty(this.#waiting));
    if (!this.#dirty && this.#state.kind !== 'saved') this.#setSaved(null);
  }

  async #deliver(sent: { seq: number; changes: Changes }): Promise<void> {
    const silence = setTimeout(() => this.#silent(), SILENT_AFTER);
    try {
      const acknowledgement = await this.#options.send(toPatch(this.#options.id, sent.seq, sent.changes));
      this.#failures = 0;
      this.#seq = Math.max(sent.seq, acknowledgement.seq);
      // A higher number than ours: another window counted on, and the service took this patch for an old one.
      if (acknowledgement.seq > sent.seq) this.#unsend(sent);
      else this.#sent = null;
      this.#options.onAcknowledged(acknowledgement);
      if (!this.#dirty && isEmpty(this.#waiting)) this.#setSaved(acknowledgement.savedAt);
      else if (this.#state.kind !== 'saving') this.#setState({ kind: 'saving' });
    } catch (cause) {
      this.#failures += 1;
      const error = asCallError(cause);
      const lost = LOST_CODES.has(error.code);
      // An answer says that nothing was applied; silence does not, so only then the number and the patch stand.
      if (!lost) this.#unsend(sent);
      if (!lost || this.#failures > QUIET_RETRIES) this.#setState({ kind: 'unsaved', error });
      throw cause;
    } finally {
      clearTimeout(silence);
    }
  }

  #silent(): void {
    if (this.#state.kind === 'saving') this.#setState({ kind: 'unsaved', error: SILENT });
  }

  #unsend(sent: { changes: Changes }): void {
    this.#waiting = mergeChanges(sent.changes, this.#waiting);
    this.#sent = null;
  }

  #savedAt = '';
  #setSaved(at: string | null): void {
    if (at !== null) this.#savedAt = at;
    this.#setState({ kind: 'saved', at: this.#savedAt || this.#options.savedAt });
  }

  #setState(state: SaveState): void {
    this.#state = state;
    this.#options.onState(state);
  }

  #retryDelay(): number {
    return RETRIES[Math.min(this.#failures, RETRIES.length) - 1] ?? 2000;
  }

  #schedule(delay: number): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#attempt().catch(() => undefined);
    }, delay);
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

function asCallError(cause: unknown): CallError {
  if (cause instanceof DeskError) return cause.toJSON();
  return {
    code: 'unknown',
    message: 'The last words could not be saved.',
    hint: 'They are kept in this window and are sent again. Leave it open.',
  };
}
