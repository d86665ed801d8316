import { Worker } from 'node:worker_threads';
import { workerUrl } from '../../paths.ts';
import { type Asked, answerSchema, type Places, type SearchResult } from './messages.ts';

interface Waiting {
  resolve(result: SearchResult): void;
  reject(cause: unknown): void;
}

/** The worker thread that answers searches. */
export class Answerer {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #next = 1;

  /** `failed` is told when the index cannot be read. */
  constructor(places: Places, failed: (cause: unknown) => void) {
    this.#worker = new Worker(workerUrl(import.meta.url, 'query'), { workerData: places });
    this.#ended = new Promise((resolve) => this.#worker.once('exit', () => resolve()));
    this.#worker.on('message', (message: unknown) => {
      const answer = answerSchema.parse(message);
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.ok) waiting?.resolve(answer.result);
      else {
        waiting?.reject(new Error(answer.message));
        failed(new Error(answer.message));
      }
    });
    this.#worker.on('error', (cause) => {
      this.#giveUp(cause);
      failed(cause);
    });
  }

  ask(question: Asked): Promise<SearchResult> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...question, id });
    });
  }

  async close(): Promise<void> {
    this.#worker.postMessage('close');
    await this.#ended;
    this.#giveUp(new Error('The search was closed.'));
  }

  /** Ends it at once. */
  async end(): Promise<void> {
    await this.#worker.terminate();
    this.#giveUp(new Error('The index is made again.'));
  }

  #giveUp(cause: unknown): void {
    for (const waiting of this.#waiting.values()) waiting.reject(cause);
    this.#waiting.clear();
  }
}
