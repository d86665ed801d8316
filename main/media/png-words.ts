import { inflateSync } from 'node:zlib';
import { splitIim } from '../../shared/photo/iim.ts';
import { decodeBytes } from '../../shared/photo/tidy.ts';
import type { EmbeddedMetadata, ExifWords } from '../../shared/photo/words.ts';

/** Bytes that the words in a file may have once unpacked; more is no text, and could be a bomb. */
const MAX_TEXT = 8_000_000;

/** The text chunks of a PNG by keyword, unpacked where they are compressed (PNG, 11.3.4: tEXt, zTXt, iTXt). */
export function pngTexts(file: Buffer): Map<string, Buffer> {
  const texts = new Map<string, Buffer>();
  let at = 8;
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    const keywordEnd = content.indexOf(0);
    if (/^(tEXt|zTXt|iTXt)$/.test(type) && keywordEnd > 0) {
      const keyword = content.toString('latin1', 0, keywordEnd);
      const text = textOf(type, content.subarray(keywordEnd + 1));
      if (text && !texts.has(keyword)) texts.set(keyword, text);
    }
    at += 12 + length;
  }
  return texts;
}

function textOf(type: string, rest: Buffer): Buffer | null {
  if (type === 'tEXt') return rest;
  if (type === 'zTXt') return rest[0] === 0 ? inflate(rest.subarray(1)) : null;
  // iTXt: compression flag, method, language tag, translated keyword, text.
  const languageEnd = rest.indexOf(0, 2);
  const keywordEnd = languageEnd < 0 ? -1 : rest.indexOf(0, languageEnd + 1);
  if (keywordEnd < 0) return null;
  const text = rest.subarray(keywordEnd + 1);
  return rest[0] === 1 ? inflate(text) : text;
}

function inflate(bytes: Buffer): Buffer | null {
  try {
    return inflateSync(bytes, { maxOutputLength: MAX_TEXT });
  } catch {
    return null;
  }
}

/**
 * The words in a PNG: XMP in its own chunk, IPTC in the "raw profile" that ImageMagick and ExifTool write, and
 * plain PNG keywords, which count like EXIF's words.
 */
export function pngWords(file: Buffer): EmbeddedMetadata {
  const texts = pngTexts(file);
  const packet = texts.get('XML:com.adobe.xmp') ?? rawProfile(texts.get('Raw profile type xmp'));
  const iim = iimIn(rawProfile(texts.get('Raw profile type iptc')));
  const exif: ExifWords = {};
  const put = (name: keyof ExifWords, keyword: string) => {
    const text = texts.get(keyword);
    // tEXt is Latin-1 by the standard, iTXt UTF-8, and both are met in tEXt.
    if (text) exif[name] = decode(text);
  };
  put('ImageDescription', 'Description');
  put('Artist', 'Author');
  put('Copyright', 'Copyright');
  return { xmp: packet ? decode(packet) : '', iim: splitIim(iim), exif };
}

function decode(bytes: Buffer): string {
  return decodeBytes(bytes).text;
}

/** A raw profile is text: an empty line, its kind, its length, and its bytes as hexadecimal digits. */
function rawProfile(text: Buffer | undefined): Buffer | null {
  const match = text && /^\s*[^\n]+\n\s*(\d+)\s+([0-9a-f\s]+)$/i.exec(text.toString('latin1'));
  if (!match?.[2]) return null;
  return Buffer.from(match[2].replace(/\s+/g, ''), 'hex').subarray(0, Number(match[1]));
}

/** The IIM block: bare, or as Photoshop's image resource 0x0404. */
function iimIn(profile: Buffer | null): Buffer {
  if (!profile || profile[0] === 0x1c) return profile ?? Buffer.alloc(0);
  const at = profile.indexOf(Buffer.from('8BIM\x04\x04', 'latin1'));
  const name = profile[at + 6];
  if (at < 0 || name === undefined) return Buffer.alloc(0);
  // The resource's name is padded to an even length, its own length byte included.
  const sizeAt = at + 6 + name + 1 + ((name + 1) % 2);
  if (sizeAt + 4 > profile.length) return Buffer.alloc(0);
  return profile.subarray(sizeAt + 4, sizeAt + 4 + profile.readUInt32BE(sizeAt));
}
