import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Problem } from '../../../../shared/contract/desk.ts';
import { MANIFEST } from '../../../../shared/package/manifest.ts';
import { openZip } from '../../zip/reader.ts';
import { ZipRefused } from '../../zip/refused.ts';
import { emptyFolders, listFiles } from '../files.ts';
import { exists } from '../leftovers.ts';
import { PACKAGE_LIMITS } from '../limits.ts';

/** The files of a package, wherever they lie. */
export interface PackageFiles {
  paths: readonly string[];
  /** Folders with nothing in them, by their paths. */
  emptyFolders: readonly string[];
  /** The whole content of a file that is no larger than `limit` bytes; null where it is. */
  read(path: string, limit: number): Promise<Buffer | null>;
  /** Size and SHA-256 of a file. */
  weigh(path: string): Promise<{ bytes: number; sha256: string }>;
  stream(path: string): Promise<Readable>;
  close(): void;
}

export const NO_MANIFEST = 'There is no manifest.';

/** Opens a folder or zip. What cannot be read safely is told instead. */
export async function openPackage(path: string): Promise<PackageFiles | Problem[]> {
  const found = await lstat(path).catch(() => null);
  if (!found) return [problem('package-missing', '', `There is nothing at ${path}.`)];
  if (found.isDirectory()) return await openFolder(path);
  if (!found.isFile()) return [problem('package-missing', '', `${path} is neither a folder nor a zip file.`)];
  try {
    const zip = await openZip(path, PACKAGE_LIMITS);
    const sizes = new Map(zip.entries.map((entry) => [entry.path, entry.bytes]));
    return {
      paths: [...sizes.keys()],
      // Programs that zip a folder list those in it as well: they are nobody's fault.
      emptyFolders: [],
      read: async (file, limit) => ((sizes.get(file) ?? 0) > limit ? null : await zip.read(file)),
      stream: (file) => zip.stream(file),
      weigh: async (file) => await weigh(await zip.stream(file)),
      close: () => zip.close(),
    };
  } catch (cause) {
    if (cause instanceof ZipRefused) return [problem(cause.rule, '', cause.message)];
    throw cause;
  }
}

async function openFolder(path: string): Promise<PackageFiles | Problem[]> {
  // Any folder may be named, that of a whole disk as well: only what begins like a package is looked through.
  if (!(await exists(join(path, MANIFEST)))) return [problem('manifest-missing', MANIFEST, NO_MANIFEST)];
  const paths = await listFiles(path);
  const problems: Problem[] = [];
  for (const file of paths) {
    const found = await lstat(join(path, file));
    if (!found.isFile()) problems.push(problem('not-a-file', file, 'It is a link or a device, not a file.'));
  }
  if (problems.length > 0) return problems;
  const stream = async (file: string) => createReadStream(join(path, file));
  return {
    paths,
    emptyFolders: await emptyFolders(path),
    read: async (file, limit) =>
      (await lstat(join(path, file))).size > limit ? null : await readFile(join(path, file)),
    stream,
    weigh: async (file) => await weigh(await stream(file)),
    close: () => undefined,
  };
}

async function weigh(stream: Readable): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    hash.update(chunk);
  }
  return { bytes, sha256: hash.digest('hex') };
}

export function problem(rule: string, file: string, message: string): Problem {
  return { rule, file, message };
}
