import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeReferences } from './intake/html/tokens.ts';

/** An element of XML: texts and attributes with their character references resolved. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly (XmlElement | string)[];
}

/** What is no XML. The message says in a few words what is wrong, and where: no sentence yet. */
export class XmlDamaged extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'XmlDamaged';
  }
}

export interface XmlOptions {
  /** `local`: names of elements lose their namespace prefix. `written`: they stay. */
  names: 'local' | 'written';
  /** Whether an attribute may stand without a value, as sloppy exports have it. */
  bareAttributes: boolean;
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
 * Reads XML that has no document type: whoever calls has refused or blanked it. Nothing is fetched, entities are never
 * expanded. Throws `XmlDamaged` where it is not well-formed, or nested more than 200 deep.
 */
export function readXmlTree(text: string, { names, bareAttributes }: XmlOptions): XmlElement {
  const valid = XMLValidator.validate(text, { allowBooleanAttributes: bareAttributes });
  if (valid !== true) throw new XmlDamaged(inWords(valid.err.msg, valid.err.line));
  let nodes: unknown;
  try {
    nodes = parser.parse(text);
  } catch (cause) {
    throw new XmlDamaged(cause instanceof Error ? cause.message.replace(/\.$/, '') : 'it cannot be read');
  }
  const root = ordered(nodes, names === 'local').find((node) => typeof node !== 'string');
  if (root === undefined || typeof root === 'string') throw new XmlDamaged('it has no element');
  return root;
}

/** The parser's own words, where a person could not make sense of them. */
function inWords(message: string, line: number): string {
  const open = /^Invalid '\[(.*)\]' found/s.exec(message)?.[1];
  if (open !== undefined) {
    const names = [...open.matchAll(/"([^"]*)"/g)].map((match) => match[1]).reverse();
    return `it ends before ${names.slice(0, 3).join(', ')} ${names.length === 1 ? 'is' : 'are'} closed: it was cut short`;
  }
  const unclosed = /^Unclosed tag '(.*)'/s.exec(message)?.[1];
  if (unclosed !== undefined) return `it ends before ${unclosed} is closed: it was cut short`;
  const [, name, opened, instead] =
    /^Expected closing tag '(.*)' \(opened in line (\d+).*instead of closing tag '(.*)'/s.exec(message) ?? [];
  if (name !== undefined)
    return `${name} from line ${opened} is still open where ${instead} closes, line ${line}`;
  if (message === 'Start tag expected.') return 'it has no element';
  const char = /^char '(.*)' is not expected/s.exec(message)?.[1];
  if (char !== undefined) return `a “${char}” stands where none may, line ${line}`;
  if (message.startsWith('Invalid space after')) return `a “<” begins no element, line ${line}`;
  return `${message.replace(/\.$/, '')}, line ${line}`;
}

/** At most as deep as the parser's own limit. */
function ordered(nodes: unknown, local: boolean): (XmlElement | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown): (XmlElement | string)[] => {
    if (node === null || typeof node !== 'object') return [];
    let attributes: ReadonlyMap<string, string> = new Map();
    let found: (XmlElement | string)[] = [];
    for (const [name, value] of Object.entries(node)) {
      if (name === ':@') attributes = readAttributes(value);
      else if (name === '#text') found = [decodeReferences(String(value))];
      else if (name === '#cdata') found = [rawText(value)];
      else {
        const children = ordered(value, local);
        found = [{ name: local ? name.slice(name.indexOf(':') + 1) : name, attributes: new Map(), children }];
      }
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
