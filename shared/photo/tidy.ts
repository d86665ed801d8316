/** What Windows-1252 has at 0x80 to 0x9F; zero where it has nothing. */
const WINDOWS_1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
  0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0, 0x017e, 0x0178,
];

/** What Mac OS Roman has at 0x80 to 0xFF (Apple, ROMAN.TXT). */
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

export type ByteEncoding = 'ascii' | 'utf-8' | 'windows-1252' | 'mac-roman';

/** Bytes that Windows-1252 does not have; Mac OS Roman has letters there (è, ê, å, ç, ù). */
const NOT_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Capitals of Windows-1252 (Š, Œ, Ž, Ÿ) that are ä, å, é and ü in Mac OS Roman. */
const CAPITAL_OR_MAC = new Set([0x8a, 0x8c, 0x8e, 0x9f]);
/** Signs of Windows-1252 (‡ ˆ ‰ ‹ • ˜ ™ ›) that are á, à, â, ã, ï, ò, ô and õ in Mac OS Roman. */
const SIGN_OR_MAC = new Set([0x87, 0x88, 0x89, 0x8b, 0x95, 0x98, 0x99, 0x9b]);

/**
 * Whether bytes that are no UTF-8 are rather Mac OS Roman than Windows-1252: they have what the latter has not,
 * or would have a capital right after a small letter, or a sign between two small letters.
 */
function looksLikeMac(bytes: Uint8Array): boolean {
  const small = (byte: number | undefined) => byte !== undefined && byte >= 0x61 && byte <= 0x7a;
  return bytes.some(
    (byte, index) =>
      NOT_IN_1252.has(byte) ||
      (CAPITAL_OR_MAC.has(byte) && small(bytes[index - 1])) ||
      (SIGN_OR_MAC.has(byte) && small(bytes[index - 1]) && small(bytes[index + 1])),
  );
}

/**
 * Reads bytes that come without a usable word about their encoding, as photo metadata often does: UTF-8 where
 * they are valid UTF-8 (chance makes that very rare in other encodings), else Mac OS Roman or Windows-1252.
 */
export function decodeBytes(bytes: Uint8Array): { text: string; encoding: ByteEncoding } {
  const [read] = decodeTogether([bytes]);
  return read ?? { text: '', encoding: 'ascii' };
}

/** As `decodeBytes`, for values from one hand: those that are no UTF-8 are all in the same encoding. */
export function decodeTogether(values: readonly Uint8Array[]): { text: string; encoding: ByteEncoding }[] {
  const read = values.map((bytes) => ({ bytes, text: utf8(bytes) }));
  const mac = read.some(({ bytes, text }) => text === null && looksLikeMac(bytes));
  return read.map(({ bytes, text }) => {
    if (text === null) return { text: eightBit(bytes, mac), encoding: mac ? 'mac-roman' : 'windows-1252' };
    return { text, encoding: bytes.every((byte) => byte < 0x80) ? 'ascii' : 'utf-8' };
  });
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function eightBit(bytes: Uint8Array, mac: boolean): string {
  let text = '';
  for (const byte of bytes) {
    text += byte < 0x80 ? String.fromCharCode(byte) : mac ? (MAC_ROMAN[byte - 0x80] ?? '') : from1252(byte);
  }
  return text;
}

function from1252(byte: number): string {
  return String.fromCharCode(WINDOWS_1252[byte - 0x80] || byte);
}

/**
 * Text as it may stand in a record: whole characters only, one kind of line feed, no control characters (those
 * from 0x80 to 0x9F are what is left of Windows-1252 read as Latin-1, and become its characters), no blanks
 * around it, nothing that XML forbids, at most `max` UTF-16 code units.
 */
export function tidyText(text: string, max: number): string {
  let out = '';
  for (const character of text.toWellFormed().replace(/\r\n?/g, '\n')) {
    const code = character.charCodeAt(0);
    if (code >= 0x80 && code < 0xa0) {
      const known = WINDOWS_1252[code - 0x80];
      if (known) out += String.fromCharCode(known);
    } else if (code >= 0x20 ? code !== 0x7f && code < 0xfffe : code === 0x0a || code === 0x09) {
      out += character;
    }
  }
  out = out.trim();
  return out.length > max ? cut(out, max).trimEnd() : out;
}

/** As `tidyText`, on one line. Blanks of other scripts and those that do not break stay. */
export function tidyLine(text: string, max: number): string {
  return tidyText(tidyText(text, Infinity).replace(/[\t\n\u2028\u2029 ]+/g, ' '), max);
}

/** Never in the middle of a surrogate pair. */
function cut(text: string, max: number): string {
  const piece = text.slice(0, max);
  return piece.isWellFormed() ? piece : piece.slice(0, -1);
}
