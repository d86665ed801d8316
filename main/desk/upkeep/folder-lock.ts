import { join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import { holdFile, type StoreLock } from '../store/lock.ts';

/**
 * Holds a folder of backups for this process: several stores may share one, and none may take away a photo that
 * another is about to name. Throws "backup-folder-busy".
 */
export function lockFolder(folder: string): StoreLock {
  const lock = holdFile(join(folder, 'backups.lock'));
  if (lock) return lock;
  throw new DeskError(
    'backup-folder-busy',
    `Another Galley is at work in the backups in ${folder}.`,
    'Nothing was changed. Try again when it has finished.',
  );
}
