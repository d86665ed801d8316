import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

function findRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`There is no package.json above ${import.meta.dirname}`);
    folder = above;
  }
  return folder;
}

/** The folder that holds package.json: the checkout, or the archive of the packaged app. */
export const ROOT: string = findRoot();

/** Whether this is the bundle in `out/` and not the sources. */
export const BUILT: boolean = relative(ROOT, import.meta.dirname).split(sep)[0] === 'out';

/** A file or folder of `resources/`, from the sources, the bundle and the packaged app alike. */
export function resourcePath(...names: string[]): string {
  return join(ROOT, 'resources', ...names);
}

/**
 * The file that a worker thread starts with. Its source is called `NAME.worker.ts` and lies beside the caller;
 * the build puts every one of them into `out/main/workers/NAME.js`.
 * @param caller the caller's `import.meta.url`
 */
export function workerUrl(caller: string, name: string): URL {
  if (BUILT) return pathToFileURL(join(ROOT, 'out/main/workers', `${basename(name)}.js`));
  return new URL(`./${name}.worker.ts`, caller);
}
