import { join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Log } from '../../log.ts';
import type { ReadableDb } from '../store/db.ts';
import { Answerer } from './answerer.ts';
import { Follower } from './follower.ts';
import { removeIndex } from './layout.ts';
import type { Asked, Followed, Hit, Places, SearchFilter, SearchPage, SearchResult } from './messages.ts';
import type { Search } from './search.ts';

/** A search waits for the index while no more changes than this are missing; else it answers from what is there. */
const WAITS_FOR = 64;
/** The index starts this many ms after the desk: the first screen comes first. */
const STARTS_AFTER = 1200;
/** An index that fails more often than this in a row rests before it is made again. */
const RESTARTS = 3;
/** So long it rests, in ms: what was in its way may have gone, and whoever searches asks again. */
const RESTS_FOR = 10_000;

export interface IndexedSearchOptions {
  folder: string;
  storeFile: string;
  read: ReadableDb;
  log: Log;
  /** Called with the ids of articles that can now be found by their newest words. */
  followed(ids: readonly string[]): void;
  /** Called while many articles are taken in: how many are, of how many. */
  progress(done: number, total: number): void;
  /** Whether a search waits until the index holds everything, however long that takes: for the command line. */
  exact?: boolean;
  /** A clock in ms, for tests. */
  now?: () => number;
}

/** The search over its own file: one worker thread follows the store, another answers. */
export class IndexedSearch implements Search {
  readonly #options: IndexedSearchOptions;
  readonly #places: Places;
  #follower: Follower | null = null;
  #answerer: Answerer | null = null;
  #progress = 0;
  /** Whether the follower of now has said anything: before, there may be no file to read. */
  #heardOf = false;
  #failures = 0;
  #failedAt = 0;
  /** How many articles a long catching-up began with. */
  #farBehind = 0;
  #warmed = false;
  #closed = false;
  #lost: Promise<void> | null = null;
  #whenFollowed: (() => void)[] = [];
  readonly #start: NodeJS.Timeout;

