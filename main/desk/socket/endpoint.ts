import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** Where a running service can be talked to, as its store's `desk.json` says. Only its owner can read that. */
export const endpointSchema = z.strictObject({
  pid: z.number().int(),
  /** A socket in the store's folder, or the name of a pipe on Windows. */
  socket: z.string(),
  /** What whoever connects has to say first. */
  secret: z.string().min(32),
});
export type Endpoint = z.infer<typeof endpointSchema>;

/** The first line of a connection. */
export const helloSchema = z.strictObject({ galley: z.literal(1), secret: z.string().max(200) });
export type Hello = z.infer<typeof helloSchema>;

const WINDOWS = process.platform === 'win32';

export function newEndpoint(folder: string): Endpoint {
  const secret = randomBytes(32).toString('hex');
  const socket = WINDOWS
    ? `\\\\.\\pipe\\galley-${randomBytes(16).toString('hex')}`
    : join(folder, 'desk.sock');
  return { pid: process.pid, socket, secret };
}

function endpointFile(folder: string): string {
  return join(folder, 'desk.json');
}

/** Makes an endpoint known, whole or not at all. */
export function publishEndpoint(folder: string, endpoint: Endpoint): void {
  const file = endpointFile(folder);
  writeFileSync(`${file}.new`, JSON.stringify(endpoint), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Takes it back, with a socket that a dead service may have left. */
export function withdrawEndpoint(folder: string): void {
  rmSync(endpointFile(folder), { force: true });
  if (!WINDOWS) rmSync(join(folder, 'desk.sock'), { force: true });
}

/** The endpoint of the service that says it has the store, or null. It may be dead all the same. */
export function readEndpoint(folder: string): Endpoint | null {
  try {
    const parsed = endpointSchema.safeParse(JSON.parse(readFileSync(endpointFile(folder), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A socket's path may have 107 bytes on Linux and 103 on macOS; some keep one for the end. */
const LONGEST = 100;

/**
 * Calls `use` with a path to the socket that is short enough for the system: where the store lies deep, through
 * a link in a private temporary folder that is gone when the work is done.
 */
export async function withShortPath<T>(socket: string, use: (path: string) => Promise<T>): Promise<T> {
  if (WINDOWS || Buffer.byteLength(socket) <= LONGEST) return use(socket);
  const folder = mkdtempSync(join(tmpdir(), 'galley-'));
  try {
    symlinkSync(join(socket, '..'), join(folder, 's'));
    return await use(join(folder, 's', 'desk.sock'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
