/** Numbers of words in the order of a text, as LEB128. */
export function encodeSequence(ids: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(ids.length * 5);
  let end = 0;
  for (let id of ids) {
    while (id >= 0x80) {
      bytes[end++] = (id & 0x7f) | 0x80;
      id >>>= 7;
    }
    bytes[end++] = id;
  }
  return bytes.slice(0, end);
}

export function decodeSequence(bytes: Uint8Array): number[] {
  const ids: number[] = [];
  let id = 0;
  let shift = 0;
  for (const byte of bytes) {
    id |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte < 0x80) {
      ids.push(id);
      id = 0;
      shift = 0;
    }
  }
  return ids;
}

/** Words that must stand one after another; with `next`, one of those must follow them. */
export interface Phrase {
  bytes: Uint8Array;
  next: ReadonlySet<number> | null;
}

/** Whether the words of a phrase stand together in a text. */
export function holdsPhrase(text: Buffer, phrase: Phrase): boolean {
  const { bytes, next } = phrase;
  for (let at = text.indexOf(bytes); at >= 0; at = text.indexOf(bytes, at + 1)) {
    // A match must begin where a number begins.
    if (at > 0 && (text[at - 1] ?? 0) >= 0x80) continue;
    if (next === null || next.has(numberAt(text, at + bytes.length))) return true;
  }
  return false;
}

function numberAt(bytes: Uint8Array, start: number): number {
  let id = 0;
  for (let at = start, shift = 0; at < bytes.length; at++, shift += 7) {
    const byte = bytes[at] ?? 0;
    id |= (byte & 0x7f) << shift;
    if (byte < 0x80) return id;
  }
  return -1;
}

/** Pairs of neighbours fall into so many classes. */
export const PAIR_CLASSES = 65_536;

/** The class of two neighbouring words: a phrase is looked for among the texts that have the classes of its pairs. */
export function pairClass(first: number, second: number): number {
  let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 16)) & (PAIR_CLASSES - 1);
}
