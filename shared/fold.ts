/**
 * Letters that Unicode does not take apart into a base letter and a mark, but that people type without.
 * The Latin ones of European and Vietnamese names, in lower case.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  ə: 'e',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
};
const LETTER = /[ßøđðłæœþıəħŧŋ]/g;

/** Marks of Latin, Greek and Cyrillic; Hebrew points; Arabic vowels. Other scripts need theirs to be read. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
/** Apostrophes, full stops and the like vanish inside a name: O'Fallon, U.S., Xi’an. */
const SILENT = /['’‘ʻʼ`´.·]/g;
/** Everything else that is neither letter, mark nor digit parts words. */
const GAP = /[^\p{L}\p{M}\p{N}]+/gu;

/** Strictly ASCII text of letters, digits and single spaces needs only its case folded: the common case. */
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/**
 * The key under which names are the same to a person who types: no case, no accents, no punctuation, one
 * space between words. `Aix-en-Provence` gives `aix en provence`, `O'Fallon` gives `ofallon`.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(SILENT, '')
    .replace(GAP, ' ')
    .trim();
}

/** Words that place names write in full or short. */
const SHORT: Readonly<Record<string, string>> = {
  saint: 'st',
  sankt: 'st',
  sainte: 'ste',
  mount: 'mt',
  fort: 'ft',
};
const SHORTENED = /\b(saint|sankt|sainte|mount|fort)\b/g;

/** `fold`, and St. for Saint, Mt. for Mount, Ft. for Fort: the key of a place name. */
export function foldPlace(name: string): string {
  const key = fold(name);
  return key.replace(SHORTENED, (word) => SHORT[word] ?? word);
}
