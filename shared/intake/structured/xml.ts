import { readXmlTree, XmlDamaged, type XmlElement } from '../../xml.ts';
import { IntakeError } from '../error.ts';

export type { XmlElement } from '../../xml.ts';

/**
 * Reads XML. A document type is passed over, nothing is fetched, entities are never expanded. Throws an IntakeError
 * that says where when it is not well-formed, and one when it declares entities of its own.
 */
export function readXml(text: string): XmlElement {
  const plain = withoutDoctype(text);
  try {
    return readXmlTree(plain, { names: 'local', bareAttributes: true });
  } catch (cause) {
    if (!(cause instanceof XmlDamaged)) throw cause;
    throw new IntakeError(
      'bad-xml',
      `The XML is damaged: ${cause.message}.`,
      'Nothing was taken in. Ask for the file once more.',
    );
  }
}

/** The document type as blanks, so that lines keep their numbers. */
function withoutDoctype(text: string): string {
  const start = text.slice(0, 20_000).search(/<!DOCTYPE/i);
  const end = start < 0 ? -1 : endOfDoctype(text, start);
  const inside = end < 0 ? '' : text.slice(start, end);
  if (/<!ENTITY/i.test(inside) || (start >= 0 && end < 0)) {
    throw new IntakeError(
      'xml-entities',
      'The XML declares entities of its own, which are not read: they can be made to swell without limit.',
      'Nothing was taken in. Ask for the file without its document type.',
    );
  }
  if (end < 0) return text;
  return text.slice(0, start) + inside.replace(/[^\n]/g, ' ') + text.slice(end);
}

function endOfDoctype(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < Math.min(text.length, start + 100_000); at += 1) {
    const char = text.charAt(at);
    if (char === '[') depth += 1;
    else if (char === ']') depth -= 1;
    else if (char === '>' && depth <= 0) return at + 1;
  }
  return -1;
}

/** All text inside, in order. */
export function xmlText(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : xmlText(child))).join('');
}

/** The child elements, those of a name where one is given. */
export function xmlChildren(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first element along a path of child names ("contentMeta/headline"). */
export function xmlChild(element: XmlElement | undefined, path: string): XmlElement | undefined {
  let found = element;
  for (const name of path.split('/')) found = xmlChildren(found, name)[0];
  return found;
}

/** Every element of a name, at any depth, in document order. */
export function xmlAll(element: XmlElement | undefined, name: string): XmlElement[] {
  if (element === undefined) return [];
  const own = element.name === name ? [element] : [];
  return [...own, ...xmlChildren(element).flatMap((child) => xmlAll(child, name))];
}
