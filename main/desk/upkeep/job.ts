import { parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { callErrorSchema } from '../../../shared/contract/define.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { workerUrl } from '../../paths.ts';

/** What a job's thread tells. */
const toldSchema = z.discriminatedUnion('told', [
  z.strictObject({ told: z.literal('progress'), done: z.number(), total: z.number() }),
  z.strictObject({ told: z.literal('done'), result: z.unknown() }),
  z.strictObject({ told: z.literal('failed'), error: callErrorSchema }),
]);
type Told = z.infer<typeof toldSchema>;

export type Progress = (done: number, total: number) => void;

/**
 * Runs a long job on the store in a thread of its own, so that it never holds up a save. Rejects with the
 * job's `DeskError`, or with what ended the thread. A job that is told to stop rejects with "cancelled".
 */
export function runJob<T>(
  name: string,
  data: unknown,
  schema: z.ZodType<T>,
  progress: Progress,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl(import.meta.url, name), { workerData: data });
    const stop = (): void => worker.postMessage('stop');
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('exit', () => signal?.removeEventListener('abort', stop));
    worker.on('message', (message: unknown) => {
      const told = toldSchema.parse(message);
      if (told.told === 'progress') progress(told.done, told.total);
      else if (told.told === 'done') resolve(schema.parse(told.result));
      else reject(new DeskError(told.error.code, told.error.message, told.error.hint));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error(`The ${name} job ended without a result`)));
  });
}

/** The other side: does the work of a job's thread and tells how it went. */
export async function serveJob<D, T>(
  schema: z.ZodType<D>,
  work: (data: D, progress: Progress, signal: AbortSignal) => Promise<T>,
): Promise<void> {
  const tell = (told: Told): void => parentPort?.postMessage(told);
  const stopping = new AbortController();
  parentPort?.once('message', () => stopping.abort());
  // Listening alone must not keep the thread.
  parentPort?.unref();
  let last = 0;
  const progress: Progress = (done, total) => {
    const now = performance.now();
    if (now - last < 100 && done < total) return;
    last = now;
    tell({ told: 'progress', done, total });
  };
  try {
    tell({ told: 'done', result: await work(schema.parse(workerData), progress, stopping.signal) });
  } catch (cause) {
    if (!(cause instanceof DeskError)) throw cause;
    tell({ told: 'failed', error: cause.toJSON() });
  }
}
