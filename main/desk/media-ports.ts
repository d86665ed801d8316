import { replySchema } from '../../shared/contract/define.ts';
import { mediaCalls } from '../../shared/photo/media-calls.ts';
import type { MediaLink } from './media-link.ts';
import type { PortLike } from './transport.ts';

/** How long a new media worker may take to be there after the last one ended, in ms. */
const PATIENCE_MS = 30_000;

/** The number of a request of our own, which no client uses. */
const ASK_PID = 0;

/**
 * The media worker behind ports that somebody else brings: the app's main process starts the worker, starts it
 * again when it ends, and brings a new port each time. The newest port counts.
 */
export class MediaPorts {
  #fresh: PortLike | null = null;
  #wanted: ((port: PortLike) => void) | null = null;
  readonly #want: () => void;

  /** @param want asks for a worker where none has been started yet */
  constructor(want: () => void = () => undefined) {
    this.#want = want;
  }

  /** A new port to a worker has come. */
  take(port: PortLike): void {
    if (this.#wanted) this.#wanted(port);
    else {
      this.#fresh?.close();
      this.#fresh = port;
    }
  }

  /** A link to the newest worker, as soon as there is one. Rejects when none comes. */
  async open(): Promise<MediaLink> {
    const port = this.#fresh ?? (await this.#next());
    this.#fresh = null;
    return portLink(port);
  }

  #next(): Promise<PortLike> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#wanted = null;
        reject(new Error('it did not start again'));
      }, PATIENCE_MS);
      timer.unref();
      this.#wanted = (port) => {
        clearTimeout(timer);
        this.#wanted = null;
        resolve(port);
      };
      this.#want();
    });
  }
}

/** A link over a port. The worker is asked for its process id, so that it can be ended when it hangs. */
function portLink(port: PortLike): MediaLink {
  let pid: number | null = null;
  let heard: (message: unknown) => void = () => undefined;
  port.on('message', ({ data }) => {
    const reply = replySchema.safeParse(data);
    if (!reply.success || reply.data.id !== ASK_PID) return heard(data);
    const pong = mediaCalls.ping.output.safeParse(reply.data.ok ? reply.data.value : null);
    if (pong.success) pid = pong.data.pid;
  });
  port.start();
  port.postMessage({ id: ASK_PID, call: 'ping', input: null });
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => {
      heard = listener;
    },
    onClose: (listener) => void port.on('close', listener),
    kill: () => {
      if (pid !== null) endProcess(pid);
      port.close();
    },
  };
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
