import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { placeSchema } from '../../shared/shell/place.ts';
import { boundsSchema } from './settings.ts';

/** More windows than this do not come back. */
const MOST = 12;

const windowSchema = z.strictObject({
  place: placeSchema.nullable(),
  bounds: boundsSchema,
  maximized: z.boolean(),
});
export type WindowRecord = z.infer<typeof windowSchema>;

const fileSchema = z.strictObject({
  /** Whether the run that wrote this ended in order. */
  ended: z.boolean(),
  windows: z.array(windowSchema).max(MOST),
});
export type WindowsRecord = z.infer<typeof fileSchema>;

const FIRST: WindowsRecord = { ended: true, windows: [] };

/** Which windows are open and where somebody is in each, so that the next start shows the same again. */
export class WindowsFile {
  readonly #path: string;
  readonly #failed: (cause: unknown) => void;

  /** @param failed told when the file cannot be written: the windows then open anew, and nothing else is lost */
  constructor(path: string, failed: (cause: unknown) => void) {
    this.#path = path;
    this.#failed = failed;
  }

  /** What the last run left. Unreadable: as before the first run. */
  read(): WindowsRecord {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      return FIRST;
    }
  }

  /** Written beside its place and renamed in: a crash leaves the old file or the new one. */
  write({ ended, windows }: WindowsRecord): void {
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(`${this.#path}.new`, `${JSON.stringify({ ended, windows: windows.slice(0, MOST) })}\n`);
      renameSync(`${this.#path}.new`, this.#path);
    } catch (cause) {
      this.#failed(cause);
    }
  }
}
