import { type Reply, replySchema } from '../../shared/contract/define.ts';
import { DeskError } from '../../shared/contract/error.ts';
import {
  type Inspection,
  type MediaCallName,
  type MediaInput,
  type MediaOutput,
  mediaCalls,
  type RenditionResult,
} from '../../shared/photo/media-calls.ts';
import type { MediaLink } from './media-link.ts';

/**
 * The media worker as the desk sees it: it is there when it is needed, whatever happens to its process. The
 * same file, spec and words give the same bytes with the same app version and platform.
 *
 * A call rejects with a `DeskError`: the worker's refusal of the photo; `media-timeout` or `media-stopped` when a
 * decoder hung on or fell over this photo (others go on, and this one can be tried again); or
 * `media-unavailable` when no worker can be had.
 */
export interface MediaClient {
  /** What a file seems to be by its first bytes; refuses at once what cannot be a photo. */
  look(input: MediaInput<'look'>): Promise<MediaOutput<'look'>>;
  /** Says what a file is and reads its words, after decoding it whole; makes renditions on the way. */
  inspect(input: MediaInput<'inspect'>): Promise<Inspection>;
  /** Makes a picture of the file at `path` and puts it at `out`, whole or not at all, with the words inside. */
  rendition(input: MediaInput<'rendition'>): Promise<RenditionResult>;
  /** Writes words into a file in place: absent stays as it is, empty is removed. */
  writeMetadata(input: MediaInput<'writeMetadata'>): Promise<null>;
  ping(): Promise<MediaOutput<'ping'>>;
  /** Lets go of the worker. Calls under way are rejected. */
  close(): void;
}

export type { Inspection, RenditionResult, RenditionSpec } from '../../shared/photo/media-calls.ts';

export interface MediaClientOptions {
  /** Starts a worker, or gets one started. */
  open: () => Promise<MediaLink>;
  /** Milliseconds that one call may take in the worker before its process is ended. */
  limit?: Partial<Record<MediaCallName, number>>;
}

/** A 200-megapixel HEIC takes some twenty seconds on a slow machine. */
const LIMITS: Record<MediaCallName, number> = {
  ping: 10_000,
  look: 20_000,
  inspect: 90_000,
  rendition: 90_000,
  writeMetadata: 30_000,
};

/** As many as the worker does at once, so that nobody's time runs while he waits. */
const AT_ONCE = 2;

interface Job {
  name: MediaCallName;
  input: unknown;
  /** Was in work when the worker stopped: runs alone, so that the guilty one is known. */
  suspect: boolean;
  settle(reply: Reply): void;
  fail(error: DeskError): void;
}

export function openMediaClient(options: MediaClientOptions): MediaClient {
  const limits = { ...LIMITS, ...options.limit };
  const queue: Job[] = [];
  const running = new Map<number, { job: Job; timer: NodeJS.Timeout }>();
  let link: MediaLink | null = null;
  let opening = false;
  let closed = false;
  let lastId = 0;

  function pump(): void {
    if (closed || opening) return;
    while (mayStart()) {
      if (!link) {
        void connect();
        return;
      }
      const job = queue.shift();
      if (job) start(link, job);
    }
  }

  function mayStart(): boolean {
    const next = queue[0];
    if (!next || running.size >= AT_ONCE) return false;
    const alone = next.suspect || [...running.values()].some(({ job }) => job.suspect);
    return !alone || running.size === 0;
  }

  async function connect(): Promise<void> {
    opening = true;
    try {
      const opened = await options.open();
      if (closed) return opened.kill();
      link = opened;
      opened.onMessage(receive);
      opened.onClose(() => stopped(opened));
    } catch (error) {
      const failure = unavailable(error);
      for (const job of queue.splice(0)) job.fail(failure);
    } finally {
      opening = false;
    }
    pump();
  }

  function start(to: MediaLink, job: Job): void {
    lastId += 1;
    const id = lastId;
    const timer = setTimeout(() => expired(id), limits[job.name]);
    running.set(id, { job, timer });
    try {
      to.send({ id, call: job.name, input: job.input });
    } catch {
      // The channel is closing: its close event follows, and the job is tried on the next worker.
    }
  }

  function receive(message: unknown): void {
    const reply = replySchema.safeParse(message);
    if (!reply.success) return;
    const entry = take(reply.data.id);
    entry?.settle(reply.data);
    pump();
  }

  function take(id: number): Job | null {
    const entry = running.get(id);
    if (!entry) return null;
    clearTimeout(entry.timer);
    running.delete(id);
    return entry.job;
  }

  /** A decoder hangs: its process goes, the photo is reported, the others are done by the next worker. */
  function expired(id: number): void {
    take(id)?.fail(
      new DeskError(
        'media-timeout',
        'Reading this photo took too long and was stopped.',
        'The file is as it was, and other photos go on. Try it again, or save it anew in a photo program.',
      ),
    );
    const innocent = [...running.keys()].flatMap((other) => take(other) ?? []);
    queue.unshift(...innocent);
    const old = link;
    link = null;
    old?.kill();
    pump();
  }

  /** The worker ended by itself: whatever was in work may have done it. */
  function stopped(which: MediaLink): void {
    if (which !== link) return;
    link = null;
    const jobs = [...running.keys()].flatMap((id) => take(id) ?? []);
    for (const job of jobs.reverse()) {
      if (job.suspect) job.fail(fellOver());
      else queue.unshift(Object.assign(job, { suspect: true }));
    }
    pump();
  }

  function call<N extends MediaCallName>(name: N, input: MediaInput<N>): Promise<MediaOutput<N>> {
    return new Promise((resolve, reject) => {
      const settle = (reply: Reply) => {
        if (!reply.ok) {
          const { code, message, hint } = reply.error;
          return reject(new DeskError(code, message, hint));
        }
        const output = mediaCalls[name].output.safeParse(reply.value);
        // The schema is the one of this very call, which its union type cannot say.
        if (output.success) resolve(output.data as MediaOutput<N>);
        else reject(unavailable('it gave an answer that is none'));
      };
      if (closed) return reject(unavailable('it was closed'));
      queue.push({ name, input, suspect: false, settle, fail: reject });
      pump();
    });
  }

  return {
    look: (input) => call('look', input),
    inspect: (input) => call('inspect', input),
    rendition: (input) => call('rendition', input),
    writeMetadata: (input) => call('writeMetadata', input),
    ping: () => call('ping', null),
    close: () => {
      closed = true;
      const jobs = [...queue.splice(0), ...[...running.keys()].flatMap((id) => take(id) ?? [])];
      for (const job of jobs) job.fail(unavailable('it was closed'));
      const old = link;
      link = null;
      old?.kill();
    },
  };
}

function fellOver(): DeskError {
  return new DeskError(
    'media-stopped',
    'The program that reads photos stopped at this one.',
    'The file is as it was, and other photos go on. Try it again, or save it anew in a photo program.',
  );
}

function unavailable(cause: unknown): DeskError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DeskError(
    'media-unavailable',
    `The program that reads photos cannot be started: ${reason}`,
    'Articles and photos are safe. Start Galley again; if it stays so, install it again.',
  );
}
