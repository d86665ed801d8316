import { createWriteStream } from 'node:fs';
import { type PassThrough, Readable } from 'node:stream';
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
/** Marks a file in the rights that a zip keeps. */
const FILE = 0o100000;
const FIXED_MODE = FILE | 0o644;

export interface ZipOptions {
  /** Rights of the zip and of what is unpacked from it: those that are usual for files when absent. */
  mode?: number;
  /** Told how many bytes have been written so far. */
  wrote?: (bytes: number) => void;
}

/**
 * Writes a zip to `target`, which must not exist, in the order given, and waits until the disk has it. The
 * same entries give the same bytes. Throws what reading them throws, once the file is closed: whoever takes the
 * half one away then does it for good.
 */
export async function writeZip(
  entries: Iterable<ZipEntry>,
  target: string,
  { mode, wrote }: ZipOptions = {},
): Promise<void> {
  const zip = new ZipFile();
  const source = zip.outputStream as PassThrough;
  // What cannot be read is reported by the zip itself, not by the stream that it writes to.
  let unread: unknown;
  zip.once('error', (cause) => {
    unread = cause;
    source.destroy();
  });
  for (const { path, stored, source: from } of entries) {
    const options = {
      mtime: fixedTime(),
      mode: mode === undefined ? FIXED_MODE : FILE | mode,
      forceDosTimestamp: true,
      compress: !stored,
    };
    if ('file' in from) zip.addFile(from.file, path, options);
    else zip.addReadStreamLazy(path, options, (done) => give(from.data, done));
  }
  zip.end();
  const out = createWriteStream(target, {
    flags: 'wx',
    flush: true,
    ...(mode === undefined ? {} : { mode }),
  });
  const closed = new Promise<void>((resolve) => out.once('close', () => resolve()));
  if (wrote) source.on('data', () => wrote(out.bytesWritten));
  try {
    await pipeline(source, out);
    await closed;
  } catch (cause) {
    await closed;
    throw unread ?? cause;
  }
}

function give(data: () => Uint8Array | string, done: (error: unknown, stream: Readable) => void): void {
  try {
    done(null, Readable.from([Buffer.from(data())]));
  } catch (cause) {
    done(cause, Readable.from([]));
  }
}
