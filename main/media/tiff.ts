/**
 * Wraps pixels as an uncompressed TIFF 6.0 (8 bits, red green blue, or with alpha), with their colour profile:
 * so decoded pixels go on like any other file, profile and all.
 */
export function tiffOf(
  pixels: { data: Uint8Array; width: number; height: number; channels: 3 | 4 },
  icc: Uint8Array | null,
): Buffer {
  const { data, width, height, channels } = pixels;
  const SHORT = 3;
  const LONG = 4;
  const UNDEFINED = 7;
  const entries: [tag: number, type: number, count: number, value: number][] = [];
  const tagCount = 10 + (channels === 4 ? 1 : 0) + (icc ? 1 : 0);
  const bitsAt = 8 + 2 + tagCount * 12 + 4;
  const iccAt = bitsAt + channels * 2;
  const pixelsAt = iccAt + (icc?.length ?? 0) + ((icc?.length ?? 0) % 2);

  entries.push([256, LONG, 1, width], [257, LONG, 1, height], [258, SHORT, channels, bitsAt]);
  entries.push([259, SHORT, 1, 1], [262, SHORT, 1, 2], [273, LONG, 1, pixelsAt], [277, SHORT, 1, channels]);
  entries.push([278, LONG, 1, height], [279, LONG, 1, data.length], [284, SHORT, 1, 1]);
  // Extra sample 2: alpha that is not multiplied in.
  if (channels === 4) entries.push([338, SHORT, 1, 2]);
  if (icc) entries.push([34675, UNDEFINED, icc.length, iccAt]);

  const file = Buffer.alloc(pixelsAt + data.length);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(entries.length, 8);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + index * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    file.writeUInt32LE(value, at + 8);
  }
  for (let channel = 0; channel < channels; channel += 1) file.writeUInt16LE(8, bitsAt + channel * 2);
  if (icc) file.set(icc, iccAt);
  file.set(data, pixelsAt);
  return file;
}
