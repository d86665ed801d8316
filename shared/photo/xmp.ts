import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** A value of XMP's data model: text, a list (Seq or Bag), alternatives by language, or a structure. */
export type XmpValue =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: XmpValue[] }
  | { kind: 'languages'; texts: { language: string; text: string }[] }
  | { kind: 'struct'; fields: Xmp };

/** Properties by `namespace URI` + local name, as RDF names them. */
export type Xmp = ReadonlyMap<string, XmpValue>;

export const NS = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  iptcCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  iptcExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  exif: 'http://ns.adobe.com/exif/1.0/',
  plus: 'http://ns.useplus.org/ldf/xmp/1.0/',
  xml: 'http://www.w3.org/XML/1998/namespace',
} as const;

/** Prefixes for packets that forgot to declare them. */
const USUAL_PREFIXES: Record<string, string> = {
  rdf: NS.rdf,
  dc: NS.dc,
  photoshop: NS.photoshop,
  Iptc4xmpCore: NS.iptcCore,
  Iptc4xmpExt: NS.iptcExt,
  xmpRights: NS.xmpRights,
  xmp: NS.xmp,
  xap: NS.xmp,
  exif: NS.exif,
  plus: NS.plus,
  xml: NS.xml,
};

interface Element {
  name: string;
  attributes: [name: string, value: string][];
  children: Element[];
  text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * Reads one or more XMP packets (a long one may be split in two) into their properties; the first of two with
 * the same name wins. Throws a SyntaxError for what is not well-formed or carries a document type, which XMP
 * never does and which could expand without end.
 */
export function parseXmp(packets: string): Xmp {
  if (/<!DOCTYPE|<!ENTITY/i.test(packets)) throw new SyntaxError('The XMP has a document type');
  // A photo program of some years wrote a tag whose name XML does not allow.
  const packet = packets.replaceAll('TIFF/EPStandardID', 'TIFF-EPStandardID');
  const xml = `<packets>${packet.replaceAll('\u0000', '').replaceAll('\ufeff', '')}</packets>`;
  // The parser itself closes what is open, which would make a caption of half a sentence.
  if (XMLValidator.validate(xml) !== true) throw new SyntaxError('The XMP is not well-formed');
  const nodes: unknown = parser.parse(xml);
  const properties = new Map<string, XmpValue>();
  for (const element of elementsOf(nodes, USUAL_PREFIXES)) collectRdf(element, properties);
  return properties;
}

/** Turns the parser's nodes into elements whose names carry their namespace. */
function elementsOf(nodes: unknown, outer: Record<string, string>): Element[] {
  const elements: Element[] = [];
  if (!Array.isArray(nodes)) return elements;
  for (const node of nodes) {
    if (typeof node !== 'object' || node === null) continue;
    const tag = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (tag === undefined) continue;
    const own = attributesOf(Reflect.get(node, ':@'));
    const scope: Record<string, string> = { ...outer };
    for (const [name, value] of own) {
      if (name.startsWith('xmlns:')) scope[name.slice(6)] = value;
      else if (name === 'xmlns') scope[''] = value;
    }
    const inner: unknown = Reflect.get(node, tag);
    elements.push({
      name: resolve(tag, scope, true),
      attributes: own
        .filter(([name]) => !name.startsWith('xmlns'))
        .map(([name, value]) => [resolve(name, scope, false), value]),
      children: elementsOf(inner, scope),
      text: textOf(inner),
    });
  }
  return elements;
}

function attributesOf(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, text]) => [name, unescapeXml(String(text))]);
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  let text = '';
  for (const node of nodes) {
    const piece: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, '#text') : undefined;
    if (piece !== undefined) text += unescapeXml(String(piece));
  }
  return text;
}

