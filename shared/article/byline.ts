/** How a byline begins and joins its last two names, by language; English where a language is not listed. */
const WORDS: Record<string, { by: string; and: string }> = {
  en: { by: 'By', and: 'and' },
  de: { by: 'Von', and: 'und' },
  fr: { by: 'Par', and: 'et' },
  es: { by: 'Por', and: 'y' },
  it: { by: 'Di', and: 'e' },
  pt: { by: 'Por', and: 'e' },
  nl: { by: 'Door', and: 'en' },
};
/** Languages that set the name alone. */
const BARE = new Set(['ja', 'zh', 'ko', 'ar', 'he', 'fa', 'th']);

function wordsOf(language: string): { by: string; and: string } {
  const base = language.split('-')[0]?.toLowerCase() ?? '';
  if (BARE.has(base)) return { by: '', and: '' };
  return WORDS[base] ?? { by: 'By', and: 'and' };
}

/** The word before the names ("By"), empty in languages that set the name alone. */
export function bylineLead(language: string): string {
  return wordsOf(language).by;
}

/** The names as they print after the lead word: "Mara Halvorsen, Li Na and Ilir Dede". */
export function joinByline(names: readonly string[], language: string): string {
  const { and } = wordsOf(language);
  const last = names.at(-1);
  if (last === undefined) return '';
  if (names.length === 1) return last;
  if (and === '') return names.join('、');
  return `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}

const SEPARATOR = /\s*[,;、،]\s*(?:(?:and|und|et|y|e|en)\s+)?|\s+(?:and|&|und|et|y|e|en)\s+/iu;
const LEAD = /^\s*(?:by|von|par|por|di|door)\s+/iu;

/**
 * The names in a byline as a person types it: "By A and B", "A, B & C", "A, B and C". A leading "By" and its
 * like in other languages is dropped.
 */
export function splitByline(typed: string): string[] {
  return typed
    .replace(LEAD, '')
    .split(SEPARATOR)
    .map((name) => name.trim().replace(/\s+/gu, ' '))
    .filter((name) => name !== '');
}
