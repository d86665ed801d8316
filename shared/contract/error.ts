import type { CallError } from './define.ts';

/** A failure that has words for a person: what happened, what is safe, what to do next. */
export class DeskError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint = '') {
    super(message);
    this.name = 'DeskError';
    this.code = code;
    this.hint = hint;
  }

  toJSON(): CallError {
    return { code: this.code, message: this.message, hint: this.hint };
  }
}
