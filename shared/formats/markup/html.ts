import type { Element, Markup } from './element.ts';

// HTML Living Standard, 13.1.2: void elements and raw text elements.
const VOID = new Set(['br', 'img', 'meta', 'link', 'hr']);
const RAW = new Set(['script', 'style']);

/** A whole HTML document. */
export function writeHtmlPage(root: Element): string {
  return `<!DOCTYPE html>\n${writeHtml([root])}\n`;
}

/** A piece of HTML: what goes inside a body. Pieces stand on lines of their own. */
export function writeHtml(nodes: readonly Markup[]): string {
  return nodes.map((node) => html(node, 0)).join('\n');
}

/**
 * JSON inside a script element: nothing in it can end the element or open a comment, and it reads back the
 * same in every JSON parser.
 */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function html(node: Markup, depth: number): string {
  if (typeof node === 'string') return escapeHtml(node);
  let open = `<${node.name}`;
  for (const [name, value] of Object.entries(node.attributes)) {
    if (value !== null && value !== undefined) open += ` ${name}="${escapeHtml(String(value))}"`;
  }
  open += '>';
  if (VOID.has(node.name)) return open;
  if (RAW.has(node.name)) return `${open}${rawText(node)}</${node.name}>`;
  if (!node.rows) return `${open}${node.children.map((child) => html(child, depth)).join('')}</${node.name}>`;
  const indent = `\n${'  '.repeat(depth + 1)}`;
  const inner = node.children.map((child) => indent + html(child, depth + 1)).join('');
  return `${open}${inner}\n${'  '.repeat(depth)}</${node.name}>`;
}

/** Text and values in double quotes, one way for both. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** Script and style have no escapes: a `<` in them is a mistake of ours, not of the data. */
function rawText(node: Element): string {
  const text = node.children.join('');
  if (text.includes('<')) throw new TypeError(`A < inside the raw text of ${node.name}`);
  return text;
}
