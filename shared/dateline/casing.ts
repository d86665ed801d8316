/**
 * A place name in the capitals of a dateline. `mixed` keeps the small letters of `McALLEN` and `DeKALB`,
 * as AP does; the other wires set `MCALLEN`.
 */
export function upperName(name: string, mixed = false): string {
  if (!mixed) return name.toUpperCase();
  return name.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const inner = /^(\p{Lu}\p{Ll}{1,2})(\p{Lu}.*)$/u.exec(word);
    return inner ? `${inner[1]}${(inner[2] ?? '').toUpperCase()}` : word.toUpperCase();
  });
}

/** Words inside a name that stay small, in the languages of the places that have them. */
const SMALL = new Set(
  (
    'of the on upon by in near and under over de del de-la la las los le les du des d l en sur sous aux au et a y e ' +
    'da do das dos di della dello dei degli delle nel sul al am an der den dem im ob bei auf vor zum zur und von ' +
    'op aan het ter ten ve pod nad nach'
  ).split(' '),
);

/** Small words that begin a name with a capital of their own all the same: LA PAZ is La Paz, EL ALTO El Alto. */
function titleWord(word: string, first: boolean): string {
  const lower = word.toLowerCase();
  if (!first && SMALL.has(lower)) return lower;
  const scots = /^mc(\p{L}{3,})$/u.exec(lower);
  if (scots?.[1]) return `Mc${capital(scots[1])}`;
  return capital(lower);
}

function capital(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}

/**
 * The usual casing of a name that a dateline prints in capitals, for names that no gazetteer knows:
 * `KANANASKIS` gives `Kananaskis`, `AIX-EN-PROVENCE` `Aix-en-Provence`, `O'FALLON` `O'Fallon`.
 * A name that has small letters already is left as it is.
 */
export function titleName(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  let first = true;
  return name.replace(/(\p{L}+)(['’]?)/gu, (_, word: string, mark: string) => {
    const one = mark !== '' && word.length === 1 && !first ? word.toLowerCase() : titleWord(word, first);
    first = false;
    return one + mark;
  });
}

/**
 * Whether a name is set in the capitals of a dateline. Small words inside it (`RIO de JANEIRO`, `VAL-d'ISÈRE`),
 * `McALLEN` and `O'FALLON` are; scripts without capitals are not.
 */
export function isCapsName(name: string): boolean {
  const words = name.match(/[\p{L}\p{M}]+/gu) ?? [];
  let capitals = 0;
  for (const word of words) {
    if (/^\p{Lu}[\p{Lu}\p{M}]*$/u.test(word)) capitals += word.length;
    else if (/^(?:Mc|Mac|De|La|Le|Du|Di|Da|Fitz)\p{Lu}{2,}$/u.test(word)) capitals += word.length;
    else if (!SMALL.has(word)) return false;
  }
  return capitals >= 2;
}
