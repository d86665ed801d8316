import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/error.ts';
import { codeOf } from '../store/errors.ts';

/**
 * Holds a folder of backups for this process: several stores may share one, and none may take away a photo that
 * another is about to name. The operating system keeps the lock. Throws "backup-folder-busy".
 */
export function lockFolder(folder: string): { release(): void } {
  const db = new Database(join(folder, 'backups.lock'), { timeout: 0 });
  try {
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    if (!codeOf(cause).startsWith('SQLITE_BUSY')) throw cause;
    throw new DeskError(
      'backup-folder-busy',
      `Another Galley is at work in the backups in ${folder}.`,
      'Nothing was changed. Try again when it has finished.',
    );
  }
  return { release: () => db.close() };
}
