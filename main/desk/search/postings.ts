import { type Bits, setBit } from './bits.ts';

/**
 * Documents of one block of a posting list: few enough that a change rewrites little, and that the largest block
 * stays within a page of the file (a quarter of 8192 bytes is the most before it spills into a page of its own).
 */
export const CHUNK = 8192;
const BITMAP_BYTES = CHUNK / 8;
const LIST = 0;
const BITMAP = 1;

/**
 * The documents of a chunk that have a word, as they lie in the file: a byte for the form, then either the gaps
 * between the numbers (LEB128) or a bit for each, whichever is shorter. `numbers` are within the chunk, ascending.
 */
export function encodeChunk(numbers: readonly number[]): Uint8Array {
  const list = encodeGaps(numbers);
  if (list.length <= BITMAP_BYTES) return list;
  const bitmap = new Uint8Array(BITMAP_BYTES + 1);
  bitmap[0] = BITMAP;
  for (const number of numbers) {
    const at = 1 + (number >>> 3);
    bitmap[at] = (bitmap[at] ?? 0) | (1 << (number & 7));
  }
  return bitmap;
}

function encodeGaps(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(1 + numbers.length * 2);
  bytes[0] = LIST;
  let end = 1;
  let before = 0;
  for (const number of numbers) {
    const gap = number - before;
    before = number;
    // A chunk's numbers take two bytes at most.
    if (gap >= 0x80) bytes[end++] = (gap & 0x7f) | 0x80;
    bytes[end++] = gap >= 0x80 ? gap >>> 7 : gap;
  }
  return bytes.subarray(0, end);
}

/** The numbers within its chunk that a block holds, ascending. */
export function decodeChunk(block: Uint8Array): number[] {
  const numbers: number[] = [];
  if (block[0] === BITMAP) {
    for (let at = 1; at < block.length; at++) {
      const byte = block[at] ?? 0;
      for (let bit = 0; bit < 8; bit++) if ((byte >>> bit) & 1) numbers.push((at - 1) * 8 + bit);
    }
    return numbers;
  }
  let number = 0;
  for (let at = 1; at < block.length; at++) {
    const byte = block[at] ?? 0;
    number += byte & 0x80 ? (byte & 0x7f) | ((block[++at] ?? 0) << 7) : byte;
    numbers.push(number);
  }
  return numbers;
}

/** Adds a block's documents to a set. */
export function addChunk(bits: Bits, chunk: number, block: Uint8Array): void {
  const base = chunk * CHUNK;
  if (block[0] === BITMAP) {
    let word = base >>> 5;
    for (let at = 1; at < block.length && word < bits.length; at += 4, word++) {
      const value =
        (block[at] ?? 0) |
        ((block[at + 1] ?? 0) << 8) |
        ((block[at + 2] ?? 0) << 16) |
        ((block[at + 3] ?? 0) << 24);
      bits[word] = (bits[word] ?? 0) | value;
    }
    return;
  }
  let number = base;
  for (let at = 1; at < block.length; at++) {
    const byte = block[at] ?? 0;
    number += byte & 0x80 ? (byte & 0x7f) | ((block[++at] ?? 0) << 7) : byte;
    setBit(bits, number);
  }
}

/** Two ascending lists as one; a number in both stands once. */
export function mergeNumbers(first: readonly number[], second: readonly number[]): number[] {
  const all: number[] = [];
  let a = 0;
  let b = 0;
  while (a < first.length || b < second.length) {
    const left = first[a] ?? Number.POSITIVE_INFINITY;
    const right = second[b] ?? Number.POSITIVE_INFINITY;
    all.push(Math.min(left, right));
    if (left <= right) a++;
    if (right <= left) b++;
  }
  return all;
}
