import { connect, type Socket } from 'node:net';
import { type Channel, streamChannel } from '../transport.ts';
import { type Hello, readEndpoint, withShortPath } from './endpoint.ts';

/** A channel to the service that has a store open, or null when none answers. */
export async function knock(folder: string): Promise<Channel | null> {
  const endpoint = readEndpoint(folder);
  if (!endpoint) return null;
  try {
    const socket = await withShortPath(endpoint.socket, reach);
    const channel = streamChannel(socket);
    channel.send({ galley: 1, secret: endpoint.secret } satisfies Hello);
    return channel;
  } catch {
    return null;
  }
}

function reach(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}
