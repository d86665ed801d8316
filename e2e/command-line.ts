import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { ROOT } from './runtime.ts';

/** What a call of the command line gave back. */
export interface Said {
  code: number;
  out: string;
  err: string;
}

/** Runs `galley` on a store as a person or a cron job does, in a process of its own. */
export function galleyCommand(store: string, ...args: readonly string[]): Promise<Said> {
  const config = join(dirname(store), 'config');
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    GALLEY_STORE: '',
    XDG_CONFIG_HOME: config,
    APPDATA: config,
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, 'main/cli/index.ts'), ...args, '--store', store],
      { env, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err }),
    );
  });
}
