/**
 * Initials for a name, at most three: first letters of its words ("Mara Halvorsen" is MH). A single word in
 * letters gives its first two; a name in Chinese, Japanese or Korean its first character.
 */
export function initialsOf(name: string): string {
  const words = name
    .normalize('NFC')
    .split(/[\s.]+/)
    .filter((word) => /\p{L}/u.test(word));
  const letters = words.map((word) => firstLetters(word, 1));
  const [first] = words;
  if (first === undefined) return '';
  if (words.length === 1) {
    const ideographs = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(first);
    return firstLetters(first, ideographs ? 1 : 2).toUpperCase();
  }
  const kept = letters.length > 3 ? [letters[0], letters[1], letters.at(-1)] : letters;
  return kept.join('').toUpperCase();
}

function firstLetters(word: string, count: number): string {
  return [...word.replace(/[^\p{L}\p{M}]/gu, '')].slice(0, count).join('');
}
