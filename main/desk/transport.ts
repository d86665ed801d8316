import type { Duplex } from 'node:stream';
import type { Sender } from '../../shared/contract/define.ts';

/** A two-way line of messages (JSON values): a window's port, a socket, or a pair in memory. */
export interface Channel {
  send(message: unknown): void;
  /** Called for each message that comes; a later listener takes the place of an earlier one. */
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** Who is at the other end of a channel. */
export interface Peer {
  sender: Sender;
  /** The app's number of a window. */
  window?: number | undefined;
  channel: Channel;
}

/** A request larger than this is refused; in UTF-16 code units. A book has about 500,000. */
export const MAX_SIZE = 32 * 1024 * 1024;

/** Whether a value would be larger than `limit` as text: texts by their length, everything else by a little. */
export function isLarger(value: unknown, limit: number): boolean {
  let left = limit;
  const stack: unknown[] = [value];
  while (stack.length > 0 && left >= 0) {
    const next = stack.pop();
    left -= typeof next === 'string' ? next.length + 2 : 4;
    if (typeof next !== 'object' || next === null) continue;
    if (ArrayBuffer.isView(next) || next instanceof ArrayBuffer) left -= next.byteLength;
    // A list that is too long by its number of items alone need not be looked through.
    else if (Array.isArray(next) && next.length * 4 > left) return true;
    else if (Array.isArray(next)) for (const item of next) stack.push(item);
    else for (const [key, item] of Object.entries(next)) stack.push(key, item);
  }
  return left < 0;
}

/** What the service uses of a port of Electron's utility process. */
export interface PortLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** A channel over a port. Messages go as objects; the port copies them. */
export function portChannel(port: PortLike): Channel {
  let heard: (message: unknown) => void = () => undefined;
  port.on('message', (event) => heard(event.data));
  return {
    send: (message) => port.postMessage(message),
    onMessage(listener) {
      heard = listener;
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}

/** A channel over a stream, one JSON text a line. What is no JSON, or a line over the limit, ends it. */
export function streamChannel(stream: Duplex): Channel {
  let heard: (message: unknown) => void = () => undefined;
  let rest: string[] = [];
  let length = 0;
  const take = (line: string): void => {
    if (line.trim() === '' || stream.destroyed) return;
    try {
      heard(JSON.parse(line));
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      stream.destroy();
    }
  };
  stream.setEncoding('utf8');
  // A peer that goes away without a word is a close, not a failure of ours.
  stream.on('error', () => stream.destroy());
  const read = (piece: string): void => {
    const [first = '', ...more] = piece.split('\n');
    rest.push(first);
    length += first.length;
    for (const next of more) {
      take(rest.join(''));
      rest = [next];
      length = next.length;
    }
    if (length > MAX_SIZE) stream.destroy();
  };
  let reading = false;
  return {
    send(message) {
      if (stream.writable) stream.write(`${JSON.stringify(message)}\n`);
    },
    onMessage(listener) {
      heard = listener;
      if (!reading) stream.on('data', read);
      reading = true;
    },
    onClose: (listener) => void stream.on('close', listener),
    close: () => void stream.end(),
  };
}

/** Two ends in memory. Messages arrive in a later turn and as JSON would leave them, as between processes. */
export function channelPair(): [Channel, Channel] {
  const a = new End();
  const b = new End();
  a.other = b;
  b.other = a;
  return [a, b];
}

class End implements Channel {
  other: End | null = null;
  #open = true;
  #heard: (message: unknown) => void = () => undefined;
  readonly #closed: (() => void)[] = [];

  send(message: unknown): void {
    const { other } = this;
    if (!this.#open || !other) return;
    const text = JSON.stringify(message);
    queueMicrotask(() => {
      if (other.#open) other.#heard(JSON.parse(text));
    });
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#heard = listener;
  }

  onClose(listener: () => void): void {
    this.#closed.push(listener);
  }

  close(): void {
    for (const side of this.other ? [this, this.other] : [this]) {
      if (!side.#open) continue;
      side.#open = false;
      for (const listener of side.#closed) listener();
    }
  }
}
