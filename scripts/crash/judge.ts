import type { Stroke } from './typist.ts';

/** What became of the keys of one round. */
export interface Verdict {
  /** Keys that were pressed and are not there. */
  lost: number;
  /** Age in ms of the oldest lost key when the process was killed; 0 when none is lost. */
  oldest: number;
  /** The words that are there are not a beginning of what was typed. */
  broken: boolean;
}

/**
 * Holds what a store has against the log of the keys. `found` is what stands after the text of the rounds
 * before. One key more than the log is no fault: it was pressed, but the app died before it could say so.
 */
export function judge(found: string, strokes: readonly Stroke[], killedAt: number): Verdict {
  const typed = strokes.map((stroke) => stroke.letter).join('');
  const kept = found.length <= typed.length ? found : typed;
  const extra = found.length - typed.length;
  const broken = !typed.startsWith(kept) || !found.startsWith(kept) || extra > 1;
  const first = strokes[kept.length];
  return {
    lost: strokes.length - kept.length,
    oldest: first === undefined ? 0 : Math.max(0, killedAt - first.at),
    broken,
  };
}
