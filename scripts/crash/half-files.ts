import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names of what somebody is still writing: in a store that nobody works in, such a file was left by a dead process. */
const UNFINISHED = [
  /\.(part|tmp|partial|new)$/,
  /^assets\/incoming\/./,
  /^cache\/(backup|restore)-.*\.sqlite$/,
  /(^|\/)\.galley-/,
];

/** Half files in a store, by path. Ask when nothing is under way in it. */
export function halfFilesIn(store: string): string[] {
  return readdirSync(store, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => UNFINISHED.some((pattern) => pattern.test(name)))
    .map((name) => join(store, name));
}
