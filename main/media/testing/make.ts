import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** Inputs for tests, made by code: photos of every kind, and files that are none. */

/** A HEIC of 96 × 64 pixels in four coloured fields, encoded from pixels of our own by libheif's heif-enc. */
export const HEIC = join(import.meta.dirname, 'sample.heic');
/** A HEIC of 64 × 48 pixels of one red, with a Display P3 profile, made the same way. */
export const HEIC_P3 = join(import.meta.dirname, 'sample-p3.heic');

/** A folder for one test file, and its removal. */
export async function scratch(): Promise<{
  folder: string;
  at: (name: string) => string;
  clear: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-media-'));
  return {
    folder,
    at: (name) => join(folder, name),
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Four coloured fields with some texture: red green above, blue yellow below. */
export function fields(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const grain = ((x * 7 + y * 13) % 23) - 11;
      const [red, green, blue] = colourAt(x < width / 2, y < height / 2);
      data[at] = red + grain;
      data[at + 1] = green + grain;
      data[at + 2] = blue + grain;
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

function colourAt(left: boolean, top: boolean): [number, number, number] {
  if (top) return left ? [200, 40, 40] : [40, 180, 60];
  return left ? [40, 60, 200] : [220, 210, 60];
}

/** A black PNG of any size, one bit a pixel: 256 megapixels fit into 31 kB. */
export function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc(height * (Math.ceil(width / 8) + 1)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

/** The same file without its last part. */
export async function cutShort(from: string, to: string, share: number): Promise<string> {
  const bytes = await readFile(from);
  await writeFile(to, bytes.subarray(0, Math.floor(bytes.length * share)));
  return to;
}

/** One IIM dataset: 0x1C, record, dataset, length, bytes. */
export function iimDataset(record: number, dataset: number, value: string | Uint8Array): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from(value);
  const head = Buffer.from([0x1c, record, dataset, bytes.length >> 8, bytes.length & 0xff]);
  return Buffer.concat([head, bytes]);
}

/** Puts an IIM block into a JPEG as Photoshop does: APP13, image resource 0x0404. */
export function withIim(jpeg: Buffer, datasets: readonly Buffer[]): Buffer {
  const iim = Buffer.concat(datasets);
  const padded = iim.length % 2 === 0 ? iim : Buffer.concat([iim, Buffer.alloc(1)]);
  const resource = Buffer.concat([Buffer.from('8BIM\x04\x04\0\0', 'latin1'), uint32(iim.length), padded]);
  return withSegment(jpeg, 0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0', 'latin1'), resource]));
}

/** Puts an XMP packet into a JPEG: APP1. */
export function withXmp(jpeg: Buffer, packet: string): Buffer {
  const head = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');
  return withSegment(jpeg, 0xe1, Buffer.concat([head, Buffer.from(packet, 'utf8')]));
}

/** Puts a segment right after a JPEG's start. */
export function withSegment(jpeg: Buffer, marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
