import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DeskError } from '../../../shared/contract/error.ts';

/** Writes a file and waits until the disk has it. */
export async function writeSynced(path: string, data: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What systems and shared disks answer that cannot be asked to sync a folder. */
const NO_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EACCES', 'EISDIR', 'EBADF']);

/** Waits until the disk knows the names in a folder, where it can be asked to. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (cause) {
    if (!NO_SYNC.has(errorCode(cause))) throw cause;
  } finally {
    await handle.close();
  }
}

/** SHA-256 of a file, 64 lower-case hexadecimal digits. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The files below a folder, as paths with forward slashes, sorted. Links and the like are listed too. */
export async function listFiles(folder: string, below = ''): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(await listFiles(folder, path)));
    else files.push(path);
  }
  return files.sort();
}

/** The folders below a folder in which nothing stands, as paths with forward slashes, sorted. */
export async function emptyFolders(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  if (entries.length === 0) return below === '' ? [] : [below];
  const found: string[] = [];
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await emptyFolders(folder, path)));
  }
  return found.sort();
}

/** The code of a system error, or empty. */
export function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ELOOP']);

/** A failure of the target folder in words for a person, or the failure itself when it is none. */
export function targetError(cause: unknown, folder: string): unknown {
  const code = errorCode(cause);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new DeskError(
      'disk-full',
      `The disk that holds ${folder} is full.`,
      'Nothing is half written and the article is safe. Make room, then export again.',
    );
  }
  if (code === 'ENAMETOOLONG') {
    return new DeskError(
      'name-too-long',
      `A name in ${folder} would be longer than its disk takes.`,
      'The article is safe. Choose a folder with a shorter path, or a shorter slugline.',
    );
  }
  if (NOT_WRITABLE.has(code)) {
    return new DeskError(
      'folder-not-writable',
      `Nothing can be written to ${folder}.`,
      'The article is safe. Choose another folder, or give this user the right to write there.',
    );
  }
  return cause;
}
