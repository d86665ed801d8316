import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Round } from './kinds.ts';
import { type Outcome, outcomeSchema } from './outcome.ts';

/** Ways to a mount namespace of one's own: as root, and by a user namespace. */
const WAYS = [['-m'], ['-rm']] as const;
/** A store and its log, and room to type. */
const MOUNT = 'mount -t tmpfs -o size=32m,mode=700 tmpfs "$1"';

/** How this machine allows a small file system of one's own, or null. */
function wayToMount(folder: string): readonly string[] | null {
  const tried = `${MOUNT} && mount -o remount,ro "$1"`;
  return (
    WAYS.find((way) => spawnSync('unshare', [...way, 'sh', '-c', tried, 'sh', folder]).status === 0) ?? null
  );
}

const lineSchema = z.strictObject({ outcome: outcomeSchema, evidence: z.unknown() });

/**
 * Plays rounds on a small file system of their own, in a program that alone sees it. `tell` hears of each, and
 * of what is known of it. Answers whether this machine allows that; where it does not, nothing was played.
 */
export async function playOnSmallDisk(
  rounds: readonly Round[],
  tell: (outcome: Outcome, evidence: unknown) => void,
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-disk-'));
  try {
    const way = wayToMount(folder);
    if (way === null) return false;
    const program = join(import.meta.dirname, 'on-disk.ts');
    const script = `${MOUNT} && exec "$2" "$3" "$1" "$4"`;
    const args = [
      ...way,
      'sh',
      '-c',
      script,
      'sh',
      folder,
      process.execPath,
      program,
      JSON.stringify(rounds),
    ];
    const child = spawn('unshare', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const { outcome, evidence } = lineSchema.parse(JSON.parse(line));
        tell(outcome, evidence);
      }
    });
    const code = await ended;
    if (code !== 0) throw new Error(`The rounds on a small disk ended with ${code}`);
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
