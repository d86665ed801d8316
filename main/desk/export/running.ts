import { readFileSync } from 'node:fs';
import { errorCode } from './files.ts';

/** What a system tells of a process beyond its number. */
interface Told {
  /** When it began, in ticks since the machine was started: with the number it names one process. */
  begun: string;
  /** It has ended, and nobody has asked for it yet. */
  ended: boolean;
}

/** Linux tells it in proc(5), others do not. */
function told(pid: number | 'self'): Told | null {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The name of a program stands in brackets and may itself hold some: what follows the last one is regular.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return { begun: fields[19] ?? '0', ended: fields[0] === 'Z' || fields[0] === 'X' };
}

/** When this process began, as `stillRuns` compares it; 0 where the system does not tell. */
export const begun: string = told('self')?.begun ?? '0';

/**
 * Whether the process of this number is still at work.
 *
 * That its number answers is not enough: a process that was killed keeps its number until its parent has asked for
 * it, which in some containers nobody ever does, and after a restart another process may have the number.
 * @param since what that process had as its `begun`
 */
export function stillRuns(pid: number, since: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if (errorCode(cause) !== 'EPERM') return false;
  }
  const now = told(pid);
  if (now === null) return true;
  return !now.ended && (since === '0' || now.begun === since);
}
