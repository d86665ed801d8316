import type { CallError } from '../../../shared/contract/define.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Session } from './session.ts';

/** How long a window may take to save and let go of an article, in ms. */
const PATIENCE_MS = 8000;

interface Hold {
  session: Session;
  /** A window may open an article again before it has closed it. */
  times: number;
}

export interface HoldersOptions {
  /** Asks a window to save an article and to close it. */
  ask(session: Session, id: string): void;
  /** An article is being written in a window now, or in none any more. */
  changed(id: string, held: boolean): void;
  /** Milliseconds; for tests. */
  patience?: number;
}

/** Which window writes which article. One at a time; the others read until they take over. */
export class Holders {
  readonly #options: HoldersOptions;
  readonly #held = new Map<string, Hold>();
  readonly #waiting = new Map<string, Set<(error: DeskError | null) => void>>();

  constructor(options: HoldersOptions) {
    this.#options = options;
  }

  /** Whether a window other than this session writes the article. */
  isElsewhere(id: string, session: Session): boolean {
    const hold = this.#held.get(id);
    return hold !== undefined && hold.session !== session;
  }

  /** A window opens an article: it writes if nobody does. */
  open(id: string, session: Session): void {
    const hold = this.#held.get(id);
    if (hold?.session === session) hold.times += 1;
    else if (!hold) this.#give(id, session);
  }

  /** Who changes words from a window must be the one that writes there; nobody does: then it is this one. */
  require(id: string, session: Session): void {
    if (session.sender !== 'window') return;
    if (!this.#held.has(id)) this.#give(id, session);
    if (!this.isElsewhere(id, session)) return;
    throw new DeskError(
      'held-elsewhere',
      'This story is being written in another window.',
      'Nothing of it was changed from here. Take over to write it in this window.',
    );
  }

  /** A window has closed an article, with everything on the disk. */
  close(id: string, session: Session): void {
    const hold = this.#held.get(id);
    if (hold?.session !== session) return;
    hold.times -= 1;
    if (hold.times <= 0) this.#release(id);
  }

  /** A window is gone, and whatever it wrote with it. */
  gone(session: Session): void {
    for (const [id, hold] of [...this.#held]) if (hold.session === session) this.#release(id);
  }

  /** A window cannot let go: its words are not on the disk. */
  keep(id: string, session: Session, error: CallError): void {
    if (this.isElsewhere(id, session)) return;
    this.#settle(
      id,
      new DeskError(
        'writer-cannot-save',
        'The window that writes this story cannot save its last words.',
        `It goes on writing there, and nothing is lost. ${error.message}`,
      ),
    );
  }

  /** Resolves when this session writes the article; the window that did has saved and let go. */
  async takeOver(id: string, session: Session): Promise<void> {
    const hold = this.#held.get(id);
    if (hold?.session === session) return;
    if (hold) {
      const left = this.#left(id);
      this.#options.ask(hold.session, id);
      await left;
    }
    this.require(id, session);
  }

  #left(id: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(id) ?? new Set();
      this.#waiting.set(id, waiting);
      const done = (error: DeskError | null) => {
        clearTimeout(timer);
        waiting.delete(done);
        if (error === null) resolve();
        else reject(error);
      };
      const timer = setTimeout(() => done(silent()), this.#options.patience ?? PATIENCE_MS);
      waiting.add(done);
    });
  }

  #give(id: string, session: Session): void {
    this.#held.set(id, { session, times: 1 });
    this.#options.changed(id, true);
  }

  #release(id: string): void {
    this.#held.delete(id);
    this.#options.changed(id, false);
    this.#settle(id, null);
  }

  #settle(id: string, error: DeskError | null): void {
    for (const done of [...(this.#waiting.get(id) ?? [])]) done(error);
  }
}

function silent(): DeskError {
  return new DeskError(
    'writer-silent',
    'The window that writes this story does not answer.',
    'Nothing was changed: its last words may not be on the disk. Look at that window, or close it, and take over again.',
  );
}
