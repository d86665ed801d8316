import { timingSafeEqual } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { type Channel, streamChannel } from '../transport.ts';
import {
  type Endpoint,
  helloSchema,
  newEndpoint,
  publishEndpoint,
  withdrawEndpoint,
  withShortPath,
} from './endpoint.ts';

/** The door for the command line. */
export interface Door {
  close(): Promise<void>;
}

/** Who connects has this many ms to say hello. */
const PATIENCE = 5000;

/**
 * Listens in the store's folder for the command line of the same user; `welcome` gets each connection that said
 * hello. Only whoever holds the store's lock may call it.
 */
export async function openDoor(folder: string, welcome: (channel: Channel) => void): Promise<Door> {
  withdrawEndpoint(folder);
  const endpoint = newEndpoint(folder);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    greet(socket, endpoint, welcome);
  });
  await withShortPath(endpoint.socket, (path) => listen(server, path));
  publishEndpoint(folder, endpoint);
  return {
    close: () =>
      new Promise((resolve) => {
        withdrawEndpoint(folder);
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Nobody but the owner may ever connect, not even in the moment before the mode is set. */
function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const before = process.platform === 'win32' ? null : process.umask(0o177);
    server.once('error', reject);
    server.listen(path, () => {
      if (process.platform !== 'win32') chmodSync(path, 0o600);
      resolve();
    });
    if (before !== null) process.umask(before);
  });
}

function greet(socket: Socket, endpoint: Endpoint, welcome: (channel: Channel) => void): void {
  const channel = streamChannel(socket);
  const timer = setTimeout(() => socket.destroy(), PATIENCE);
  socket.once('close', () => clearTimeout(timer));
  channel.onMessage((message) => {
    clearTimeout(timer);
    const hello = helloSchema.safeParse(message);
    if (!hello.success || !same(hello.data.secret, endpoint.secret)) {
      socket.destroy();
      return;
    }
    welcome(channel);
  });
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
