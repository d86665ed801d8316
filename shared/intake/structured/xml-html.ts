import type { XmlElement } from './xml.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
}

/** XHTML as HTML, for the one reader of HTML. */
export function xhtmlToHtml(element: XmlElement): string {
  const attributes = [...element.attributes]
    .filter(([name]) => /^[a-z][\w-]*$/i.test(name))
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  const inner = element.children
    .map((child) => (typeof child === 'string' ? escapeHtml(child) : xhtmlToHtml(child)))
    .join('');
  if (/^(br|hr|img|wbr)$/i.test(element.name)) return `<${element.name}${attributes}>`;
  if (!/^[a-z][\w.-]*$/i.test(element.name)) return inner;
  return `<${element.name}${attributes}>${inner}</${element.name}>`;
}

/** NITF elements that have a counterpart in HTML by another name. */
const AS: Readonly<Record<string, string>> = {
  hl1: 'h2',
  hl2: 'h2',
  bq: 'blockquote',
  block: 'div',
  pre: 'pre',
  fn: 'p',
  credit: 'p',
  abstract: 'div',
  'nitf-table': 'div',
  'nitf-table-summary': 'p',
};
const SAME = new Set('p ul ol li dl dt dd table caption tr td th thead tbody tfoot sub sup q'.split(' '));
/** What an em of NITF may mean: it has no other element for marks, agencies name them in `class`. */
const MARKS: Readonly<Record<string, string>> = {
  bold: 'b',
  strong: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
};

/** The body of NITF as HTML. Pictures become figures; elements that only name what the text says are their text. */
export function nitfToHtml(element: XmlElement): string {
  const { name } = element;
  const inner = () =>
    element.children
      .map((child) => (typeof child === 'string' ? escapeHtml(child) : nitfToHtml(child)))
      .join('');
  if (name === 'media') return mediaToHtml(element);
  if (name === 'br') return '<br>';
  if (name === 'hr') return '<hr>';
  if (name === 'a') return `<a href="${escapeHtml(element.attributes.get('href') ?? '')}">${inner()}</a>`;
  if (name === 'em') {
    const mark = MARKS[(element.attributes.get('class') ?? '').toLowerCase()] ?? 'i';
    return `<${mark}>${inner()}</${mark}>`;
  }
  if (name === 'hl2' && element.attributes.get('class') === 'level-2') return `<h3>${inner()}</h3>`;
  if (name === 'ol')
    return `<ol start="${escapeHtml(element.attributes.get('seqnum') ?? '1')}">${inner()}</ol>`;
  const tag = SAME.has(name) ? name : AS[name];
  return tag === undefined ? inner() : `<${tag}>${inner()}</${tag}>`;
}

function mediaToHtml(element: XmlElement): string {
  const parts = (name: string) =>
    element.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);
  const inner = (part: XmlElement) =>
    part.children
      .map((child) => (typeof child === 'string' ? escapeHtml(child) : nitfToHtml(child)))
      .join('');
  const reference = parts('media-reference')[0]?.attributes;
  const source = escapeHtml(reference?.get('source') ?? '');
  const alt = escapeHtml(reference?.get('alternate-text') ?? '');
  const caption = parts('media-caption').map(inner).join('<br>');
  const credit = parts('media-producer').map(inner).join(' ');
  return `<figure><img src="${source}" alt="${alt}"><figcaption>${caption}</figcaption><p class="credit">${credit}</p></figure>`;
}
