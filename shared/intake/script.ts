/** How much of the letters has to be of one script to speak for a language. */
const MOST = 0.6;
/** Fewer letters than this say nothing: a name or a headline in passing. */
const FEWEST = 40;
/** So much of a text is looked at. */
const LOOKED_AT = 20_000;

/** Scripts that newsrooms write one language in. */
const ONE_LANGUAGE: readonly [script: RegExp, language: string][] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Myanmar}/gu, 'my'],
];

/**
 * What the script of a text says of its language: a BCP 47 tag where it is unmistakable; `unsure` where it is not
 * Latin and several languages are written so (Cyrillic, Devanagari); null for Latin and for texts too short to tell.
 */
export function languageByScript(text: string): { language: string } | 'unsure' | null {
  const piece = text.slice(0, LOOKED_AT);
  const count = (pattern: RegExp) => piece.match(pattern)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  if (letters < FEWEST) return null;
  const mostly = (pattern: RegExp) => count(pattern) >= letters * MOST;
  if (mostly(/\p{Script=Latin}/gu)) return null;
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (mostly(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)) {
    if (kana >= letters * 0.1) return { language: 'ja' };
    return kana <= letters * 0.01 ? { language: 'zh' } : 'unsure';
  }
  if (mostly(/\p{Script=Arabic}/gu)) return inArabicLetters(count);
  const found = ONE_LANGUAGE.find(([script]) => mostly(script));
  return found ? { language: found[1] } : 'unsure';
}

/** Arabic, Persian and Urdu by letters of their own; other languages have more of those still. */
function inArabicLetters(count: (pattern: RegExp) => number): { language: string } | 'unsure' {
  if (count(/[ډړښځڅۍېڼەۆێڵڕڭۇۈۋ]/gu) > 0) return 'unsure';
  if (count(/[ٹڈڑںے]/gu) > 2) return { language: 'ur' };
  if (count(/[پچژگکی]/gu) > 2) return { language: 'fa' };
  return count(/[ةىيك]/gu) > 2 ? { language: 'ar' } : 'unsure';
}
