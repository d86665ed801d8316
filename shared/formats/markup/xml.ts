import type { Element, Markup } from './element.ts';

// XML 1.0, section 2.2: what is not a Char cannot be written in any way, not even as a reference.
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** A whole XML document in UTF-8 with its declaration. Characters that XML forbids are left out. */
export function writeXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml(root, 0)}\n`;
}

function xml(node: Markup, depth: number): string {
  if (typeof node === 'string') return escapeXmlText(node);
  let open = `<${node.name}`;
  for (const [name, value] of Object.entries(node.attributes)) {
    if (value !== null && value !== undefined) open += ` ${name}="${escapeXmlAttribute(String(value))}"`;
  }
  if (node.children.length === 0) return `${open}/>`;
  if (!node.rows) return `${open}>${node.children.map((child) => xml(child, depth)).join('')}</${node.name}>`;
  const indent = `\n${'  '.repeat(depth + 1)}`;
  const inner = node.children.map((child) => indent + xml(child, depth + 1)).join('');
  return `${open}>${inner}\n${'  '.repeat(depth)}</${node.name}>`;
}

/** Text between tags. `>` too, so that `]]>` never stands in text; CR, which a reader would turn into LF. */
export function escapeXmlText(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replace(/[&<>\r]/g, (sign) =>
      sign === '\r' ? '&#13;' : sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;',
    );
}

/** A value between double quotes. Tabs and line ends as references: a reader would turn them into blanks. */
export function escapeXmlAttribute(value: string): string {
  return escapeXmlText(value).replace(/["\t\n]/g, (sign) =>
    sign === '"' ? '&quot;' : sign === '\t' ? '&#9;' : '&#10;',
  );
}
