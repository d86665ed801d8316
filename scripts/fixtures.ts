import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../shared');

/**
 * The folder of official schemas, examples and vocabularies beside the checkout (`../shared`), or null where
 * it is absent: then a test says that it skips. With `CI=true` its absence is a failure.
 */
export function sharedDir(): string | null {
  if (existsSync(FOLDER)) return FOLDER;
  if (process.env.CI === 'true') {
    throw new Error('The folder ../shared is absent, and with CI=true the tests that need it may not skip.');
  }
  return null;
}
