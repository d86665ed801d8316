/** A square picture as PNG. */
export interface IconImage {
  /** Pixels a side. */
  size: number;
  png: Buffer;
}

/** A Windows icon: a directory of 16 bytes a picture, then the PNGs, which Windows reads since Vista. */
export function ico(images: readonly IconImage[]): Buffer {
  const head = Buffer.alloc(6 + images.length * 16);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, png }, index) => {
    const at = 6 + index * 16;
    // 256 does not fit a byte and is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

/** The types of a Mac icon that hold PNGs, by pixels a side; some stand twice, for screens of double density. */
const ICNS_TYPES: Record<number, readonly string[]> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** A Mac icon: a head, then a chunk a picture with its type and its length, the chunk's own head included. */
export function icns(images: readonly IconImage[]): Buffer {
  const chunks = images.flatMap(({ size, png }) =>
    (ICNS_TYPES[size] ?? []).map((type) => Buffer.concat([chunkHead(type, png.length), png])),
  );
  const body = Buffer.concat(chunks);
  return Buffer.concat([chunkHead('icns', body.length), body]);
}

function chunkHead(type: string, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(length + 8, 4);
  return head;
}
