/** Width and height from a PNG's first chunk, or null. Read from the header alone (PNG, 11.2.2 IHDR). */
export function pngSize(head: Buffer): { width: number; height: number } | null {
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** Compressed text longer than this is not words, and could be a bomb. */
const MAX_COMPRESSED = 1_000_000;

/** Whether a PNG has words in compressed chunks (zTXt, or iTXt with its flag set) of a sane length. */
export function hasCompressedText(bytes: Buffer): boolean {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (length <= MAX_COMPRESSED && (type === 'zTXt' || (type === 'iTXt' && isCompressed(content))))
      return true;
    at += 12 + length;
  }
  return false;
}

/** Whether a PNG is an animation (APNG): it has an acTL chunk before its picture data. */
export function isAnimatedPng(bytes: Buffer): boolean {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
    at += 12 + bytes.readUInt32BE(at);
  }
  return false;
}

function isCompressed(content: Buffer): boolean {
  const keywordEnd = content.indexOf(0);
  return keywordEnd >= 0 && content[keywordEnd + 1] === 1;
}
