import type { Pages } from './pages.ts';

/** A value of a row, as SQLite keeps it. */
export type Cell = null | number | string | Buffer;

export interface Row {
  /** Null in a table without row numbers, and in an index. */
  rowid: number | null;
  cells: Cell[];
}

const LEAF_TABLE = 13;
const LEAF_INDEX = 10;
/** An index keeps rows on its inner pages as well. */
const INNER_INDEX = 2;

/**
 * The rows on a page that is a leaf of a table or index; none for any other page. A row that does not add up is
 * left out: https://sqlite.org/fileformat2.html#b_tree_pages. Tables are made without reserved bytes.
 */
export function rowsOn(pages: Pages, number: number): Row[] {
  const page = pages.page(number);
  if (page === null) return [];
  const head = number === 1 ? 100 : 0;
  const type = page.readUInt8(head);
  if (type !== LEAF_TABLE && type !== LEAF_INDEX && type !== INNER_INDEX) return [];
  const first = head + (type === INNER_INDEX ? 12 : 8);
  const cells = page.readUInt16BE(head + 3);
  if (first + cells * 2 > page.length) return [];
  const rows: Row[] = [];
  for (let index = 0; index < cells; index += 1) {
    const at = page.readUInt16BE(first + index * 2);
    const row = at < first + cells * 2 || at >= page.length ? null : readRow(pages, page, at, type);
    if (row) rows.push(row);
  }
  return rows;
}

function readRow(pages: Pages, page: Buffer, start: number, type: number): Row | null {
  try {
    const size = varint(page, type === INNER_INDEX ? start + 4 : start);
    let at = size.next;
    let rowid: number | null = null;
    if (type === LEAF_TABLE) {
      const id = varint(page, at);
      rowid = id.value;
      at = id.next;
    }
    const payload = readPayload(pages, page, at, size.value, type);
    const cells = payload && readCells(payload);
    return cells ? { rowid, cells } : null;
  } catch (cause) {
    // A number that points outside of its page: the row is not one.
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** The bytes of a row, those on overflow pages included, or null when they are not all there. */
function readPayload(pages: Pages, page: Buffer, at: number, size: number, type: number): Buffer | null {
  const usable = pages.size;
  if (size < 1 || size > pages.count * usable) return null;
  const most = type === LEAF_TABLE ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (size <= most) return at + size <= page.length ? page.subarray(at, at + size) : null;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usable - 4));
  const local = fitting <= most ? fitting : least;
  const parts = [page.subarray(at, at + local)];
  let left = size - local;
  let next = page.readUInt32BE(at + local);
  while (left > 0) {
    const over = next === 0 ? null : pages.page(next);
    if (over === null) return null;
    const part = over.subarray(4, 4 + Math.min(left, usable - 4));
    parts.push(part);
    left -= part.length;
    next = over.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function readCells(payload: Buffer): Cell[] | null {
  const head = varint(payload, 0);
  if (head.value > payload.length) return null;
  const types: number[] = [];
  let at = head.next;
  while (at < head.value) {
    const type = varint(payload, at);
    types.push(type.value);
    at = type.next;
  }
  const cells: Cell[] = [];
  for (const type of types) {
    const length = lengthOf(type);
    if (length === null || at + length > payload.length) return null;
    cells.push(readCell(payload, at, type, length));
    at += length;
  }
  return at === payload.length ? cells : null;
}

const NUMBER_LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function lengthOf(type: number): number | null {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return NUMBER_LENGTHS[type] ?? null;
}

function readCell(payload: Buffer, at: number, type: number, length: number): Cell {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 6) return Number(payload.readBigInt64BE(at));
  if (type === 7) return payload.readDoubleBE(at);
  if (type < 6) return payload.readIntBE(at, length);
  const bytes = payload.subarray(at, at + length);
  return type % 2 === 0 ? Buffer.from(bytes) : bytes.toString('utf8');
}

function varint(bytes: Buffer, start: number): { value: number; next: number } {
  let value = 0n;
  for (let at = start; ; at += 1) {
    const byte = bytes.readUInt8(at);
    if (at === start + 8)
      return { value: Number(BigInt.asIntN(64, (value << 8n) | BigInt(byte))), next: at + 1 };
    value = (value << 7n) | BigInt(byte & 127);
    if (byte < 128) return { value: Number(value), next: at + 1 };
  }
}
