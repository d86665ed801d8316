import { type ChildProcess, fork } from 'node:child_process';
import { z } from 'zod';

/** One running media worker: messages to and from it, its end, and a way to end it. */
export interface MediaLink {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the worker is gone, also after `kill`. */
  onClose(listener: () => void): void;
  /** Ends the process at once, whatever it is doing. */
  kill(): void;
}

/** The MessagePort of Electron's main process side, as far as we use it. */
export interface MediaPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  postMessage(message: unknown): void;
  close(): void;
}

export const mediaPortSchema = z.custom<MediaPort>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'postMessage' in value &&
    'start' in value &&
    'on' in value,
);

/** A worker behind a port that somebody else made; `kill` asks them to end its process. */
export function portLink(port: MediaPort, kill: () => void): MediaLink {
  const listeners: ((message: unknown) => void)[] = [];
  port.on('message', ({ data }) => {
    for (const listener of listeners) listener(data);
  });
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => {
      listeners.push(listener);
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
    kill: () => {
      kill();
      port.close();
    },
  };
}

export interface ForkOptions {
  /** The worker's program: `main/media/main.ts` in the checkout, its bundle in a build. */
  entry: string;
  /** Gets what the worker writes to standard error, for the log. */
  onNoise?: (text: string) => void;
}

/** A worker as a child process of this one, under the same Node: for the command line and tests. */
export function forkMedia(options: ForkOptions): Promise<MediaLink> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(options.entry, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.on('data', (chunk: Buffer) => options.onNoise?.(chunk.toString('utf8')));
    child.once('error', reject);
    child.once('spawn', () =>
      resolve({
        send: (message) => void (child.connected && child.send(Object(message), () => undefined)),
        onMessage: (listener) => void child.on('message', listener),
        onClose: (listener) => void child.once('exit', listener),
        kill: () => void child.kill('SIGKILL'),
      }),
    );
  });
}
