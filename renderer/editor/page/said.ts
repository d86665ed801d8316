import { DeskError } from '../../../shared/contract/error.ts';
import type { IntakeNote } from '../../../shared/intake/draft.ts';

/** What there is to say of the last paste or drop. */
export interface Said {
  title: string;
  notes: readonly IntakeNote[];
  /** Tries again what was refused for no fault of its own. */
  again?: () => void;
}

/** A note of something that was refused or went wrong. */
export function failureNote(cause: unknown, file = ''): IntakeNote {
  const { message, hint } =
    cause instanceof DeskError
      ? cause
      : { message: 'This could not be taken in.', hint: 'Nothing was changed. Try again.' };
  return { kind: 'warning', message: [message, hint].filter(Boolean).join(' '), text: file };
}
