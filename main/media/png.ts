/** Width and height from a PNG's first chunk, or null. Read from the header alone (PNG, 11.2.2 IHDR). */
export function pngSize(head: Buffer): { width: number; height: number } | null {
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** Whether a PNG is an animation: before its picture data an acTL chunk tells of more than one frame. */
export function isAnimatedPng(bytes: Buffer): boolean {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'acTL') return bytes.readUInt32BE(at + 8) > 1;
    if (type === 'IDAT') return false;
    at += 12 + bytes.readUInt32BE(at);
  }
  return false;
}
