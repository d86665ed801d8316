/**
 * How words are made alike before they are compared: compatibility forms unified, accents, Arabic vowel
 * signs and tatweel dropped (the voicing marks of kana kept: they make another letter), case folded, letters
 * with a stroke written without, as people type them.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?:(?![\u3099\u309a])\p{M})+|\u0640/gu, '')
    .toLowerCase()
    .replace(/[øłđħŧıßæœðþ]/g, (letter) => STROKES[letter] ?? letter)
    .normalize('NFC');
}

const STROKES: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
};
