import { DeskError } from '../../../shared/contract/error.ts';

/** The code of a system or SQLite error ("EROFS", "SQLITE_FULL"), or empty. */
export function codeOf(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return '';
}

const NOT_WRITABLE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_PERM',
]);

/** A failure of the disk in words for a person, or the failure itself when it is none. */
export function diskError(cause: unknown, folder: string): unknown {
  if (cause instanceof DeskError) return cause;
  const code = codeOf(cause);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new DeskError(
      'disk-full',
      'Not saved: the disk is full.',
      `What was saved before is safe. Make room on the disk that holds ${folder}; the words in the window are kept and saved then.`,
    );
  }
  if (NOT_WRITABLE.has(code) || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new DeskError(
      'store-not-writable',
      `The store folder ${folder} cannot be written to.`,
      'What is in it is safe. Give this user the right to write there, or choose another folder.',
    );
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new DeskError(
      'store-damaged',
      `The store in ${folder} is damaged.`,
      'Nothing more was written. Repair the store: that keeps all that can be read and lists the rest. Or restore a backup.',
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new DeskError(
      'store-busy',
      'Not saved yet: another program is writing to the store.',
      'The words are kept and saved when it has finished.',
    );
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO' || code === 'ENOENT' || code === 'ENODEV') {
    return new DeskError(
      'disk-failed',
      'Not saved: the disk did not take it.',
      `What was saved before is safe if the disk is. Check that ${folder} is still there.`,
    );
  }
  return cause;
}
