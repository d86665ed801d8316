import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** What the log beside a store's file holds, by SQLite's own rules: https://sqlite.org/fileformat2.html#walformat. */
export interface LogFile {
  pageSize: number;
  /** Where the newest committed image of a page stands in the file. */
  pages: ReadonlyMap<number, number>;
  /** Committed frames that can be read. */
  frames: number;
  /** Pages of the store's file after the last commit; 0 without one. */
  pageCount: number;
  /** Whether frames of the same run follow one that cannot be read: the log was spoilt in its middle. */
  spoilt: boolean;
  /** The run's salts, as bytes. */
  salts: string;
}

const HEADER = 32;
const FRAME_HEADER = 24;

/** Reads a log frame by frame; null where there is none or its head cannot be read. */
export function readLog(path: string): LogFile | null {
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  if (bytes.length < HEADER) return null;
  const magic = bytes.readUInt32BE(0);
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return null;
  const big = magic === 0x377f0683;
  const pageSize = bytes.readUInt32BE(8);
  if (pageSize < 512 || pageSize > 65536) return null;
  const head = checksum(bytes, 0, 24, [0, 0], big);
  if (head[0] !== bytes.readUInt32BE(24) || head[1] !== bytes.readUInt32BE(28)) return null;
  const salts = bytes.subarray(16, 24).toString('hex');
  const pages = new Map<number, number>();
  let pending = new Map<number, number>();
  let sums = head;
  let frames = 0;
  let pageCount = 0;
  let at = HEADER;
  for (let frame = 1; at + FRAME_HEADER + pageSize <= bytes.length; frame += 1) {
    const next = frameSums(bytes, at, pageSize, sums, big);
    if (next === null || bytes.subarray(at + 8, at + 16).toString('hex') !== salts) break;
    sums = next;
    pending.set(bytes.readUInt32BE(at), at + FRAME_HEADER);
    const commit = bytes.readUInt32BE(at + 4);
    if (commit > 0) {
      for (const [page, place] of pending) pages.set(page, place);
      pending = new Map();
      pageCount = commit;
      frames = frame;
    }
    at += FRAME_HEADER + pageSize;
  }
  return { pageSize, pages, frames, pageCount, spoilt: goesOn(bytes, at, pageSize, salts, big), salts };
}

/** The running checksum after a frame, or null when the frame is not what was written. */
function frameSums(
  bytes: Buffer,
  at: number,
  pageSize: number,
  sums: readonly [number, number],
  big: boolean,
): [number, number] | null {
  const half = checksum(bytes, at, 8, sums, big);
  const whole = checksum(bytes, at + FRAME_HEADER, pageSize, half, big);
  return whole[0] === bytes.readUInt32BE(at + 16) && whole[1] === bytes.readUInt32BE(at + 20) ? whole : null;
}

/** Whether a frame that fits the one before it follows somewhere after a spoilt one. */
function goesOn(bytes: Buffer, from: number, pageSize: number, salts: string, big: boolean): boolean {
  const step = FRAME_HEADER + pageSize;
  for (let at = from; at + 2 * step <= bytes.length; at += step) {
    const next = at + step;
    const same = [at, next].every((place) => bytes.subarray(place + 8, place + 16).toString('hex') === salts);
    const sums: [number, number] = [bytes.readUInt32BE(at + 16), bytes.readUInt32BE(at + 20)];
    if (same && frameSums(bytes, next, pageSize, sums, big) !== null) return true;
  }
  return false;
}

function checksum(
  bytes: Buffer,
  from: number,
  length: number,
  [first, second]: readonly [number, number],
  big: boolean,
): [number, number] {
  let a = first;
  let b = second;
  for (let at = from; at < from + length; at += 8) {
    a = (a + (big ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + b) >>> 0;
    b = (b + (big ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + a) >>> 0;
  }
  return [a, b];
}

/**
 * How many frames of the log the last process that had the store open had committed, from the index that it left
 * (https://sqlite.org/walformat.html#the_wal_index_file_format); null where it left none.
 */
export function committedFrames(path: string): { frames: number; salts: string } | null {
  if (!existsSync(path)) return null;
  const head = Buffer.alloc(48);
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).size < 136) return null;
    const other = Buffer.alloc(48);
    readSync(file, head, 0, 48, 0);
    readSync(file, other, 0, 48, 48);
    // Two copies: where they differ the process ended while it wrote them.
    if (!head.equals(other) || head.readUInt8(12) !== 1) return null;
  } finally {
    closeSync(file);
  }
  const little = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
  const number = (at: number) => (little ? head.readUInt32LE(at) : head.readUInt32BE(at));
  return { frames: number(16), salts: head.subarray(32, 40).toString('hex') };
}
