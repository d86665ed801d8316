import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parse as parseHtmlDocument } from 'parse5';

/** A document that was read, whatever its syntax. Names are as written, without a namespace. */
export interface TreeElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly (TreeElement | string)[];
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
  processEntities: true,
  htmlEntities: true,
});

/**
 * Reads XML. Throws an Error with a sentence when it is not well-formed, or has a document type: entities
 * can be made to swell, and no format of ours has one.
 */
export function parseXml(text: string): TreeElement {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error('It declares a document type or entities.');
  const valid = XMLValidator.validate(text);
  if (valid !== true)
    throw new Error(`It is not well-formed XML: ${valid.err.msg} (line ${valid.err.line}).`);
  const root = fromOrdered(parser.parse(text)).find((node) => typeof node !== 'string');
  if (!root || typeof root === 'string') throw new Error('It has no root element.');
  return root;
}

function fromOrdered(nodes: unknown): (TreeElement | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Record<string, unknown>): (TreeElement | string)[] => {
    const attributes = new Map<string, string>();
    const given = node[':@'];
    if (given && typeof given === 'object') {
      for (const [name, value] of Object.entries(given)) attributes.set(name, String(value));
    }
    for (const [name, value] of Object.entries(node)) {
      if (name === ':@') continue;
      if (name === '#text') return [String(value)];
      return [{ name, attributes, children: fromOrdered(value) }];
    }
    return [];
  });
}

interface ParsedNode {
  nodeName: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: ParsedNode[];
}

/** Reads HTML as browsers do. Never fails: what is broken is mended, which the rules then see. */
export function parseHtml(text: string): TreeElement {
  const document: ParsedNode = parseHtmlDocument(text);
  const root = (document.childNodes ?? []).find((node) => node.nodeName === 'html');
  return root ? fromHtml(root) : { name: 'html', attributes: new Map(), children: [] };
}

function fromHtml(node: ParsedNode): TreeElement {
  return {
    name: node.nodeName,
    attributes: new Map((node.attrs ?? []).map(({ name, value }) => [name, value])),
    children: (node.childNodes ?? []).flatMap((child): (TreeElement | string)[] => {
      if (child.nodeName === '#text') return [child.value ?? ''];
      return child.nodeName.startsWith('#') ? [] : [fromHtml(child)];
    }),
  };
}

/** All text inside, in order; a line break is a line feed. */
export function textOf(element: TreeElement): string {
  if (element.name === 'br') return '\n';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** Every element inside, itself included, in document order. */
export function* elementsOf(element: TreeElement): Generator<TreeElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* elementsOf(child);
}

/**
 * The values at a path: element names parted by `/` (the first is the root), `[name=value]` for attributes,
 * `@name` at the end for an attribute's value, else the text.
 */
export function select(root: TreeElement, path: string): string[] {
  const [steps = '', attribute] = path.split('@');
  let found: TreeElement[] = [{ name: '', attributes: new Map(), children: [root] }];
  for (const step of steps.split('/')) {
    const [, name = '', condition, wanted] = /^([^[]+)(?:\[([^=]+)=([^\]]*)\])?$/.exec(step) ?? [];
    found = found.flatMap((element) =>
      element.children.filter(
        (child): child is TreeElement =>
          typeof child !== 'string' &&
          child.name === name &&
          (condition === undefined || child.attributes.get(condition) === wanted),
      ),
    );
  }
  if (attribute === undefined) return found.map(textOf);
  return found.flatMap((element) => element.attributes.get(attribute) ?? []);
}

/** The values at a path of a JSON value: `a.b[role=x].c`; lists are walked through. */
export function selectJson(value: unknown, path: string): string[] {
  let found: unknown[] = [value];
  for (const step of path.split(/\.(?![^[]*\])/)) {
    const [, name = '', condition, wanted] = /^([^[]+)(?:\[([^=]+)=([^\]]*)\])?$/.exec(step) ?? [];
    found = found
      .flatMap((one) => flat(property(one, name)))
      .filter((one) => condition === undefined || property(one, condition) === wanted);
  }
  return found.filter((one) => one !== undefined && one !== null).map(String);
}

function flat(value: unknown): unknown[] {
  return Array.isArray(value) ? value.flatMap(flat) : [value];
}

/** A property of a JSON object, its own only. */
export function property(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
