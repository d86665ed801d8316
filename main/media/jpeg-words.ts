import type { PhotoWords } from '../../shared/article/photo.ts';
import { iimBlock, xmpPacket } from '../../shared/photo/write-blocks.ts';

/** The longest content of a JPEG segment, its own length not counted (ITU-T T.81, B.1.1.4). */
const MAX_SEGMENT = 65_533;

const XMP_HEAD = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');
/** Photoshop's signature, and its image resource 0x0404 without a name. */
const IIM_HEAD = Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1');

/**
 * Puts words into a JPEG that has none yet, as one of our own renditions: XMP in APP1, IIM in APP13, right after
 * JFIF's APP0. Null when they do not fit into one segment each: then ExifTool must write them.
 */
export function jpegWithWords(jpeg: Buffer, words: PhotoWords): Buffer | null {
  const xmp = Buffer.concat([XMP_HEAD, Buffer.from(xmpPacket(words), 'utf8')]);
  const iim = iimBlock(words);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iim.length);
  const photoshop = Buffer.concat([IIM_HEAD, size, iim, Buffer.alloc(iim.length % 2)]);
  if (xmp.length > MAX_SEGMENT || photoshop.length > MAX_SEGMENT) return null;

  const hasJfif = jpeg[2] === 0xff && jpeg[3] === 0xe0;
  const at = hasJfif ? 4 + jpeg.readUInt16BE(4) : 2;
  return Buffer.concat([
    jpeg.subarray(0, at),
    segment(0xe1, xmp),
    segment(0xed, photoshop),
    jpeg.subarray(at),
  ]);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
