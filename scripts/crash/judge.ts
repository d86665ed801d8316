import type { Stroke } from './typist.ts';

/** What became of the keys of one round. */
export interface Verdict {
  /** Keys that the app had taken before the kill and that are not there. */
  lost: number;
  /** Age in ms of the oldest lost key at the moment of the kill; 0 when none is lost. */
  oldest: number;
  /** What must never be, in sentences. */
  faults: string[];
}

export interface Evidence {
  /** What stands after the text of the rounds before. */
  found: string;
  strokes: readonly Stroke[];
  /** When the process was killed, in ms of the same clock as the strokes. */
  killedAt: number;
  /** So many letters the screen had called saved, at some moment before the kill. */
  acknowledged: number;
  /** Whether the window lived on, so that every key must be there. */
  survived: boolean;
}

/**
 * Holds what a store has against the log of the keys. A key counts as taken once the app has answered for it; one
 * that it was given as it died may be there or not. What is there is always a beginning of what was typed.
 */
export function judge({ found, strokes, killedAt, acknowledged, survived }: Evidence): Verdict {
  const typed = strokes.map((stroke) => stroke.letter).join('');
  const faults: string[] = [];
  if (!typed.startsWith(found)) faults.push(`"${found}" stands where "${typed}" was typed`);
  if (found.length < acknowledged)
    faults.push(`${acknowledged} letters were called saved and ${found.length} are there`);
  const until = survived ? Number.POSITIVE_INFINITY : killedAt;
  const lost = strokes.slice(found.length).filter(({ taken }) => taken !== null && taken <= until);
  if (survived && lost.length > 0)
    faults.push(`${lost.length} keys are not there although the window lived on`);
  return { lost: lost.length, oldest: Math.max(0, killedAt - (lost[0]?.taken ?? killedAt)), faults };
}

/** Nothing older than this many ms may be lost: the budget. */
export const BUDGET = 500;
/** However much the machine stood still, in ms. The app that saves two seconds late is beyond it. */
const MOST_ALLOWED = 1500;

/**
 * The age in ms from which a lost key is a fault: the budget, and on top of it what the machine itself held up just
 * then (see `Strain`), twice, because a key goes through two processes on its way to the disk and either may wait.
 */
export function allowed(heldUp: number): number {
  return Math.min(MOST_ALLOWED, BUDGET + 2 * heldUp);
}

/** A machine that held everything up for so long says nothing about the app: nothing can be told from that round. */
export function stoodStill(heldUp: number): boolean {
  return BUDGET + 2 * heldUp > MOST_ALLOWED;
}
