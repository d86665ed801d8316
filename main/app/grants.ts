import { randomUUID } from 'node:crypto';
import { basename, isAbsolute, relative, sep } from 'node:path';
import type { Chosen } from '../../shared/shell/shell.ts';

/** Whether a path is that file or folder or lies in it. */
export function isWithin(outer: string, path: string): boolean {
  const way = relative(outer, path);
  return way === '' || (!isAbsolute(way) && way.split(sep)[0] !== '..');
}

/** The files and folders that a person chose in this run of the app. Pages know them by token. */
export class Grants {
  #paths = new Map<string, string>();

  add(path: string): Chosen {
    const token = randomUUID();
    this.#paths.set(token, path);
    return { token, name: basename(path) };
  }

  pathOf(token: string): string | null {
    return this.#paths.get(token) ?? null;
  }

  all(): [token: string, path: string][] {
    return [...this.#paths];
  }

  /** Whether a person chose this path or a folder around it. */
  covers(path: string): boolean {
    return isAbsolute(path) && [...this.#paths.values()].some((granted) => isWithin(granted, path));
  }
}
