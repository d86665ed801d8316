import { DeskError } from '../contract/error.ts';

/** A file or clipboard that cannot be read. The message names the place; nothing was taken in. */
export class IntakeError extends DeskError {
  constructor(code: string, message: string, hint = '') {
    super(code, message, hint);
    this.name = 'IntakeError';
  }
}
