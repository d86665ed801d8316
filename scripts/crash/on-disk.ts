// A program of its own for a small disk: `node on-disk.ts MOUNT ROUNDS`, in a mount namespace in which MOUNT is a file
// system of its own. ROUNDS is a JSON list of rounds. It prints one outcome a line, as JSON.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { playOnDisk } from './disk-plays.ts';
import { isDisk, KINDS } from './kinds.ts';
import { CrashRun } from './run.ts';
import { playSeries } from './series.ts';

const [, , mount = '', list = ''] = process.argv;
const rounds = z
  .array(z.strictObject({ number: z.number(), kind: z.enum(KINDS), seed: z.number() }))
  .parse(JSON.parse(list));

const onDisk = rounds.flatMap(({ kind, ...rest }) => (isDisk(kind) ? [{ ...rest, kind }] : []));

async function begin(): Promise<CrashRun> {
  const store = join(mount, 'store');
  rmSync(store, { recursive: true, force: true });
  const run = new CrashRun(undefined, store);
  await run.prepare(false);
  return run;
}

await playSeries(
  onDisk,
  begin,
  (run, round) => playOnDisk(run, round, mount),
  (outcome, evidence) => process.stdout.write(`${JSON.stringify({ outcome, evidence })}\n`),
);
