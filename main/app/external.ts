const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address to hand to the system's browser or mail program, in normal form, or null where it is none of
 * http, https and mailto.
 */
export function externalAddress(text: string): string | null {
  if (text.length > 8192 || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!SCHEMES.has(url.protocol)) return null;
  if (url.protocol !== 'mailto:' && (url.hostname === '' || url.username !== '' || url.password !== ''))
    return null;
  return url.href;
}
