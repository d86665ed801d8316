import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Log } from '../../log.ts';
import { workerUrl } from '../../paths.ts';
import type { ReadableDb } from '../store/db.ts';
import {
  type Asked,
  answerSchema,
  followedSchema,
  type Hit,
  type Places,
  type SearchFilter,
  type SearchPage,
  type SearchResult,
} from './messages.ts';
import type { Search } from './search.ts';

/** A search waits for the index while no more changes than this are missing; else it answers from what is there. */
const WAITS_FOR = 64;
/** The index starts this many ms after the desk: the first screen comes first. */
const STARTS_AFTER = 1200;

export interface IndexedSearchOptions {
  folder: string;
  storeFile: string;
  read: ReadableDb;
  log: Log;
  /** Called with the ids of articles that can now be found by their newest words. */
  followed(ids: readonly string[]): void;
  /** Whether a search waits until the index holds everything, however long that takes: for the command line. */
  exact?: boolean;
}

interface Waiting {
  resolve(result: SearchResult): void;
  reject(cause: unknown): void;
}

/** The search over its own file: one worker thread follows the store, another answers. */
export class IndexedSearch implements Search {
  readonly #options: IndexedSearchOptions;
  readonly #places: Places;
  readonly #waiting = new Map<number, Waiting>();
  #follower: Worker | null = null;
  #answerer: Worker | null = null;
  #progress = 0;
  #restarts = 0;
  #next = 1;
  #closed = false;
  #whenFollowed: (() => void)[] = [];
  #start: NodeJS.Timeout | null = null;

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
    await this.#upToDate();
    return this.#ask({ ask: 'find', text, filter, page, snippets });
  }

  async snippets(text: string, articles: readonly string[]): Promise<Hit[]> {
    const { hits } = await this.#ask({ ask: 'snippets', text, articles: [...articles] });
    return hits;
  }

  changed(): void {
    if (this.#closed) return;
    this.#follower ??= this.#startFollower();
    this.#follower.postMessage('follow');
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#start) clearTimeout(this.#start);
    for (const resume of this.#whenFollowed.splice(0)) resume();
    const workers = [this.#follower, this.#answerer].filter((worker) => worker !== null);
    await Promise.all(
      workers.map(async (worker) => {
        const ended = new Promise((resolve) => worker.once('exit', resolve));
        worker.postMessage('close');
        await ended;
      }),
    );
    this.#fail(new Error('The search was closed.'));
  }

  /** Waits until the index holds what the store held when asked, unless that is far off. */
  async #upToDate(): Promise<void> {
    const first = this.#follower === null;
    this.changed();
    if (first) await this.#onceFollowed();
    for (;;) {
      const missing = this.#missing();
      if (missing === 0 || this.#closed) return;
      if (missing > WAITS_FOR && this.#options.exact !== true) return;
      await this.#onceFollowed();
    }
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

  #startFollower(): Worker {
    const worker = new Worker(workerUrl(import.meta.url, 'index'), { workerData: this.#places });
    worker.on('message', (message: unknown) => {
      const { ids, progress } = followedSchema.parse(message);
      this.#progress = progress;
      if (ids.length > 0) this.#options.followed(ids);
      for (const resume of this.#whenFollowed.splice(0)) resume();
    });
    worker.on('error', (cause) => this.#lost(cause));
    return worker;
  }

  /** The index is made from the store, so a damaged one is thrown away and made again, but not for ever. */
  #lost(cause: unknown): void {
    this.#options.log.error({ err: cause }, 'the search index failed');
    this.#follower = null;
    this.#answerer?.postMessage('close');
    this.#answerer = null;
    this.#progress = 0;
    this.#fail(cause);
    for (const resume of this.#whenFollowed.splice(0)) resume();
    if (this.#closed || this.#restarts >= 2) return;
    this.#restarts += 1;
    for (const part of ['', '-wal', '-shm']) rmSync(`${this.#places.searchFile}${part}`, { force: true });
    this.changed();
  }

  #startAnswerer(): Worker {
    const worker = new Worker(workerUrl(import.meta.url, 'query'), { workerData: this.#places });
    worker.on('message', (message: unknown) => {
      const answer = answerSchema.parse(message);
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.ok) waiting?.resolve(answer.result);
      else waiting?.reject(searchFailed(answer.message));
    });
    worker.on('error', (cause) => {
      this.#options.log.error({ err: cause }, 'the search could not answer');
      this.#answerer = null;
      this.#fail(searchFailed(cause instanceof Error ? cause.message : String(cause)));
    });
    return worker;
  }

  #ask(question: Asked): Promise<SearchResult> {
    if (this.#closed) return Promise.reject(searchFailed('closed'));
    this.#answerer ??= this.#startAnswerer();
    const answerer = this.#answerer;
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      answerer.postMessage({ ...question, id });
    });
  }

  #fail(cause: unknown): void {
    for (const waiting of this.#waiting.values()) waiting.reject(cause);
    this.#waiting.clear();
  }
}

function searchFailed(reason: string): DeskError {
  return new DeskError(
    'search-failed',
    `The search could not answer (${reason}).`,
    'The articles are safe. The index is made again from them; search again in a moment.',
  );
}
