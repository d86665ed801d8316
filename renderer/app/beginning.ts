import type { Place } from '../../shared/shell/place.ts';
import type { Shell } from '../../shared/shell/shell.ts';

/** What this window was before it was closed or ended. */
export interface Beginning {
  place: Place | null;
  /** The run before this one ended without being told to. */
  recovered: boolean;
}

let asked: Promise<Beginning> | null = null;

/** Asked once for each time that the page loads. */
export function beginning(shell: Pick<Shell, 'place'>): Promise<Beginning> {
  asked ??= shell.place().catch(() => ({ place: null, recovered: false }));
  return asked;
}

let taken = false;

/** The place to come back to on the screen that is shown first; null on any other, and from then on. */
export async function takePlace(shell: Pick<Shell, 'place'>): Promise<Place | null> {
  const hash = window.location.hash;
  const { place } = await beginning(shell);
  if (taken) return null;
  taken = true;
  return place?.hash === hash ? place : null;
}
