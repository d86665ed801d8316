import type { IntakeNote } from './draft.ts';
import { IntakeError } from './error.ts';

export interface DecodedText {
  /** Well-formed text with LF line ends and no byte order mark. */
  text: string;
  /** WHATWG label of the encoding that it was read in. */
  encoding: string;
  notes: IntakeNote[];
}

const REPLACEMENT = '\ufffd';
const BOMS: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Reads a text file in whatever encoding it is. In this order: a byte order mark; UTF-16 by its zero bytes; UTF-8 if
 * every byte fits; the encoding that an HTML or XML file declares; damaged UTF-8 where most sequences fit; Windows-1252.
 * Characters that could not be read stand as U+FFFD and are reported. Throws an IntakeError for what is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  const bom = BOMS.find(([name, mark]) => name === encoding && startsWith(bytes, mark));
  let text = new TextDecoder(encoding, { ignoreBOM: true }).decode(
    bom ? bytes.subarray(bom[1].length) : bytes,
  );
  if (encoding === 'windows-1252') text = text.replace(/[\u0081\u008d\u008f\u0090\u009d]/g, REPLACEMENT);
  refuseBinary(text);
  const notes: IntakeNote[] = [];
  const lost = text.split(REPLACEMENT).length - 1;
  if (lost > 0) notes.push(lostNote(text, lost));
  if (encoding === 'windows-1252' && lost === 0 && declaredEncoding(bytes) !== encoding) {
    const message =
      'The file does not say how it is encoded; it was read as Windows-1252. Check accents and quotes.';
    notes.push({ kind: 'warning', message, text: '' });
  }
  return { text: withLineFeeds(text), encoding, notes };
}

/** CRLF, CR, NEL, form feed, vertical tab and U+2028 become line feeds, U+2029 an empty line; a BOM goes. */
export function withLineFeeds(text: string): string {
  return text
    .toWellFormed()
    .replace(/^\ufeff/, '')
    .replace(/\r\n|[\r\v\f\u0085\u2028]/g, '\n')
    .replace(/\u2029/g, '\n\n');
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function encodingOf(bytes: Uint8Array): string {
  const marked = BOMS.find(([, mark]) => startsWith(bytes, mark));
  if (marked) return marked[0];
  const wide = wideEncoding(bytes);
  if (wide) return wide;
  const ascii = bytes.every((byte) => byte < 0x80);
  if (!ascii && fits('utf-8', bytes)) return 'utf-8';
  const declared = declaredEncoding(bytes);
  if (declared && declared !== 'utf-8' && fits(declared, bytes)) return declared;
  // Cyrillic in UTF-16 is all below 0x80, but full of control bytes.
  const controls = bytes.subarray(0, 8192).filter((byte) => byte < 0x09).length;
  if (ascii && controls < 4) return 'utf-8';
  return wideEncodingOfAnyScript(bytes) ?? (isDamagedUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

function fits(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Latin text in UTF-16 has a zero in nearly every other byte. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096);
  const pairs = Math.floor(sample.length / 2);
  if (pairs === 0) return null;
  const zeros = [0, 0];
  for (let at = 0; at < pairs * 2; at += 1) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > pairs * 0.3 && even < odd / 10) return 'utf-16le';
  if (even > pairs * 0.3 && odd < even / 10) return 'utf-16be';
  return null;
}

/**
 * UTF-16 of other scripts, asked only where UTF-8 does not fit: the high bytes of one script are few, and blanks and
 * line ends show as 00 20 or 30 00 and the like.
 */
function wideEncodingOfAnyScript(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0 || bytes.length < 8) return null;
  const sample = bytes.subarray(0, 8192);
  let best: string | null = null;
  let bestShare = 0.9;
  for (const encoding of ['utf-16le', 'utf-16be']) {
    if (!fits(encoding, sample.subarray(0, sample.length - (sample.length % 2)))) continue;
    const text = new TextDecoder(encoding).decode(sample);
    const usual = text.match(
      /[\s\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef\u2010-\u2027\u0020-\u007e]/gu,
    );
    const han = text.match(/[\u4e00-\u9fff\uac00-\ud7a3]/g)?.length ?? 0;
    // Random bytes look like Han too; real text in it has punctuation or blanks of its own.
    const counted = (usual?.length ?? 0) >= text.length * 0.04 ? han : 0;
    const share = ((usual?.length ?? 0) + counted) / text.length;
    if (share > bestShare) {
      best = encoding;
      bestShare = share;
    }
  }
  return best;
}

/** What `charset=` in HTML or `encoding=` in XML says near the start, as a label that can be decoded; else null. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048));
  if (!/<(\?xml|!doctype|html|head|meta)/i.test(start)) return null;
  const label = /(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1];
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** Four and more whole sequences to every byte that does not fit: a UTF-8 file with a scar, no other encoding. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split(REPLACEMENT).length - 1;
  const whole = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return whole >= broken * 4;
}

function refuseBinary(text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
  const odd = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  const lost = text.split(REPLACEMENT).length - 1;
  if (odd > 8 && odd > text.length * 0.02) throw notText();
  if (lost > 8 && lost > text.length * 0.3) throw notText();
}

function notText(): IntakeError {
  return new IntakeError(
    'not-text',
    'The file is not a text.',
    'Galley reads stories; photos are added as photos.',
  );
}

function lostNote(text: string, lost: number): IntakeNote {
  const at = text.indexOf(REPLACEMENT);
  const around = text
    .slice(Math.max(0, at - 20), at + 20)
    .replace(/\s+/g, ' ')
    .trim();
  const what = lost === 1 ? 'One character' : `${lost} characters`;
  return {
    kind: 'warning',
    message: `${what} could not be read; the first is marked here: “${around}”.`,
    text: around,
  };
}
