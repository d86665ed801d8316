import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** What goes into a zip, and where its bytes are: in a file, or made when their turn comes. */
export interface ZipEntry {
  path: string;
  /** Pictures are compressed already: deflating them again costs time and gains nothing. */
  stored: boolean;
  source: { file: string } | { data: () => Uint8Array | string };
}

/** Noon of 1 January 1980 in whatever zone this is now: zip keeps local time, and the same bytes are wanted everywhere. */
const fixedTime = () => new Date(1980, 0, 1, 12);
const FIXED_MODE = 0o100644;

/**
 * Writes a zip to `target`, which must not exist, in the order given, and waits until the disk has it. The
 * same entries give the same bytes. Throws what reading them throws.
 */
export async function writeZip(entries: Iterable<ZipEntry>, target: string): Promise<void> {
  const zip = new ZipFile();
  // What cannot be read is reported by the zip itself, not by the stream that it writes to.
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  for (const { path, stored, source } of entries) {
    const options = { mtime: fixedTime(), mode: FIXED_MODE, forceDosTimestamp: true, compress: !stored };
    if ('file' in source) zip.addFile(source.file, path, options);
    else zip.addReadStreamLazy(path, options, (done) => give(source.data, done));
  }
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(target, { flags: 'wx' })), failed]);
  const handle = await open(target, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function give(data: () => Uint8Array | string, done: (error: unknown, stream: Readable) => void): void {
  try {
    done(null, Readable.from([Buffer.from(data())]));
  } catch (cause) {
    done(cause, Readable.from([]));
  }
}