function resolve(name: string, scope: Record<string, string>, element: boolean): string {
  const colon = name.indexOf(':');
  if (colon < 0) return element ? (scope[''] ?? '') + name : name;
  return (scope[name.slice(0, colon)] ?? `${name.slice(0, colon)}:`) + name.slice(colon + 1);
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));/gi,
    (all, hex, dec, name) => {
      if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? all;
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(dec);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

/** Finds every rdf:RDF and gathers the properties of its descriptions. */
function collectRdf(element: Element, into: Map<string, XmpValue>): void {
  if (element.name !== `${NS.rdf}RDF`) {
    for (const child of element.children) collectRdf(child, into);
    return;
  }
  for (const description of element.children) {
    for (const [name, value] of fieldsOf(description)) if (!into.has(name)) into.set(name, value);
  }
}

/** The properties of a node: attributes are short for elements (XMP specification part 1, 7.9.2.2). */
function fieldsOf(node: Element): Map<string, XmpValue> {
  const fields = new Map<string, XmpValue>();
  for (const [name, text] of node.attributes) {
    if (!name.startsWith(NS.rdf) && !name.startsWith(NS.xml)) fields.set(name, { kind: 'text', text });
  }
  for (const child of node.children) {
    if (!fields.has(child.name)) fields.set(child.name, readValue(child));
  }
  return fields;
}

function readValue(property: Element): XmpValue {
  const attribute = (name: string) => property.attributes.find(([key]) => key === NS.rdf + name)?.[1];
  if (attribute('parseType') === 'Resource') return structOrValue(property);
  const resource = attribute('resource');
  if (resource !== undefined) return { kind: 'text', text: resource };
  const [only] = property.children;
  if (only === undefined) {
    const fields = fieldsOf(property);
    return fields.size > 0 ? { kind: 'struct', fields } : { kind: 'text', text: property.text };
  }
  if (only.name === `${NS.rdf}Alt`) return languagesOf(only);
  if (only.name === `${NS.rdf}Seq` || only.name === `${NS.rdf}Bag`) {
    return { kind: 'list', items: only.children.map(readValue) };
  }
  if (only.name === `${NS.rdf}Description`) return structOrValue(only);
  return { kind: 'struct', fields: fieldsOf(property) };
}

/** A resource with rdf:value is that value with qualifiers; we keep the value. */
function structOrValue(node: Element): XmpValue {
  const value = node.children.find((child) => child.name === `${NS.rdf}value`);
  return value ? { kind: 'text', text: value.text } : { kind: 'struct', fields: fieldsOf(node) };
}

function languagesOf(alternatives: Element): XmpValue {
  return {
    kind: 'languages',
    texts: alternatives.children.map((item) => ({
      language: item.attributes.find(([name]) => name === `${NS.xml}lang`)?.[1] ?? 'x-default',
      text: item.text,
    })),
  };
}

/** The one text of a property: the default language, or the first of several; empty when there is none. */
export function xmpText(xmp: Xmp, name: string): string {
  return textOfValue(xmp.get(name));
}

function textOfValue(value: XmpValue | undefined): string {
  if (value === undefined) return '';
  // Some writers put the name of the default language in place of the words.
  if (value.kind === 'text') return value.text === 'x-default' ? '' : value.text;
  if (value.kind === 'list') return textOfValue(value.items[0]);
  if (value.kind === 'struct') return '';
  const chosen = value.texts.find((item) => item.language.toLowerCase() === 'x-default');
  const text = (chosen ?? value.texts[0])?.text ?? '';
  return text === 'x-default' ? '' : text;
}

/** All texts of a list property. A single text counts as a list of one. */
export function xmpList(xmp: Xmp, name: string): string[] {
  const value = xmp.get(name);
  if (value?.kind === 'list') return value.items.map(textOfValue);
  const text = textOfValue(value);
  return text === '' ? [] : [text];
}

/** The structures of a property that holds one or a list of them. */
export function xmpStructs(xmp: Xmp, name: string): Xmp[] {
  const value = xmp.get(name);
  const items = value?.kind === 'list' ? value.items : value ? [value] : [];
  return items.flatMap((item) => (item.kind === 'struct' ? [item.fields] : []));
}
