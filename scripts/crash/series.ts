import type { Round } from './kinds.ts';
import type { Outcome } from './outcome.ts';
import type { CrashRun } from './run.ts';
import { within } from './within.ts';

/** How long one round may take on the slowest machine, in ms. */
const ROUND_WITHIN = 180_000;

/** Hears of a round, and of what is known of it. */
export type Tell = (outcome: Outcome, evidence: unknown) => void;

/**
 * Plays rounds one after another on one store. A round in which the harness itself gets no further is a failed one,
 * and the next begins on a new store.
 */
export async function playSeries<R extends Round>(
  rounds: readonly R[],
  begin: () => Promise<CrashRun>,
  play: (run: CrashRun, round: R) => Promise<Outcome>,
  tell: Tell,
): Promise<void> {
  let run: CrashRun | null = null;
  try {
    for (const round of rounds) {
      run ??= await begin();
      try {
        tell(await within(ROUND_WITHIN, 'The round', play(run, round)), run.evidence());
      } catch (cause) {
        tell(stuck(round, cause), run.evidence());
        await run.end();
        run = null;
      }
    }
  } finally {
    await run?.end();
  }
}

function stuck({ number, kind }: Round, cause: unknown): Outcome {
  const why = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  const nothing = { lost: 0, oldest: 0, halfFiles: [], inside: null, heldUp: 0 };
  return { number, kind, ...nothing, faults: [`The round did not come to its end: ${why}`] };
}
