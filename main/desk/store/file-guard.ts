import { type BigIntStats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';

/** The store's folder is not where it was: unplugged, renamed, deleted. */
export function storeGone(folder: string): DeskError {
  return new DeskError(
    'store-gone',
    `Not saved: the store folder ${folder} is not there any more.`,
    'The words are kept in this window. Bring the folder or its disk back, and they are saved.',
  );
}

/**
 * What is asked before each commit: whether the file under this name is still the one that was opened. A file
 * that was deleted or moved can be written to for as long as it is open, and nobody would find the words again.
 * The answer throws "store-gone", or "store-replaced" when another file has the name now.
 */
export function fileGuard(path: string): () => void {
  const opened = look(path);
  return () => {
    const now = look(path);
    if (now === null || opened === null) throw storeGone(dirname(path));
    if (now.ino === opened.ino && now.dev === opened.dev) return;
    throw new DeskError(
      'store-replaced',
      `Not saved yet: another store lies in ${dirname(path)} now.`,
      'The words are kept in this window and sent again once it is open.',
    );
  };
}

function look(path: string): BigIntStats | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
}
