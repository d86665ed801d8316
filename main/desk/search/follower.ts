import { Worker } from 'node:worker_threads';
import { workerUrl } from '../../paths.ts';
import { type Followed, followedSchema, type Order, type Places } from './messages.ts';

interface Forgetting {
  resolve(): void;
  reject(cause: unknown): void;
}

/** The worker thread that follows the store, the one writer of the index. */
export class Follower {
  readonly #worker: Worker;
  readonly #forgetting = new Map<number, Forgetting>();
  readonly #ended: Promise<void>;
  #next = 1;

  /** `failed` is told once, when the worker has died of something. */
  constructor(places: Places, heard: (followed: Followed) => void, failed: (cause: unknown) => void) {
    this.#worker = new Worker(workerUrl(import.meta.url, 'index'), { workerData: places });
    this.#ended = new Promise((resolve) => this.#worker.once('exit', () => resolve()));
    this.#worker.on('message', (message: unknown) => {
      const followed = followedSchema.parse(message);
      if (followed.forgot !== null) {
        this.#forgetting.get(followed.forgot)?.resolve();
        this.#forgetting.delete(followed.forgot);
      }
      heard(followed);
    });
    this.#worker.on('error', (cause) => {
      this.#giveUp(cause);
      failed(cause);
    });
  }

  /** The store changed. */
  follow(): void {
    this.#tell({ do: 'follow' });
  }

  /** Resolves when nothing of the articles is left in the index. */
  forget(articles: readonly string[]): Promise<void> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#forgetting.set(id, { resolve, reject });
      this.#tell({ do: 'forget', id, articles: [...articles] });
    });
  }

  /** Ends it between two batches. */
  async close(): Promise<void> {
    this.#tell({ do: 'close' });
    await this.#ended;
    this.#giveUp(new Error('The search was closed.'));
  }

  /** Ends it at once. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #tell(order: Order): void {
    this.#worker.postMessage(order);
  }

  #giveUp(cause: unknown): void {
    for (const { reject } of this.#forgetting.values()) reject(cause);
    this.#forgetting.clear();
  }
}
