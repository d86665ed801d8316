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

/**
 * Reads bytes that come without a usable word about their encoding, as photo metadata often does: UTF-8 where
 * they are valid UTF-8 (chance makes that very rare in other encodings), else Mac OS Roman where a byte says
 * that they cannot be Windows-1252, else Windows-1252.
 */
export function decodeBytes(bytes: Uint8Array): { text: string; encoding: ByteEncoding } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: bytes.every((byte) => byte < 0x80) ? 'ascii' : 'utf-8' };
  } catch {
    const mac = bytes.some((byte) => NOT_IN_1252.has(byte));
    let text = '';
    for (const byte of bytes) {
      text += byte < 0x80 ? String.fromCharCode(byte) : mac ? (MAC_ROMAN[byte - 0x80] ?? '') : from1252(byte);
    }
    return { text, encoding: mac ? 'mac-roman' : 'windows-1252' };
  }
}

function from1252(byte: number): string {
  return String.fromCharCode(WINDOWS_1252[byte - 0x80] || byte);
}

/**
 * Text as it may stand in a record: whole characters only, one kind of line feed, no control characters (those
 * from 0x80 to 0x9F are what is left of Windows-1252 read as Latin-1, and become its characters), no blanks
 * around it, at most `max` UTF-16 code units.
 */
export function tidyText(text: string, max: number): string {
  let out = '';
  for (const character of text.toWellFormed().replace(/\r\n?/g, '\n')) {
    const code = character.charCodeAt(0);
    if (code >= 0x80 && code < 0xa0) {
      const known = WINDOWS_1252[code - 0x80];
      if (known) out += String.fromCharCode(known);
    } else if (code >= 0x20 ? code !== 0x7f : code === 0x0a || code === 0x09) {
      out += character;
    }
  }
  out = out.trim();
  return out.length > max ? cut(out, max).trimEnd() : out;
}

/** As `tidyText`, on one line. */
export function tidyLine(text: string, max: number): string {
  return tidyText(text.replace(/\s+/g, ' '), max);
}

/** Never in the middle of a surrogate pair. */
function cut(text: string, max: number): string {
  const piece = text.slice(0, max);
  return piece.isWellFormed() ? piece : piece.slice(0, -1);
}
