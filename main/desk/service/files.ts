import { isAbsolute } from 'node:path';
import type { FileRef } from '../../../shared/contract/define.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Session } from './context.ts';

/** The paths that persons chose in dialogs, by the tokens that windows hold for them. */
export class Grants {
  readonly #paths = new Map<string, string>();

  grant(token: string, path: string): void {
    this.#paths.set(token, path);
  }

  /**
   * The path behind a reference. Only the command line names paths; a window that does is refused
   * ("not-for-you"), and so is a token that nobody gave ("no-such-file").
   */
  resolve(ref: FileRef, session: Session): string {
    if ('path' in ref) {
      if (session.sender !== 'window' && isAbsolute(ref.path)) return ref.path;
      throw new DeskError('not-for-you', 'This file was not chosen in a dialog.', 'Nothing was changed.');
    }
    const path = this.#paths.get(ref.token);
    if (path !== undefined) return path;
    throw new DeskError(
      'no-such-file',
      'The desk service no longer knows which file was chosen.',
      'Nothing was changed. Choose it again.',
    );
  }
}
