import type { Duplex } from 'node:stream';
import type { Sender } from '../../shared/contract/define.ts';

/** A two-way line of JSON texts: a window's port, a socket, or a pair in memory. */
export interface Channel {
  send(text: string): void;
  /** Called for each text that comes; at most one listener. */
  onText(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** Who is at the other end of a channel. */
export interface Peer {
  sender: Sender;
  channel: Channel;
}

/** A request larger than this is refused unread; in UTF-16 code units. A book has about 500,000. */
export const MAX_TEXT = 32 * 1024 * 1024;

/** What the service uses of a port of Electron's utility process. */
export interface PortLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** A channel over a port. Messages are JSON texts: an object costs five times as much on the way to a page. */
export function portChannel(port: PortLike): Channel {
  let heard: (text: string) => void = () => undefined;
  port.on('message', (event) => {
    if (typeof event.data === 'string') heard(event.data);
  });
  return {
    send: (text) => port.postMessage(text),
    onText(listener) {
      heard = listener;
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}

/** A channel over a stream, one JSON text a line. A line over the limit ends the connection. */
export function streamChannel(stream: Duplex): Channel {
  let heard: (text: string) => void = () => undefined;
  let rest = '';
  stream.setEncoding('utf8');
  // A peer that goes away without a word is a close, not a failure of ours.
  stream.on('error', () => stream.destroy());
  return {
    send(text) {
      if (stream.writable) stream.write(`${text}\n`);
    },
    onText(listener) {
      heard = listener;
      stream.on('data', (piece: string) => {
        const lines = (rest + piece).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) heard(line);
        if (rest.length > MAX_TEXT) stream.destroy();
      });
    },
    onClose: (listener) => void stream.on('close', listener),
    close: () => void stream.end(),
  };
}

/** Two ends in memory. Texts arrive in a later turn, as they do between processes. */
export function channelPair(): [Channel, Channel] {
  const ends = [makeEnd(), makeEnd()] as const;
  const [a, b] = ends;
  a.other = b;
  b.other = a;
  return [a.channel, b.channel];
}

interface End {
  other: End | null;
  open: boolean;
  heard(text: string): void;
  closed: (() => void)[];
  channel: Channel;
}

function makeEnd(): End {
  const end: End = {
    other: null,
    open: true,
    heard: () => undefined,
    closed: [],
    channel: {
      send(text) {
        const other = end.other;
        if (end.open && other) queueMicrotask(() => other.open && other.heard(text));
      },
      onText(listener) {
        end.heard = listener;
      },
      onClose: (listener) => void end.closed.push(listener),
      close() {
        for (const side of [end, end.other]) {
          if (!side?.open) continue;
          side.open = false;
          for (const listener of side.closed) listener();
        }
      },
    },
  };
  return end;
}
