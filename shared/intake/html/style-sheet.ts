/** Declarations of simple class selectors, by class. */
export type StyleSheet = ReadonlyMap<string, string>;

export const NO_STYLES: StyleSheet = new Map();

/** Characters of a page's style elements that are looked at. */
const MAX_LENGTH = 400_000;
/** Declarations that a manuscript can keep something of. */
const KEPT = /font-weight|font-style|text-decoration|vertical-align|display\s*:\s*none|visibility/i;

/**
 * The rules of a page's own style elements that are nothing but a class (".c3 { font-weight: 700 }"), as pages exported by
 * Google Docs have them. Other selectors, media queries and files are passed over.
 */
export function readStyleSheet(html: string): StyleSheet {
  const start = html.search(/<style\b/i);
  if (start < 0) return NO_STYLES;
  const rules = new Map<string, string>();
  for (const [, css = ''] of html.slice(start, start + MAX_LENGTH).matchAll(/<style\b[^>]*>([^<]*)/gi)) {
    for (const rule of css.split('}')) {
      const brace = rule.indexOf('{');
      const body = rule.slice(brace + 1);
      if (brace < 0 || !KEPT.test(body)) continue;
      for (const selector of rule.slice(0, brace).split(',')) {
        const name = /^\.([\w-]+)$/.exec(selector.trim())?.[1];
        if (name !== undefined) rules.set(name, `${rules.get(name) ?? ''};${body}`);
      }
    }
  }
  return rules;
}

/** The declarations of an element's classes, in the order of the sheet's reading. */
export function classStyle(sheet: StyleSheet, classes: string | null): string {
  if (classes === null || sheet.size === 0) return '';
  return classes
    .split(/\s+/)
    .map((name) => sheet.get(name) ?? '')
    .join(';');
}
