import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST, manifestSchema } from '../../../shared/package/manifest.ts';
import { openZip } from '../zip/reader.ts';
import { hashFile, listFiles } from './files.ts';
import { PACKAGE_LIMITS } from './limits.ts';

/** What stands where a package should go. `broken`: once a package, as it seems, but no longer whole. */
export type Existing = { kind: 'package'; article: string } | { kind: 'broken' } | { kind: 'foreign' };

/** Says whose package it is. Only what looks like one of ours may ever be replaced. */
export async function existingPackage(path: string): Promise<Existing> {
  const found = await lstat(path);
  if (!found.isDirectory() && !found.isFile()) return { kind: 'foreign' };
  if (found.isFile() && found.size === 0) return { kind: 'broken' };
  const text = found.isDirectory()
    ? await readFile(join(path, MANIFEST), 'utf8').catch(() => null)
    : await manifestOfZip(path).catch(() => null);
  if (text === null) {
    const empty = found.isDirectory() && (await listFiles(path)).length === 0;
    return { kind: empty ? 'broken' : 'foreign' };
  }
  try {
    return { kind: 'package', article: manifestSchema.parse(JSON.parse(text)).article };
  } catch {
    return { kind: 'foreign' };
  }
}

async function manifestOfZip(path: string): Promise<string> {
  const zip = await openZip(path, PACKAGE_LIMITS);
  try {
    return (await zip.read(MANIFEST)).toString('utf8');
  } finally {
    zip.close();
  }
}

/** Whether two folders hold the same files with the same bytes, and nothing else. */
export async function sameFolder(a: string, b: string): Promise<boolean> {
  if (!(await lstat(b)).isDirectory()) return false;
  const [ours, theirs] = [await listFiles(a), await listFiles(b)];
  if (ours.join('\n') !== theirs.join('\n')) return false;
  for (const file of ours) {
    if (!(await lstat(join(b, file))).isFile()) return false;
    if ((await hashFile(join(a, file))) !== (await hashFile(join(b, file)))) return false;
  }
  return true;
}

/** Whether two files have the same bytes. */
export async function sameZip(a: string, b: string): Promise<boolean> {
  const [ours, theirs] = [await lstat(a), await lstat(b)];
  if (!theirs.isFile() || ours.size !== theirs.size) return false;
  return (await hashFile(a)) === (await hashFile(b));
}
