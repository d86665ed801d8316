const NAMES = {
  language: new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }),
  region: new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }),
  script: new Intl.DisplayNames('en', { type: 'script', fallback: 'none' }),
};

/**
 * A language as a person writes it, as a BCP 47 tag in its usual spelling ("en-gb" is "en-GB"). Null for what is
 * none: words ("english"), and regions, scripts and two-letter languages that do not exist. Languages of three
 * letters are many, and CLDR names only some of them: those are taken as they are (ISO 639-3).
 */
export function readLanguageTag(typed: string): string | null {
  let tag: string | undefined;
  try {
    [tag] = Intl.getCanonicalLocales(typed.trim());
  } catch {
    return null;
  }
  if (tag === undefined || tag.length > 35 || !/^[a-z]{2,3}(?:-|$)/i.test(tag)) return null;
  const { language, region, script } = new Intl.Locale(tag);
  if (language.length === 2 && NAMES.language.of(language) === undefined) return null;
  if (region !== undefined && NAMES.region.of(region) === undefined) return null;
  if (script !== undefined && NAMES.script.of(script) === undefined) return null;
  return tag;
}
