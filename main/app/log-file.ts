import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A log file is set aside when it has grown past this, in bytes; one old one is kept. */
const LARGE = 5 * 1024 * 1024;

/** Appends lines to `galley.log` in a folder. A log that cannot be written is never a reason to stop. */
export function logFile(folder: string): (line: string) => void {
  const path = join(folder, 'galley.log');
  try {
    mkdirSync(folder, { recursive: true });
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGE)
      renameSync(path, join(folder, 'galley.old.log'));
  } catch {
    return () => {};
  }
  return (line) => {
    try {
      appendFileSync(path, line);
    } catch {
      // The disk may be full: the windows say so, where a person sees it.
    }
  };
}
