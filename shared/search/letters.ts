import { fold } from './fold.ts';

/** Where letters lie that fold to plain ones: Latin, Greek, Cyrillic, Arabic, and forms of them. */
const BLOCKS = [
  [0x41, 0x5a],
  [0xc0, 0x24f],
  [0x370, 0x52f],
  [0x620, 0x6d3],
  [0x1e00, 0x1fff],
  [0xff10, 0xff5a],
] as const;

/** The letters and pairs of letters that are written in these other ways. */
function otherWays(): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, string[]>();
  for (const [first, last] of BLOCKS) {
    for (let code = first; code <= last; code++) {
      const letter = String.fromCodePoint(code);
      const plain = fold(letter);
      if (plain !== letter && /^[\p{L}\p{N}]{1,2}$/u.test(plain)) {
        ways.set(plain, [...(ways.get(plain) ?? []), letter]);
      }
    }
  }
  return ways;
}

let known: ReadonlyMap<string, readonly string[]> | null = null;

/**
 * A piece of a regular expression that meets every usual spelling of a folded text (accents, case, forms) in UTF-8
 * whose bytes are read as Latin-1: a text need not be decoded to be looked through.
 */
export function spellings(folded: string): string {
  known ??= otherWays();
  let out = '';
  const letters = [...folded];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? '';
    const next = letters[at + 1];
    const ligatures = next === undefined ? undefined : known.get(letter + next);
    if (next !== undefined && ligatures) {
      out += `(?:(?:${ligatures.map(bytesOf).join('|')})${MARKS}|${oneLetter(letter)}${oneLetter(next)})`;
      at++;
    } else out += oneLetter(letter);
  }
  return out;
}

/** Letters that were asked for before. */
const made = new Map<string, string>();

function oneLetter(letter: string): string {
  const before = made.get(letter);
  if (before !== undefined) return before;
  const expression = makeLetter(letter);
  if (made.size < 2000) made.set(letter, expression);
  return expression;
}

function makeLetter(letter: string): string {
  const forms = [letter, ...(known?.get(letter) ?? [])];
  const plain = forms.filter((form) => form.charCodeAt(0) < 0x80).join('');
  const rest = byLead(forms.filter((form) => form.charCodeAt(0) >= 0x80));
  const all = [...(plain === '' ? [] : [plain.length > 1 ? `[${plain}]` : plain]), ...rest];
  const one = all.length > 1 ? `(?:${all.join('|')})` : all.join('');
  return MARKED.test(letter) ? one + MARKS : one;
}

/** Characters as bytes, those with the same beginning together. */
function byLead(characters: readonly string[]): string[] {
  const leads = new Map<string, string>();
  for (const character of characters) {
    const bytes = bytesOf(character);
    const lead = bytes.slice(0, -4);
    leads.set(lead, (leads.get(lead) ?? '') + bytes.slice(-4));
  }
  return [...leads].map(([lead, lasts]) => `${lead}[${lasts}]`);
}

/** The UTF-8 of a text, each byte as `\xNN`. */
function bytesOf(text: string): string {
  return Array.from(
    new TextEncoder().encode(text),
    (byte) => `\\x${byte.toString(16).padStart(2, '0')}`,
  ).join('');
}

/** Scripts whose letters bear marks. */
const MARKED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}]/u;
/** U+0300 to U+036F, and of Arabic U+064B to U+065F, U+0670 and the tatweel. */
const MARKS = '(?:\\xcc[\\x80-\\xbf]|\\xcd[\\x80-\\xaf]|\\xd9[\\x8b-\\x9f\\xb0\\x80])*';

/** Bytes of characters of which `spellings` does not know all forms: marks of other scripts, compatibility forms. */
export const RARE_FORMS =
  /[\xd6\xd7\xdb-\xdf]|\xe0|\xe1[\x80-\xb7]|\xe2[\x81-\xaf]|\xe3[\x82\x83\x84\x88-\x8f]|\xea[\x98-\xaf]|\xef[\xa4-\xbf]|\xf0[\x90-\x92\x96-\x9f]|\xcc|\xcd/;
