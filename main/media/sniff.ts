import type { MediaType } from '../../shared/photo/media-calls.ts';

/** What the first bytes of a file say it is: a photo we take, or something that a sentence can name. */
export type Sniffed = { photo: MediaType } | { other: string };

/** Bytes that `sniff` wants to see. */
export const SNIFF_BYTES = 4096;

/** Tells a file's real type by its first bytes; its name does not count. */
export function sniff(head: Uint8Array): Sniffed {
  const ascii = (start: number, length: number) =>
    String.fromCharCode(...head.subarray(start, start + length));
  const begins = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);

  if (begins(0xff, 0xd8, 0xff)) return { photo: 'image/jpeg' };
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { photo: 'image/png' };
  if (ascii(0, 4) === 'RIFF' && ascii(8, 4) === 'WEBP') return { photo: 'image/webp' };
  if (begins(0x49, 0x49, 0x2a, 0) || begins(0x4d, 0x4d, 0, 0x2a)) return tiff(head);
  if (begins(0x49, 0x49, 0x2b, 0) || begins(0x4d, 0x4d, 0, 0x2b)) return { photo: 'image/tiff' };
  if (ascii(4, 4) === 'ftyp') return isoMedia(ascii(8, Math.min(head.length, 64) - 8));
  if (ascii(0, 4) === 'GIF8') return { other: 'a GIF' };
  if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6)) return { other: 'a zip archive' };
  if (ascii(0, 5) === '%PDF-') return { other: 'a PDF document' };
  if (ascii(0, 4) === '8BPS') return { other: 'a Photoshop document' };
  if (ascii(0, 2) === 'BM' && head[6] === 0 && head[7] === 0) return { other: 'a Windows bitmap' };
  if (begins(0, 0, 0, 0x0c, 0x6a, 0x50) || begins(0xff, 0x4f, 0xff, 0x51))
    return { other: 'a JPEG 2000 picture' };
  if (begins(0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20) || begins(0xff, 0x0a))
    return { other: 'a JPEG XL picture' };
  if (begins(0x1f, 0x8b)) return { other: 'a gzip archive' };
  if (ascii(0, 7) === 'Rar!\x1a\x07' || begins(0x37, 0x7a, 0xbc, 0xaf)) return { other: 'an archive' };
  if (begins(0x7f, 0x45, 0x4c, 0x46) || ascii(0, 2) === 'MZ') return { other: 'a program' };
  return text(head);
}

/** Cameras keep raw data in TIFF containers: a Nikon, Sony or Adobe raw file is no photo to print. */
function tiff(head: Uint8Array): Sniffed {
  if (String.fromCharCode(...head.subarray(8, 10)) === 'CR') return { other: 'a camera raw file' };
  return { photo: 'image/tiff' };
}

/** ISO base media files name their kind and those they are compatible with (ISO/IEC 14496-12, 4.3). */
function isoMedia(brands: string): Sniffed {
  const major = brands.slice(0, 4);
  const all = new Set([major, ...(brands.slice(8).match(/.{4}/gs) ?? [])]);
  const has = (...names: string[]) => names.some((name) => all.has(name));
  if (major === 'avif' || major === 'avis') return { other: 'an AVIF picture' };
  if (major === 'hevc' || major === 'hevx' || major === 'msf1')
    return { other: 'a sequence of HEIC pictures' };
  if (has('heic', 'heix', 'heim', 'heis')) return { photo: 'image/heic' };
  if (has('avif')) return { other: 'an AVIF picture' };
  if (major === 'crx ') return { other: 'a camera raw file' };
  if (major === 'mif1') return { photo: 'image/heic' };
  return { other: 'a film' };
}

function text(head: Uint8Array): Sniffed {
  if (head.length === 0) return { other: 'an empty file' };
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (!utf16 && head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) {
    return { other: 'no picture that Galley knows' };
  }
  const words = new TextDecoder(utf16 && head[0] === 0xfe ? 'utf-16be' : utf16 ? 'utf-16le' : 'utf-8').decode(
    head,
  );
  if (/<svg[\s>]/i.test(words) || /<!DOCTYPE\s+svg/i.test(words)) return { other: 'an SVG drawing' };
  if (/<html[\s>]|<!DOCTYPE\s+html/i.test(words)) return { other: 'a web page' };
  return { other: 'a text' };
}
