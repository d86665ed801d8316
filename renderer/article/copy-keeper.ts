import { canonicalJson } from '../../shared/canonical.ts';
import type { Kept } from '../../shared/shell/rescue.ts';
import type { Shell } from '../../shared/shell/shell.ts';
import type { Person } from '../../shared/workflow/people.ts';
import type { ArticleSession } from './session.ts';

/** Milliseconds between two copies while somebody types on and the store takes nothing. */
const COPY_EVERY = 1500;

export type CopyState =
  /** There is no need of one. */
  | { kind: 'none' }
  /** The words are in a copy as well. */
  | { kind: 'kept'; kept: Kept }
  /** No place took a copy: the words are in the window alone. */
  | { kind: 'failed' };

/** Keeps the words of an article in an emergency copy for as long as the store does not take them. */
export class CopyKeeper {
  readonly #session: ArticleSession;
  readonly #shell: Pick<Shell, 'keepCopy' | 'dropCopy'>;
  readonly #person: () => Person | null;
  readonly #listeners = new Set<() => void>();
  #state: CopyState = { kind: 'none' };
  #last = '';
  #timer: ReturnType<typeof setTimeout> | null = null;
  #working = false;
  #following = false;

  constructor(
    session: ArticleSession,
    shell: Pick<Shell, 'keepCopy' | 'dropCopy'>,
    person: () => Person | null,
  ) {
    this.#session = session;
    this.#shell = shell;
    this.#person = person;
  }

  readonly get = (): CopyState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Follows the session; returns what ends it. A copy that is needed then stays. */
  start(): () => void {
    this.#following = true;
    const look = () => this.#look();
    const end = this.#session.subscribe(look);
    look();
    return () => {
      end();
      this.#following = false;
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#timer = null;
    };
  }

  #look(): void {
    const { kind } = this.#session.snapshot.saved;
    if (kind === 'unsaved' && this.#timer === null && !this.#working) void this.#keep();
    if (kind === 'saved' && !this.#working) this.#drop();
  }

  async #keep(): Promise<void> {
    const unsaved = { ...this.#session.unsaved(), person: this.#person() };
    const words = canonicalJson(unsaved.content);
    if (words !== this.#last || this.#state.kind !== 'kept') {
      this.#working = true;
      try {
        this.#show({ kind: 'kept', kept: await this.#shell.keepCopy(unsaved) });
        this.#last = words;
      } catch {
        this.#show({ kind: 'failed' });
      } finally {
        this.#working = false;
      }
    }
    const { kind } = this.#session.snapshot.saved;
    if (kind === 'saved') this.#drop();
    // Where nobody follows any more, a timer would go on for ever.
    else if (this.#following) this.#timer ??= setTimeout(() => this.#again(), COPY_EVERY);
  }

  #again(): void {
    this.#timer = null;
    this.#look();
  }

  #drop(): void {
    if (this.#state.kind === 'none') return;
    this.#last = '';
    this.#show({ kind: 'none' });
    void this.#shell.dropCopy(this.#session.id).catch(() => undefined);
  }

  #show(state: CopyState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}
