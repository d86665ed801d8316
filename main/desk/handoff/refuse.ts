import { DeskError } from '../../../shared/contract/error.ts';

/** A hand-off that does not add up is refused whole, whatever it is that is wrong. */
export function damaged(what: string): DeskError {
  return new DeskError(
    'handoff-damaged',
    `The hand-off is refused: ${what}`,
    'Nothing of it was taken in, and the store is as it was. Ask for it again.',
  );
}

/** A hand-off of a Galley that knows more than this one. */
export function newer(): DeskError {
  return new DeskError(
    'handoff-newer',
    'The hand-off was written by a newer Galley than this one.',
    'Nothing of it was taken in. Install the newer version here, then open it again.',
  );
}