  constructor(options: IndexedSearchOptions) {
    this.#options = options;
    this.#places = {
      storeFile: options.storeFile,
      searchFile: join(options.folder, 'cache', 'search.sqlite'),
    };
    this.#start = setTimeout(() => this.changed(), STARTS_AFTER);
    this.#start.unref();
  }

  async find(text: string, filter: SearchFilter, page: SearchPage, snippets: boolean): Promise<SearchResult> {
    return await this.#answer({ ask: 'find', text, filter, page, snippets });
  }

  async numbers(text: string, filter: SearchFilter): Promise<Uint32Array> {
    const { numbers } = await this.#answer({ ask: 'numbers', text, filter });
    return numbers ?? new Uint32Array(0);
  }

  async #answer(question: Asked): Promise<SearchResult> {
    await this.#upToDate();
    try {
      return await this.#ask(question);
    } catch (cause) {
      if (!this.#lost) throw cause;
      // The index was damaged: the one that takes its place answers.
      await this.#upToDate();
      return await this.#ask(question);
    }
  }

  async snippets(text: string, articles: readonly string[]): Promise<Hit[]> {
    const { hits } = await this.#ask({ ask: 'snippets', text, articles: [...articles] });
    return hits;
  }

  changed(): void {
    this.#running()?.follow();
  }

  async forget(articles: readonly string[]): Promise<void> {
    const follower = this.#running();
    if (!follower) throw searchFailed('closed');
    await follower.forget(articles);
    // Answers must not come from what was read before.
    this.#options.followed(articles);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#start);
    this.#resume();
    await this.#lost;
    // The writer is the last to close: only it can write the log back into the file.
    await this.#answerer?.close();
    await this.#follower?.close();
  }

  /** The worker that follows the store, started when there is none. */
  #running(): Follower | null {
    if (this.#closed || this.#lost || this.#rests()) return this.#follower;
    this.#follower ??= new Follower(
      this.#places,
      (followed) => this.#heard(followed),
      (cause) => this.#failed(cause),
    );
    return this.#follower;
  }

  #rests(): boolean {
    return this.#failures > RESTARTS && this.#now() - this.#failedAt < RESTS_FOR;
  }

  #now(): number {
    return this.#options.now?.() ?? performance.now();
  }

  #heard({ ids, progress, missing }: Followed): void {
    this.#heardOf = true;
    this.#progress = progress;
    if (ids.length > 0) this.#options.followed(ids);
    this.#farBehind = Math.max(this.#farBehind, missing > WAITS_FOR ? missing + ids.length : 0);
    if (this.#farBehind > 0) this.#options.progress(this.#farBehind - missing, this.#farBehind);
    if (missing === 0) {
      this.#farBehind = 0;
      this.#failures = 0;
      // Its first question is answered from what it has read by then.
      if (!this.#warmed) void this.#ask(NOTHING).catch(() => undefined);
      this.#warmed = true;
    }
    this.#resume();
  }

  #resume(): void {
    for (const resume of this.#whenFollowed.splice(0)) resume();
  }

  /** Waits until the index holds what the store held when asked, unless that is far off. */
  async #upToDate(): Promise<void> {
    await this.#fileThere();
    this.changed();
    for (;;) {
      const missing = this.#missing();
      if (missing === 0 || this.#closed || !this.#follower) return;
      if (missing > WAITS_FOR && this.#options.exact !== true) return;
      await this.#onceFollowed();
    }
  }

  /** Waits until the follower has opened, or made, the file. Whoever reads before finds none, or half of one. */
  async #fileThere(): Promise<void> {
    await this.#lost;
    this.#running();
    while (this.#follower && !this.#heardOf && !this.#closed) await this.#onceFollowed();
  }

  #onceFollowed(): Promise<void> {
    return new Promise((resolve) => this.#whenFollowed.push(resolve));
  }

  /** How many articles changed since the index last looked. */
  #missing(): number {
    const row = this.#options.read.get<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM articles WHERE change > ? LIMIT ${WAITS_FOR + 1})`,
      this.#progress,
    );
    return row?.n ?? 0;
  }

  async #ask(question: Asked): Promise<SearchResult> {
    await this.#fileThere();
    if (this.#closed) throw searchFailed('closed');
    if (this.#follower === null) throw searchFailed('its index cannot be made');
    this.#answerer ??= new Answerer(this.#places, (cause) => this.#failed(cause));
    try {
      return await this.#answerer.ask(question);
    } catch (cause) {
      throw searchFailed(cause instanceof Error ? cause.message : String(cause));
    }
  }

  /** The index is made from the store, so a damaged one is thrown away and made again, but not for ever. */
  #failed(cause: unknown): void {
    if (this.#lost || this.#closed) return;
    this.#options.log.error({ err: cause }, 'the search index failed and is made again');
    this.#failures += 1;
    this.#failedAt = this.#now();
    this.#lost = this.#throwAway()
      .catch((stuck: unknown) => {
        // A file that cannot be removed is found damaged again, and counted again.
        this.#options.log.error({ err: stuck }, 'the damaged search index cannot be removed');
      })
      .then(() => {
        this.#lost = null;
        this.changed();
        this.#resume();
      });
  }

  async #throwAway(): Promise<void> {
    await Promise.all([this.#follower?.end(), this.#answerer?.end()]);
    this.#follower = null;
    this.#answerer = null;
    this.#heardOf = false;
    this.#progress = 0;
    removeIndex(this.#places.searchFile);
  }
}

const NOTHING: Asked = {
  ask: 'find',
  text: '',
  filter: {},
  page: { order: 'newest', offset: 0, limit: 1 },
  snippets: true,
};

function searchFailed(reason: string): DeskError {
  return new DeskError(
    'search-failed',
    `The search could not answer (${reason}).`,
    'The articles are safe. The index is made again from them; search again in a moment.',
  );
}
