import { type ByteEncoding, decodeTogether } from './tidy.ts';

/** One dataset of an IPTC-IIM block: record and dataset number as `record << 8 | dataset`, and its bytes. */
export interface IimDataset {
  id: number;
  bytes: Uint8Array;
}

/** Decoded values by dataset id, in file order. */
export interface Iim {
  values: ReadonlyMap<number, readonly string[]>;
  /** The encoding that was guessed, where the words are neither ASCII nor UTF-8; else null. */
  guessed: ByteEncoding | null;
}

/** Dataset numbers of IPTC-IIM 4.2 that carry a photo's words. */
export const IIM = {
  objectName: 0x0205,
  keywords: 0x0219,
  instructions: 0x0228,
  dateCreated: 0x0237,
  timeCreated: 0x023c,
  byline: 0x0250,
  city: 0x025a,
  sublocation: 0x025c,
  region: 0x025f,
  countryCode: 0x0264,
  country: 0x0265,
  jobId: 0x0267,
  headline: 0x0269,
  credit: 0x026e,
  source: 0x0273,
  copyright: 0x0274,
  caption: 0x0278,
  captionWriter: 0x027a,
} as const;

/** Splits a block as it stands in a file into its datasets. What is damaged ends the list; nothing throws. */
export function splitIim(block: Uint8Array): IimDataset[] {
  const datasets: IimDataset[] = [];
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  let at = 0;
  while (at + 5 <= block.length && view.getUint8(at) === 0x1c) {
    const id = view.getUint16(at + 1);
    let length = view.getUint16(at + 3);
    at += 5;
    if (length & 0x8000) {
      // An extended dataset (IIM 4.2, 1.5): the low bits say how many bytes hold the length.
      const size = length & 0x7fff;
      if (size > 4 || at + size > block.length) break;
      length = 0;
      for (let index = 0; index < size; index += 1) length = length * 256 + view.getUint8(at + index);
      at += size;
    }
    if (at + length > block.length) break;
    datasets.push({ id, bytes: block.subarray(at, at + length) });
    at += length;
  }
  return datasets;
}

/**
 * Decodes the words of an IIM block. Dataset 1:90 declares an encoding by ISO 2022 escapes, but it is often
 * absent and sometimes wrong, so the bytes themselves decide.
 */
export function decodeIim(datasets: readonly IimDataset[]): Iim {
  const words = datasets.filter(({ id }) => id >> 8 === 2);
  const values = new Map<number, string[]>();
  let guessed: ByteEncoding | null = null;
  for (const [index, { text, encoding }] of decodeTogether(
    words.map(({ bytes }) => trimNul(bytes)),
  ).entries()) {
    if (encoding !== 'ascii' && encoding !== 'utf-8') guessed = encoding;
    const id = words[index]?.id ?? 0;
    values.set(id, [...(values.get(id) ?? []), text]);
  }
  return { values, guessed };
}

function trimNul(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}
