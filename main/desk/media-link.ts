import { type ChildProcess, fork } from 'node:child_process';

/** One running media worker: messages to and from it, its end, and a way to end it. */
export interface MediaLink {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the worker is gone, also after `kill`. */
  onClose(listener: () => void): void;
  /** Ends the process at once, whatever it is doing. */
  kill(): void;
}

export interface ForkOptions {
  /** The worker's program: `main/media/main.ts` in the checkout, its bundle in a build. */
  entry: string;
  /** Gets what the worker writes to standard error, for the log. */
  onNoise?: (text: string) => void;
}

/** A worker as a child process of this one, under the same Node: for the command line and tests. */
export function forkMedia(options: ForkOptions): Promise<MediaLink> {
  const child = fork(options.entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return linkChild(child, options.onNoise);
}

/** The link to a worker that was started as a child process with a channel for messages, once it runs. */
export function linkChild(child: ChildProcess, onNoise?: (text: string) => void): Promise<MediaLink> {
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => onNoise?.(chunk.toString('utf8')));
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
