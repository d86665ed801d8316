/** A set of document numbers, a bit for each, 32 to a word. */
export type Bits = Uint32Array<ArrayBuffer>;

/** An empty set that can hold the numbers below `size`. */
export function emptyBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

export function hasBit(bits: Bits, number: number): boolean {
  return (((bits[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
}

export function setBit(bits: Bits, number: number): void {
  const word = number >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (number & 31));
}

export function clearBit(bits: Bits, number: number): void {
  const word = number >>> 5;
  bits[word] = (bits[word] ?? 0) & ~(1 << (number & 31));
}

/** Keeps in `bits` what is in `other` as well. */
export function keepOnly(bits: Bits, other: Bits): Bits {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & (other[word] ?? 0);
  return bits;
}

/** Takes out of `bits` what is in `other`. */
export function takeOut(bits: Bits, other: Bits): Bits {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & ~(other[word] ?? 0);
  return bits;
}

/** Adds to `bits` what is in `other`. */
export function putIn(bits: Bits, other: Bits): Bits {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) | (other[word] ?? 0);
  return bits;
}

/** How many numbers are in the set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let at = 0; at < bits.length; at++) {
    let word = bits[at] ?? 0;
    if (word === 0) continue;
    // Bits are added in pairs, fours and eights (Hacker's Delight, 5-1).
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** The numbers of the set in order, at once. */
export function allBits(bits: Bits): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(countBits(bits));
  let count = 0;
  for (let at = 0; at < bits.length; at++) {
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) {
      numbers[count++] = at * 32 + 31 - Math.clz32(word & -word);
    }
  }
  return numbers;
}

/** The numbers of the set in order. */
export function* listBits(bits: Bits): Generator<number, undefined> {
  for (let at = 0; at < bits.length; at++) {
    let word = bits[at] ?? 0;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word);
      yield at * 32 + bit;
      word &= word - 1;
    }
  }
  return undefined;
}
