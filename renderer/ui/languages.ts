const CODES = [
  'en-GB',
  'en-US',
  'ar',
  'da',
  'de',
  'es',
  'fi',
  'fr',
  'he',
  'hi',
  'it',
  'ja',
  'ko',
  'nb',
  'nl',
  'nn',
  'pl',
  'pt',
  'pt-BR',
  'ru',
  'se',
  'sv',
  'tr',
  'uk',
  'zh-Hans',
  'zh-Hant',
] as const;

const names = new Intl.DisplayNames(['en-GB'], { type: 'language', languageDisplay: 'standard' });

/** "English (United Kingdom)" for en-GB; the code itself when nobody knows it. */
export function languageName(code: string): string {
  if (code === '') return 'No language';
  try {
    return names.of(code)?.replace('United Kingdom', 'UK').replace('United States', 'US') ?? code;
  } catch {
    return code;
  }
}

/** The languages that are offered, by name; English first. */
export const LANGUAGES: readonly { id: string; label: string }[] = CODES.map((id) => ({
  id,
  label: languageName(id),
}));

/** The languages that are offered, and this one if it is another. */
export function languagesWith(code: string): readonly { id: string; label: string }[] {
  return code === '' || LANGUAGES.some((language) => language.id === code)
    ? LANGUAGES
    : [...LANGUAGES, { id: code, label: languageName(code) }];
}
