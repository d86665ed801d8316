// A program of its own for a small disk: `node on-disk.ts MOUNT ROUNDS`, in a mount namespace in which MOUNT is a file
// system of its own. ROUNDS is a JSON list of rounds. It prints one outcome a line, as JSON.
import { join } from 'node:path';
import { z } from 'zod';
import { playOnDisk } from './disk-plays.ts';
import { isDisk, KINDS } from './kinds.ts';
import { CrashRun } from './run.ts';

const [, , mount = '', list = ''] = process.argv;
const rounds = z
  .array(z.strictObject({ number: z.number(), kind: z.enum(KINDS), seed: z.number() }))
  .parse(JSON.parse(list));

const run = new CrashRun(undefined, join(mount, 'store'));
try {
  await run.prepare(false);
  for (const round of rounds) {
    if (!isDisk(round.kind)) continue;
    const outcome = await playOnDisk(run, round, round.kind, mount);
    process.stdout.write(`${JSON.stringify({ outcome, evidence: run.evidence() })}\n`);
  }
} finally {
  await run.end();
}
