import { parse as parseHtmlDocument } from 'parse5';
import { readXmlTree, XmlDamaged, type XmlElement } from '../../../../shared/xml.ts';

/** A document that was read, whatever its syntax. Names are as written. */
export type TreeElement = XmlElement;

/**
 * Reads XML. Throws an Error with a sentence when it is not well-formed, or has a document type: entities
 * can be made to swell, and no format of ours has one.
 */
export function parseXml(text: string): TreeElement {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error('It declares a document type or entities.');
  try {
    return readXmlTree(text, { names: 'written', bareAttributes: false });
  } catch (cause) {
    if (cause instanceof XmlDamaged) throw new Error(`It is not well-formed XML: ${cause.message}.`);
    throw cause;
  }
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
