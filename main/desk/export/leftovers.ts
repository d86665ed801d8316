import { createHash, randomBytes } from 'node:crypto';
import { lstat, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { begun, stillRuns } from './running.ts';

/**
 * Names of what is still being written, beside its place:
 * `.galley-<machine>-<process>-<its begin>-<random>-<kind>~<name>`; the begin was not there at first.
 * `new`: not yet whole. `old`: what was there and is being replaced; it goes back if the run died before the
 * new one had its place.
 */
const PATTERN = /^\.galley-([0-9a-f]{8})-(\d+)-(?:(\d+)-)?[0-9a-f]{8}-(new|old)~(.+)$/;

/** On another machine's disk a process cannot be asked for: what it left counts as left after a day. */
const FOREIGN_AGE = 24 * 60 * 60 * 1000;

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** A name for something that will be called `name`. */
export function temporaryName(name: string, kind: 'new' | 'old'): string {
  return `.galley-${machine}-${process.pid}-${begun}-${randomBytes(4).toString('hex')}-${kind}~${name}`;
}

/** Clears what runs that were killed left in a folder, and puts back what they were about to replace. */
export async function clearLeftovers(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    const [, owner, pid, since, kind, name] = PATTERN.exec(entry) ?? [];
    if (owner === undefined || pid === undefined || name === undefined) continue;
    const path = join(folder, entry);
    if (await isAlive(path, owner, Number(pid), since ?? '0')) continue;
    if (kind === 'old' && !(await exists(join(folder, name)))) await rename(path, join(folder, name));
    else await rm(path, { recursive: true, force: true });
  }
}

async function isAlive(path: string, owner: string, pid: number, since: string): Promise<boolean> {
  if (owner === machine && !stillRuns(pid, since)) return false;
  const found = await lstat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs < FOREIGN_AGE;
}

/** Whether something has this name, be it a link to nowhere. */
export async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}
