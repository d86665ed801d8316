import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ElectronRuntime } from '../prepare/electron.ts';
import { ROOT } from '../prepare/root.ts';

const NOTE = join(ROOT, '.cache/e2e-passed.json');

const noteSchema = z.strictObject({ electron: z.string(), pinned: z.boolean(), source: z.string() });
export type E2eNote = z.infer<typeof noteSchema>;

/** The commit that is checked out, or null where files differ from it: then nobody knows what was tested. */
export function cleanCommit(): string | null {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  try {
    return git('status', '--porcelain') === '' ? git('rev-parse', 'HEAD') : null;
  } catch {
    return null;
  }
}

/** Writes down that the whole e2e passed, on which Electron and on which commit. */
export function noteE2e(electron: ElectronRuntime): void {
  const source = cleanCommit();
  rmSync(NOTE, { force: true });
  if (source === null) return;
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const note: E2eNote = { electron: electron.version, pinned: electron.pinned, source };
  writeFileSync(NOTE, `${JSON.stringify(note)}\n`);
}

/** Why a release may not be made from what is checked out, or null when it may. */
export function whyNoRelease(note: E2eNote | null, source: string | null, pinned: string): string | null {
  if (source === null) return 'Files differ from the commit that is checked out. Commit or undo them first.';
  if (note === null || note.source !== source)
    return 'The e2e has not passed on this commit. Run npm test first.';
  if (!note.pinned || note.electron !== pinned) {
    return `The e2e ran on Electron ${note.electron}, and a release ships ${pinned}. Run npm test where Electron ${pinned} can be had.`;
  }
  return null;
}

/** What the last whole e2e run left, or null. */
export function readNote(): E2eNote | null {
  return existsSync(NOTE) ? noteSchema.parse(JSON.parse(readFileSync(NOTE, 'utf8'))) : null;
}
