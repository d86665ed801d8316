import { enableCompileCache, flushCompileCache } from 'node:module';

/** Once the start is over: writing the compiled code takes a moment too, in ms. */
const AFTER_START = 5000;

/**
 * Keeps the compiled code of every module that is imported from here on in a folder, and takes it from there at
 * the next start. Code that changed is compiled anew; a folder that cannot be used costs time and nothing else.
 */
export function keepCompiled(folder: string): void {
  enableCompileCache(folder);
  setTimeout(flushCompileCache, AFTER_START).unref();
}
