import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** What goes into a zip: a file on disk under the name that it has there. */
export interface ZipEntry {
  path: string;
  /** Pictures are compressed already: deflating them again costs time and gains nothing. */
  stored: boolean;
}

/** 1 January 1980 in whatever zone: zip keeps local time, and the same bytes are wanted everywhere. */
const FIXED_TIME = new Date(1980, 0, 1);
const FIXED_MODE = 0o100644;

/** Writes files of a folder into a zip at `target`, in the order given; the same files give the same bytes. */
export async function writeZip(folder: string, entries: readonly ZipEntry[], target: string): Promise<void> {
  const zip = new ZipFile();
  for (const entry of entries) {
    zip.addFile(join(folder, entry.path), entry.path, {
      mtime: FIXED_TIME,
      mode: FIXED_MODE,
      forceDosTimestamp: true,
      compress: !entry.stored,
    });
  }
  // A file that cannot be read is reported by the zip itself, not by the stream that it writes to.
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(target, { flags: 'wx' })), failed]);
  const handle = await open(target, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
