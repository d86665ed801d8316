import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { IntakeError } from '../error.ts';
import { decodeReferences } from '../html/tokens.ts';

/** An element of XML: names without a namespace prefix, texts with their character references resolved. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly (XmlElement | string)[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Entities are never expanded: references to characters are resolved here, others stay as they are written.
  processEntities: false,
  cdataPropName: '#cdata',
  maxNestedTags: 200,
});

/**
 * Reads XML. A document type is passed over, nothing is fetched, entities are never expanded. Throws an IntakeError
 * that names the line when it is not well-formed, and one when it declares entities of its own.
 */
export function readXml(text: string): XmlElement {
  const plain = withoutDoctype(text);
  const valid = XMLValidator.validate(plain, { allowBooleanAttributes: true });
  if (valid !== true) {
    throw notWellFormed(`${valid.err.msg.replace(/\.$/, '')}, line ${valid.err.line}`);
  }
  let nodes: unknown;
  try {
    nodes = parser.parse(plain);
  } catch (cause) {
    throw notWellFormed(cause instanceof Error ? cause.message.replace(/\.$/, '') : 'unreadable');
  }
  const root = ordered(nodes).find((node) => typeof node !== 'string');
  if (root === undefined || typeof root === 'string') throw notWellFormed('it has no element');
  return root;
}

function notWellFormed(why: string): IntakeError {
  return new IntakeError('bad-xml', `The XML is damaged: ${why}.`, 'Nothing was taken in.');
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

/** At most as deep as the parser's own limit. */
function ordered(nodes: unknown): (XmlElement | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown): (XmlElement | string)[] => {
    if (node === null || typeof node !== 'object') return [];
    let attributes: ReadonlyMap<string, string> = new Map();
    let found: (XmlElement | string)[] = [];
    for (const [name, value] of Object.entries(node)) {
      if (name === ':@') attributes = readAttributes(value);
      else if (name === '#text') found = [decodeReferences(String(value))];
      else if (name === '#cdata') found = [rawText(value)];
      else found = [{ name: local(name), attributes: new Map(), children: ordered(value) }];
    }
    return found.map((one) => (typeof one === 'string' ? one : { ...one, attributes }));
  });
}

function readAttributes(value: unknown): ReadonlyMap<string, string> {
  if (value === null || typeof value !== 'object') return new Map();
  return new Map(Object.entries(value).map(([name, text]) => [name, decodeReferences(String(text))]));
}

function rawText(value: unknown): string {
  if (!Array.isArray(value)) return '';
  return value.map((part: unknown) => (isText(part) ? String(part['#text']) : '')).join('');
}

function isText(part: unknown): part is { '#text': unknown } {
  return part !== null && typeof part === 'object' && Object.hasOwn(part, '#text');
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
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
