import { resolve } from 'node:path';

/** The argument that makes the executable a media worker, for the command line that started it. */
export const MEDIA_WORKER = '--media-worker';

export interface Arguments {
  /** What follows `--cli`, or null: then a window opens. */
  cli: string[] | null;
  /** The store's folder from `--store=DIR`, empty where that is empty, or null. */
  store: string | null;
  mediaWorker: boolean;
}

/**
 * Reads the arguments of the app. Chromium adds switches of its own and ignores what it does not know, so
 * nothing here is an error.
 * @param argv all arguments after the executable
 * @param cwd the folder that relative names start from
 */
export function readArguments(argv: readonly string[], cwd: string): Arguments {
  const at = argv.indexOf('--cli');
  const own = at === -1 ? argv : argv.slice(0, at);
  const store = own.findLast((argument) => argument.startsWith('--store='))?.slice('--store='.length);
  return {
    cli: at === -1 ? null : argv.slice(at + 1),
    store: store === undefined ? null : store.trim() === '' ? '' : resolve(cwd, store),
    mediaWorker: own.includes(MEDIA_WORKER),
  };
}
