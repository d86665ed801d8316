const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/**
 * The link as it may be stored, or null when its scheme is not http, https or mailto.
 * A bare host ("example.org/page") gains https. Control characters and blanks at either end are dropped,
 * as browsers do, before the scheme is read.
 */
export function safeHref(typed: string): string | null {
  const text = typed.replace(/\p{Cc}+/gu, '').trim();
  if (text === '' || text.length > 4096) return null;
  const url =
    parse(text) ?? (/^[^\s/:@]+\.[^\s/:@]{2,}([/?#]|$)/.test(text) ? parse(`https://${text}`) : null);
  if (!url || !SCHEMES.has(url.protocol)) return null;
  if (url.protocol !== 'mailto:' && url.hostname === '') return null;
  return url.href;
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
