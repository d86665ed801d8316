import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { assetIdSchema } from '../../../shared/article/photo.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { syncFolder } from '../export/files.ts';
import { codeOf } from '../store/errors.ts';

/** A copy of a file that is whole and on the disk of the store, but not yet kept. Keep or discard it. */
export interface StagedFile {
  /** SHA-256 of its bytes, 64 lower-case hexadecimal digits. */
  id: string;
  bytes: number;
  /** Where the copy lies meanwhile. */
  path: string;
  /** Gives it its name among the assets; says whether the same bytes were there before. */
  keep(): Promise<{ alreadyHere: boolean }>;
  discard(): Promise<void>;
}

/**
 * The files of a store, as they came in, never changed, each named by the SHA-256 of its bytes:
 * `<store>/assets/ab/cd/abcd…`. A file is whole and on the disk before it has its name, and equal files are kept
 * once.
 */
export interface Assets {
  /**
   * Copies a file in, by its path or as its bytes come, to be looked at. Throws a `DeskError` when the file cannot
   * be read or the store not written, and whatever the source of the bytes throws.
   */
  stage(source: string | AsyncIterable<Uint8Array>): Promise<StagedFile>;
  /** Stages and keeps a file that needs no look: one that comes with its own checksum. */
  add(path: string): Promise<{ id: string; bytes: number; alreadyHere: boolean }>;
  /** Where an asset lies. Does not look whether it is there. Throws for what is no asset id. */
  pathOf(assetId: string): string;
  has(assetId: string): Promise<boolean>;
  /** Reads an asset whole and holds it against its name. */
  verify(assetId: string): Promise<'good' | 'missing' | 'damaged'>;
  /** Those of `ids` whose file is not there. */
  missing(ids: Iterable<string>): Promise<string[]>;
  /** Every asset on disk, sorted. */
  list(): Promise<string[]>;
  /** Assets on disk that are not in `used`, sorted. */
  orphans(used: ReadonlySet<string>): Promise<string[]>;
  /** Removes copies that were interrupted. Call it once, when the store is opened and nothing is taken in yet. */
  sweep(): Promise<void>;
}

/**
 * Opens the assets of a store; folders are made when first needed.
 * @param guard asked before a file is copied in: throws where nobody would find it again, see `fileGuard`
 */
export function openAssets(store: string, guard: () => void = () => undefined): Assets {
  const root = join(store, 'assets');
  // Among the assets, so that a rename stays within one file system.
  const incoming = join(root, 'incoming');

  const pathOf = (assetId: string) => {
    const id = assetIdSchema.parse(assetId);
    return join(root, id.slice(0, 2), id.slice(2, 4), id);
  };
  const has = async (assetId: string) => (await stat(pathOf(assetId)).catch(() => null))?.isFile() === true;

  const stage = async (source: string | AsyncIterable<Uint8Array>): Promise<StagedFile> => {
    guard();
    await orNotWritable(() => mkdir(incoming, { recursive: true }));
    const temporary = join(incoming, randomUUID());
    const discard = () => rm(temporary, { force: true });
    try {
      const { id, bytes } = await copyAndHash(source, temporary);
      const keep = async () => {
        if (await has(id)) {
          await discard();
          return { alreadyHere: true };
        }
        await orNotWritable(async () => {
          const folder = dirname(pathOf(id));
          const made = await mkdir(folder, { recursive: true });
          await rename(temporary, pathOf(id));
          // A name is on the disk only when its folder is, and that of a new folder when the one above it is.
          const top = made === undefined ? folder : dirname(made);
          for (let at = folder; at.length >= top.length; at = dirname(at)) await syncFolder(at);
        });
        return { alreadyHere: false };
      };
      return { id, bytes, path: temporary, keep, discard };
    } catch (error) {
      await discard();
      throw error;
    }
  };

  const list = async () => {
    const ids: string[] = [];
    for (const first of (await names(root)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
      for (const second of await names(join(root, first))) {
        const files = await names(join(root, first, second));
        ids.push(...files.filter((name) => assetIdSchema.safeParse(name).success));
      }
    }
    return ids.sort();
  };

  return {
    stage,
    add: async (path) => {
      const staged = await stage(path);
      return { id: staged.id, bytes: staged.bytes, ...(await staged.keep()) };
    },
    pathOf,
    has,
    verify: async (assetId) => {
      const hash = createHash('sha256');
      try {
        await pipeline(createReadStream(pathOf(assetId)), hash);
      } catch (error) {
        return codeOf(error) === 'ENOENT' ? 'missing' : 'damaged';
      }
      return hash.digest('hex') === assetId ? 'good' : 'damaged';
    },
    missing: async (ids) => {
      const gone: string[] = [];
      for (const id of new Set(ids)) if (!(await has(id))) gone.push(id);
      return gone;
    },
    list,
    orphans: async (used) => (await list()).filter((id) => !used.has(id)),
    sweep: () => rm(incoming, { recursive: true, force: true }),
  };
}

/** Copies in one pass, so that the name fits the very bytes that were kept, and syncs the copy. */
async function copyAndHash(
  from: string | AsyncIterable<Uint8Array>,
  to: string,
): Promise<{ id: string; bytes: number }> {
  if (typeof from !== 'string') return await keepBytes(from, to);
  const source = await open(from, 'r').catch((error: unknown) => {
    throw new DeskError(
      codeOf(error) === 'ENOENT' ? 'photo-missing' : 'photo-unreadable',
      `“${from}” cannot be read.`,
      'Check that the file is there and that you may read it.',
    );
  });
  try {
    return await keepBytes(source.createReadStream({ autoClose: false, highWaterMark: 1 << 20 }), to);
  } finally {
    await source.close();
  }
}

async function keepBytes(
  chunks: AsyncIterable<Uint8Array>,
  to: string,
): Promise<{ id: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const target = await orNotWritable(() => open(to, 'wx'));
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      await orNotWritable(() => target.appendFile(chunk));
    }
    await orNotWritable(() => target.sync());
  } finally {
    await target.close();
  }
  return { id: hash.digest('hex'), bytes };
}

async function orNotWritable<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    const full = codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT';
    throw new DeskError(
      full ? 'disk-full' : 'store-not-writable',
      full ? 'The disk of the store is full.' : 'The store cannot be written.',
      'Nothing was taken in and nothing is lost. Make room or check the folder, then take the file in again.',
    );
  }
}

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}
