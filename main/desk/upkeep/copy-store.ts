import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/error.ts';
import { syncPath } from '../store/snapshot.ts';

const PAGES_A_STEP = 1024;
/** Synced every so many steps: a gigabyte flushed at once would hold up the commits of whoever types. */
const STEPS_A_SYNC = 8;

/**
 * Copies a store's file as it is at this moment, page by page, while others go on writing to it: a read
 * transaction that stays open holds the moment fast. The copy is one file without a log, and it is looked over.
 * Throws "cancelled" when told to stop, "store-damaged" when what it copied does not hold together.
 */
export async function copyStore(
  source: string,
  target: string,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const db = new Database(source, { readonly: true, fileMustExist: true });
  try {
    db.pragma('busy_timeout = 5000');
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    let steps = 0;
    await db.backup(target, {
      progress({ totalPages, remainingPages }) {
        if (signal.aborted) throw cancelled();
        steps += 1;
        if (steps % STEPS_A_SYNC === 0) syncPath(target);
        if (totalPages > 0) progress(totalPages - remainingPages, totalPages);
        return PAGES_A_STEP;
      },
    });
  } finally {
    db.close();
  }
  makeSingleFile(target);
}

export function cancelled(): DeskError {
  return new DeskError(
    'cancelled',
    'The backup was stopped.',
    'There is no half backup. Earlier ones are as they were.',
  );
}

/** Takes the log's mark off the copy, so that it opens on a disk that cannot be written, and looks it over. */
function makeSingleFile(path: string): void {
  const db = new Database(path, { fileMustExist: true });
  try {
    db.pragma('journal_mode = DELETE');
    const found = db.prepare<[], { quick_check: string }>('PRAGMA quick_check(1)').get()?.quick_check;
    if (found !== 'ok') throw storeDamaged();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' ? storeDamaged() : cause;
  } finally {
    db.close();
  }
  syncPath(path);
}

function storeDamaged(): DeskError {
  return new DeskError(
    'store-damaged',
    'The store is damaged, so no backup was made of it.',
    'Earlier backups are kept. Run the store check under Settings, Backups, and repair the store.',
  );
}
