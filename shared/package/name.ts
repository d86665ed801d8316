import { printableLine } from '../story/printable.ts';

/** Bytes of UTF-8 that a slugline may take in a name; with suffixes it stays well below what disks allow (255). */
const MAX_BYTES = 120;

// Windows, "Naming Files, Paths, and Namespaces": device names, also with anything after a dot.
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

/**
 * The name of an article's package, `<slugline>_v<version>`, as a single file name that every system takes.
 * Whatever people typed: no separators, no device names, nothing that hides (dots in front, invisible
 * characters), never empty (then the article's id).
 */
export function packageName(slugline: string, version: number, articleId: string): string {
  const name = safePart(slugline) || safePart(articleId) || 'article';
  return `${name}_v${Math.max(0, Math.trunc(version))}`;
}

/** Typed text as one part of a path; may be empty. */
export function safePart(typed: string): string {
  const plain = printableLine(typed)
    .normalize('NFC')
    .replace(/\p{Cf}|\p{Co}/gu, '')
    .replace(/[\s<>:"/\\|?*~]+/gu, '-')
    .replace(/^[.\-\s]+/u, '');
  const short = cut(plain).replace(/[.\-\s]+$/u, '');
  return RESERVED.test(short) ? `_${short}` : short;
}

function cut(text: string): string {
  let bytes = 0;
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > MAX_BYTES) return out;
    out += character;
  }
  return out;
}
