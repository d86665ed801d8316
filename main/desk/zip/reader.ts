import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { ZipRefused } from './refused.ts';

/** How much a zip may hold. Zips come from anywhere: what is past a limit is refused before it is unpacked. */
export interface ZipLimits {
  entries: number;
  /** Bytes of one file, unpacked. */
  entryBytes: number;
  /** Bytes of all files, unpacked. */
  totalBytes: number;
  /** How many times its packed size a file of more than a megabyte may unpack to. */
  ratio: number;
}

/** A file of a zip whose list of contents was found safe. */
export interface SafeEntry {
  path: string;
  /** Unpacked. */
  bytes: number;
  stored: boolean;
}

export interface SafeZip {
  /** Files, in the order of the zip's own list; folders are left out. */
  entries: readonly SafeEntry[];
  /** Whole content of a file. Throws a ZipRefused when it is damaged or not as large as declared. */
  read(path: string): Promise<Buffer>;
  stream(path: string): Promise<Readable>;
  close(): void;
}

/** Of a larger file it is asked how small it was packed, in bytes. Whoever writes a zip packs none of those. */
export const RATIO_FROM = 1_000_000;
const LOCAL_HEADER = 30;

/**
 * Opens a zip for reading after looking through its list: names stay inside and differ (also on disks that
 * ignore case), nothing is a link or a device, nothing is encrypted, sizes keep to the limits and files do
 * not overlap. Throws a ZipRefused with a sentence otherwise; nothing is unpacked before.
 */
export async function openZip(path: string, limits: ZipLimits): Promise<SafeZip> {
  return openSafely(() => openPromise(path, OPEN), limits);
}

/** The same for a zip that is in memory already. */
export async function openZipBytes(bytes: Uint8Array, limits: ZipLimits): Promise<SafeZip> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return openSafely(() => fromBufferPromise(buffer, OPEN), limits);
}

const OPEN = { autoClose: false, lazyEntries: true, strictFileNames: true } as const;

async function openSafely(open: () => Promise<ZipFile>, limits: ZipLimits): Promise<SafeZip> {
  let zip: ZipFile;
  try {
    zip = await open();
  } catch (cause) {
    throw new ZipRefused('zip-damaged', `It is no whole zip file${reason(cause)}.`);
  }
  try {
    const entries = await listEntries(zip, limits);
    return safeZip(zip, entries);
  } catch (cause) {
    zip.close();
    throw cause;
  }
}

/** yauzl's own words, where they say more than that it is none. */
function reason(cause: unknown): string {
  const words = sentence(cause).replace(/\.+$/, '');
  return /end of central directory|EISDIR|EOF/i.test(words) ? ', or it was cut short' : `: ${words}`;
}

async function listEntries(zip: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) {
    throw new ZipRefused('zip-too-many', `It lists ${zip.entryCount} files.`);
  }
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  const all: Entry[] = [];
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      requireSafe(entry, limits);
      all.push(entry);
      const key = entry.fileName.normalize('NFC').toLowerCase();
      if (folded.has(key)) throw new ZipRefused('zip-duplicate', `It has ${entry.fileName} twice.`);
      folded.add(key);
      if (entry.fileName.endsWith('/')) continue;
      total += entry.uncompressedSize;
      if (total > limits.totalBytes) {
        throw new ZipRefused('zip-too-large', 'It unpacks to more than is taken from one file.');
      }
      entries.set(entry.fileName, entry);
    }
  } catch (cause) {
    if (cause instanceof ZipRefused) throw cause;
    const unsafe = /relative path|absolute path|characters in fileName/.test(sentence(cause));
    throw new ZipRefused(
      unsafe ? 'zip-unsafe-name' : 'zip-damaged',
      `Its list is refused: ${sentence(cause)}.`,
    );
  }
  requireApart(all);
  return entries;
}

function requireSafe(entry: Entry, limits: ZipLimits): void {
  const name = entry.fileName;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for.
  if (/[\u0000-\u001f:]|(^|\/)\.\.?(\/|$)|\/\/|^\//.test(name) || name === '') {
    throw new ZipRefused('zip-unsafe-name', `The name ${JSON.stringify(name)} could lead out of the folder.`);
  }
  // The upper half holds the Unix mode where the zip was made on Unix; 0 where it was not.
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind !== 0 && kind !== 0o100000 && kind !== 0o040000) {
    throw new ZipRefused('zip-link', `${name} is a link or a device, not a file.`);
  }
  if (entry.isEncrypted()) throw new ZipRefused('zip-encrypted', `${name} is encrypted.`);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw new ZipRefused('zip-method', `${name} is packed in a way that is not read here.`);
  }
  if (entry.uncompressedSize > limits.entryBytes) {
    throw new ZipRefused('zip-too-large', `${name} is larger than any file that is taken.`);
  }
  const packed = Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize / packed > limits.ratio) {
    throw new ZipRefused('zip-bomb', `${name} would unpack to far more than its size.`);
  }
}

/** Files whose bytes overlap make a small zip swell without limit. */
function requireApart(entries: readonly Entry[]): void {
  const sorted = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const entry of sorted) {
    const start = entry.relativeOffsetOfLocalHeader;
    if (start < end) throw new ZipRefused('zip-overlap', `${entry.fileName} overlaps another file.`);
    end = start + LOCAL_HEADER + entry.fileNameLength + entry.compressedSize;
  }
}

function safeZip(zip: ZipFile, entries: ReadonlyMap<string, Entry>): SafeZip {
  const stream = async (path: string) => {
    const entry = entries.get(path);
    if (!entry) throw new ZipRefused('zip-missing', `It has no ${path}.`);
    try {
      return await zip.openReadStreamPromise(entry);
    } catch (cause) {
      throw new ZipRefused('zip-damaged', `${path} cannot be read: ${sentence(cause)}.`);
    }
  };
  return {
    entries: [...entries.values()].map((entry) => ({
      path: entry.fileName,
      bytes: entry.uncompressedSize,
      stored: entry.compressionMethod === 0,
    })),
    stream,
    async read(path) {
      const chunks: Buffer[] = [];
      try {
        // The declared size was checked, and the reader stops where more than that comes out.
        for await (const chunk of await stream(path)) chunks.push(Buffer.from(chunk));
      } catch (cause) {
        if (cause instanceof ZipRefused) throw cause;
        throw new ZipRefused('zip-damaged', `${path} is damaged: ${sentence(cause)}.`);
      }
      return Buffer.concat(chunks);
    },
    close: () => zip.close(),
  };
}

function sentence(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
