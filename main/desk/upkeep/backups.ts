import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import type { BackupRef, BackupStatus } from '../../../shared/contract/upkeep.ts';
import { type BackupEntry, type BackupKind, backupEntrySchema } from '../../../shared/upkeep/backups.ts';
import {
  backupFolder,
  backupsIn,
  choosePlace,
  readPlace,
  requireFolder,
  usualFolder,
} from './backup-place.ts';
import { openBackup } from './backup-source.ts';
import { type Progress, runJob } from './job.ts';
import { removeBackup } from './prune.ts';
import { isSetName, listBackups } from './set-format.ts';

const DAY_MS = 86_400_000;

export interface BackupsOptions {
  /** The store's folder. */
  folder: string;
  /** RFC 3339 with Z. */
  now(): string;
  progress: Progress;
  changed(): void;
}

/** The backups of a store that is open: where they go, which there are, making one, the daily one. */
export class Backups {
  readonly #options: BackupsOptions;
  #running: { work: Promise<BackupEntry>; stopping: AbortController } | null = null;

  constructor(options: BackupsOptions) {
    this.#options = options;
  }

  status(): BackupStatus {
    const { folder } = this.#options;
    const to = backupFolder(folder);
    const entries = listAll(folder);
    return {
      folder: to,
      usual: to === usualFolder(folder),
      problem: problemWith(folder, to),
      entries,
      last: entries.find(isOurs)?.at ?? null,
      running: this.#running !== null,
    };
  }

  /** Makes one now, or waits for the one that is being made. */
  make(kind: BackupKind): Promise<BackupEntry> {
    this.#running ??= this.#start(kind);
    return this.#running.work;
  }

  #start(kind: BackupKind): { work: Promise<BackupEntry>; stopping: AbortController } {
    const { folder, now, progress, changed } = this.#options;
    const stopping = new AbortController();
    const data = {
      store: folder,
      folder: backupFolder(folder),
      kind,
      at: now(),
      mark: readPlace(folder).mark,
    };
    const work = runJob('set', data, backupEntrySchema, progress, stopping.signal).finally(() => {
      this.#running = null;
      // A bar that stands still would say that it goes on.
      progress(1, 1);
      changed();
    });
    changed();
    return { work, stopping };
  }

  /** Stops the one that is being made, and waits until it has tidied up. */
  async stop(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    running.stopping.abort();
    await running.work.catch(() => undefined);
  }

  /** Whether the last one is a day old, or there is none. */
  due(): boolean {
    const last = this.status().last;
    return last === null || Date.parse(this.#options.now()) - Date.parse(last) >= DAY_MS;
  }

  setFolder(chosen: string | null): BackupStatus {
    choosePlace(this.#options.folder, chosen);
    this.#options.changed();
    return this.status();
  }

  async remove(name: string): Promise<BackupStatus> {
    const { folder, changed } = this.#options;
    const where = folderOf(folder, name);
    await removeBackup(where, name, readPlace(folder).mark);
    changed();
    return this.status();
  }
}

function isOurs(entry: BackupEntry): boolean {
  return entry.own && (entry.kind === 'daily' || entry.kind === 'asked');
}

/** Those where backups go, and those beside the store, the newest first. */
export function listAll(store: string): BackupEntry[] {
  const { mark } = readPlace(store);
  const folders = new Set([backupFolder(store), usualFolder(store)]);
  const entries = [...folders].flatMap((folder) => listBackups(folder, mark));
  return entries.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** The folder that a listed backup lies in. Throws "no-backup". */
function folderOf(store: string, name: string): string {
  const folder = [backupFolder(store), usualFolder(store)].find((one) => existsSync(join(one, name)));
  if (folder !== undefined && basename(name) === name) return folder;
  throw new DeskError('no-backup', 'There is no such backup any more.', 'Nothing was changed.');
}

function problemWith(store: string, folder: string): BackupStatus['problem'] {
  try {
    requireFolder(store, folder);
    return null;
  } catch (cause) {
    if (cause instanceof DeskError) return cause.toJSON();
    throw cause;
  }
}

/** The path of a backup that a person means. `resolve` gives the path of a chosen file. */
export function backupPath(
  store: string,
  ref: BackupRef,
  resolve: (file: Extract<BackupRef, { file: unknown }>['file']) => string,
): string {
  if ('own' in ref) return join(folderOf(store, ref.own), ref.own);
  const chosen = resolve(ref.file);
  if (ref.name === null || ref.name === basename(chosen)) return chosen;
  if (basename(ref.name) !== ref.name)
    throw new DeskError('no-backup', 'There is no such backup.', 'Nothing was changed.');
  return join(backupsIn(chosen) ?? chosen, ref.name);
}

/** The backups in a folder that a person chose, or the one that a file is. Throws what `openBackup` says. */
export async function lookInto(path: string): Promise<BackupEntry[]> {
  if (existsSync(path) && statSync(path).isDirectory() && !isSetName(basename(path))) {
    return listBackups(backupsIn(path) ?? path, '');
  }
  const source = await openBackup(path);
  source.close();
  const listed = isSetName(basename(path))
    ? listBackups(dirname(path), '').find(({ name }) => name === basename(path))
    : undefined;
  const photos = source.photos.length;
  return [
    listed ?? {
      name: basename(path),
      kind: 'file',
      at: source.at,
      articles: source.articles,
      photos,
      bytes: statSync(path).size,
      missing: 0,
      own: false,
    },
  ];
}

/** Opens a backup and closes it again: whether it can be used at all, said before anything ends for it. */
export async function requireUsable(path: string): Promise<void> {
  const source = await openBackup(path);
  source.close();
}
