/**
 * A time as exports write it: RFC 3339 with Z in whole seconds, since some CMS parsers refuse milliseconds.
 * Null for what is no time.
 */
export function wholeSeconds(time: string): string | null {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return null;
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}
