import { join, resolve } from 'node:path';
import { seenFolder, whereStoreIs } from '../desk/store/seen.ts';

/**
 * The folder of the store that somebody starts the app with. Throws a sentence for an empty name: a variable that was
 * not set must not quietly mean the usual store.
 * @param asked what `--store=` says, null without it
 * @param fromEnvironment `GALLEY_STORE`
 */
export function chooseStore(
  userData: string,
  asked: string | null,
  fromEnvironment: string | undefined,
): string {
  if (asked?.trim() === '') throw new Error('--store is empty. Give it a folder, or leave it out.');
  if (asked === null && fromEnvironment?.trim() === '')
    throw new Error('GALLEY_STORE is set but empty. Give it a folder, or unset it.');
  const named = asked ?? fromEnvironment;
  const store = named === undefined ? join(userData, 'store') : resolve(named);
  return whereStoreIs(seenFolder(userData), store);
}
