import { constants, copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Kept, LeftCopy, Unsaved } from '../../shared/shell/rescue.ts';
import { logger } from '../log.ts';
import { safeName } from './pasted.ts';
import { readUnsaved, writeUnsaved } from './unsaved-file.ts';

const log = logger('rescue');

/** Copies of one article that wait to be decided on; older ones are set aside. */
const MOST_OF_ONE = 5;
/** Copies that were decided on and are still there, in case the decision was wrong. */
const MOST_DECIDED = 20;
const DECIDED = 'decided';
const SUFFIX = '.galley';

export interface RescueOptions {
  /** Folders of ours, the first that can be written to is taken. */
  folders: readonly string[];
  generator: string;
  now: () => Date;
}

/** Emergency copies: the words of a window while the store does not take them, in another place. */
export class Rescue {
  readonly #options: RescueOptions;
  /** Copies of this run, by article. */
  readonly #own = new Map<string, string>();
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: RescueOptions) {
    this.#options = options;
  }

  /** Keeps the newest words of an article. Rejects with the last refusal when no place takes them. */
  keep(unsaved: Unsaved): Promise<Kept> {
    return this.#inTurn(() => this.#keep(unsaved));
  }

  /** The store has the words: the copy of this run goes. */
  drop(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const path = this.#own.get(id);
      if (path !== undefined) rmSync(path, { force: true });
      this.#own.delete(id);
    });
  }

  /** Where this run has a copy of an article, or null. */
  copyOf(id: string): string | null {
    return this.#own.get(id) ?? null;
  }

  /** Copies that earlier runs left, the newest first. What cannot be read stays where it is, and is logged. */
  async left(): Promise<(Omit<LeftCopy, 'file'> & { path: string })[]> {
    await this.#work.catch(() => undefined);
    const own = new Set(this.#own.values());
    const found = [];
    for (const folder of this.#options.folders) {
      for (const name of copiesIn(folder)) {
        const path = join(folder, name);
        if (own.has(path)) continue;
        try {
          const read = await readUnsaved(path);
          if (read) found.push({ name, folder, path, ...read });
        } catch (cause) {
          log.error({ err: cause, name }, 'an emergency copy cannot be read');
        }
      }
    }
    return found.sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** Sets a copy aside that somebody has decided on. Only files in the folders of copies. */
  decide(path: string): void {
    const folder = this.#options.folders.find((one) =>
      copiesIn(one).some((name) => join(one, name) === path),
    );
    if (folder !== undefined) setAside(folder, path);
  }

  /** Brings copies that wait to be decided on into another folder, for the app that opens the store from there. */
  moveTo(folder: string): void {
    for (const from of this.#options.folders) {
      for (const name of copiesIn(from)) {
        try {
          mkdirSync(folder, { recursive: true, mode: 0o700 });
          copyFileSync(join(from, name), join(folder, name), constants.COPYFILE_EXCL);
          rmSync(join(from, name));
        } catch (cause) {
          log.error({ err: cause, name }, 'an emergency copy stays where it is');
        }
      }
    }
  }

  async #keep(unsaved: Unsaved): Promise<Kept> {
    const at = this.#options.now().toISOString();
    const options = { generator: this.#options.generator, at, assetPath: null };
    const known = this.#own.get(unsaved.id);
    let refusal: unknown = new Error('There is no place for a copy');
    for (const folder of this.#options.folders) {
      const path = known?.startsWith(folder) ? known : join(folder, nameOf(unsaved, at));
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        requireOwn(folder);
        if (path !== known) makeRoom(folder, unsaved.id);
        const kept = await writeUnsaved(unsaved, path, options);
        if (known !== undefined && known !== path) rmSync(known, { force: true });
        this.#own.set(unsaved.id, path);
        return kept;
      } catch (cause) {
        log.error({ err: cause, folder }, 'an emergency copy could not be written here');
        refusal = cause;
      }
    }
    throw refusal;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#work.then(work, work);
    this.#work = next.catch(() => undefined);
    return next;
  }
}

/** Somebody else's folder of that name (the temporary folder is everybody's) is no place for our words. */
function requireOwn(folder: string): void {
  const uid = process.getuid?.();
  if (uid !== undefined && statSync(folder).uid !== uid)
    throw new Error(`${folder} belongs to somebody else`);
}

function copiesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(SUFFIX));
  } catch {
    return [];
  }
}

/** "quay-opens.0f3c….2026-01-01T12-00-00.galley": found by people, and by article. */
function nameOf({ id, content }: Unsaved, at: string): string {
  const slug = safeName(content.fields.slugline || 'untitled').slice(0, 40);
  return `${slug}.${markOf(id)}.${at.slice(0, 19).replaceAll(':', '-')}${SUFFIX}`;
}

const markOf = (id: string): string => safeName(id).slice(0, 40);

function makeRoom(folder: string, id: string): void {
  const of = copiesIn(folder).filter((name) => name.includes(`.${markOf(id)}.`));
  const byAge = of.sort((a, b) => (a.slice(-26) < b.slice(-26) ? -1 : 1));
  for (const name of byAge.slice(0, Math.max(0, byAge.length - MOST_OF_ONE + 1))) {
    setAside(folder, join(folder, name));
  }
}

function setAside(folder: string, path: string): void {
  const decided = join(folder, DECIDED);
  mkdirSync(decided, { recursive: true, mode: 0o700 });
  renameSync(path, join(decided, path.slice(folder.length + 1)));
  const names = copiesIn(decided);
  const aged = names.map((name) => ({ name, at: statSync(join(decided, name)).mtimeMs }));
  aged.sort((a, b) => b.at - a.at);
  for (const { name } of aged.slice(MOST_DECIDED)) rmSync(join(decided, name), { force: true });
}
