const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr']);

/** The language as a canonical BCP 47 tag; "und" for what is none. */
export function languageTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.trim())[0] ?? 'und';
  } catch {
    return 'und';
  }
}

/** Which way the language is written, by the script that its tag says or that is most likely (CLDR). */
export function direction(language: string): 'ltr' | 'rtl' {
  const tag = languageTag(language);
  if (tag === 'und') return 'ltr';
  return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
}
