import { committedFrames, readLog } from './log-file.ts';

/**
 * Why the end of a store's log is not what was committed, or null when it is. SQLite goes on without a word where
 * a log is cut or spoilt: it takes what follows for never written. The index that the last process left knows how
 * much there was. Look before anybody opens the store for writing.
 */
export function tornLog(file: string): string | null {
  const log = readLog(`${file}-wal`);
  if (log?.spoilt) return 'a part of its log cannot be read, and words were saved after it';
  const known = committedFrames(`${file}-shm`);
  if (!known || known.frames === 0) return null;
  if (!log || log.salts !== known.salts) {
    // A log begun anew has other salts, and the index then speaks of the new one; without any log it was lost.
    return log ? null : 'its log is gone, and words were saved in it';
  }
  return log.frames < known.frames ? 'the end of its log is gone, and words were saved in it' : null;
}
