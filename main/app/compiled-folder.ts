import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { logger } from '../log.ts';

const log = logger('app');

/** Where the compiled code of this version is kept between starts. Can be deleted at any time. */
export function compiledFolder(): string {
  return join(app.getPath('userData'), 'compiled', app.getVersion());
}

/** Removes what earlier versions of the app compiled. */
export function forgetEarlierVersions(folder: string): void {
  const beside = dirname(folder);
  try {
    for (const name of readdirSync(beside)) {
      const other = join(beside, name);
      if (other !== folder) rmSync(other, { recursive: true, force: true });
    }
  } catch (error) {
    log.warn({ error: String(error) }, 'compiled code of earlier versions was not removed');
  }
}
