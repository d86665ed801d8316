import { createRequire } from 'node:module';
import { readHeifHeader } from './heif.ts';
import { loadSharp } from './sharp.ts';
import { tiffOf } from './tiff.ts';

type HeicDecode = (input: {
  buffer: Uint8Array;
}) => Promise<{ width: number; height: number; data: unknown }>;

/** Decodes a HEIC into an uncompressed TIFF with its colour profile: upright, 8 bits. Throws what it cannot. */
export async function decodeHeic(bytes: Buffer): Promise<Buffer> {
  const decode = loadDecoder();
  const { width, height, data } = await quietly(() => decode({ buffer: bytes }));
  if (!(data instanceof Uint8ClampedArray)) throw new Error('The HEIC decoder gave no pixels');
  const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return tiffOf({ data: pixels, width, height, channels: 4 }, await profileOf(bytes));
}

/** How long decoded pixels are kept for the next call, in ms. */
const KEEP_MS = 5_000;

let last: { name: string; pixels: Promise<Buffer> } | null = null;
let forgetting: NodeJS.Timeout | undefined;

/**
 * As `decodeHeic`, but the last picture is remembered for a moment: a package asks for several sizes of one
 * photo in a row, and each decoding takes seconds. `name` tells one state of a file from every other.
 */
export function decodeHeicOnce(name: string, bytes: Buffer): Promise<Buffer> {
  if (last?.name !== name) {
    const pixels = decodeHeic(bytes);
    last = { name, pixels };
    pixels.catch(() => {
      if (last?.pixels === pixels) last = null;
    });
  }
  clearTimeout(forgetting);
  forgetting = setTimeout(() => {
    last = null;
  }, KEEP_MS);
  forgetting.unref();
  return last.pixels;
}

let decoder: HeicDecode | null = null;

/** The decoder is CommonJS around WebAssembly; loaded at its first use. */
function loadDecoder(): HeicDecode {
  if (decoder) return decoder;
  const loaded: unknown = createRequire(import.meta.url)('heic-decode');
  if (typeof loaded !== 'function') throw new Error('The HEIC decoder is not there');
  decoder = (input) => loaded(input);
  return decoder;
}

/** libheif prints its complaints to the console, besides giving them to us; standard output is not its place. */
async function quietly<T>(task: () => Promise<T>): Promise<T> {
  const { log, error } = globalThis.console;
  globalThis.console.log = () => undefined;
  globalThis.console.error = () => undefined;
  try {
    return await task();
  } finally {
    globalThis.console.log = log;
    globalThis.console.error = error;
  }
}

/** The colour profile of a HEIC; phones often name Display P3 by its number instead of a profile. */
async function profileOf(bytes: Buffer): Promise<Uint8Array | null> {
  const colour = readHeifHeader(bytes)?.colour;
  if (colour && 'icc' in colour) return colour.icc;
  // ITU-T H.273, table 2: 12 is SMPTE EG 432-1, the primaries of Display P3.
  return colour?.primaries === 12 ? displayP3() : null;
}

/** sharp has a Display P3 profile built in and puts it into a picture when asked. */
async function displayP3(): Promise<Uint8Array | null> {
  const sharp = await loadSharp();
  const pixel = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
    .withIccProfile('p3')
    .png()
    .toBuffer();
  return (await sharp(pixel).metadata()).icc ?? null;
}
