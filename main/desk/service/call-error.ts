import type { CallError } from '../../../shared/contract/define.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Log } from '../../log.ts';
import { diskError } from '../store/errors.ts';

/** Any failure in the words of the contract. What nobody foresaw is logged whole and told plainly. */
export function toCallError(cause: unknown, call: string, desk: { folder: string; log: Log }): CallError {
  const known = diskError(cause, desk.folder);
  if (known instanceof DeskError) {
    if (known !== cause) desk.log.error({ call, err: cause }, known.code);
    return known.toJSON();
  }
  desk.log.error({ call, err: cause }, 'a call failed');
  return {
    code: 'internal',
    message: 'Something went wrong inside the desk service.',
    hint: 'What was saved is safe. Try again; if it comes back, the log says more.',
  };
}
