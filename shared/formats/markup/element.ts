/** Values of attributes; null and undefined leave the attribute out. */
export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** A piece of a document before it is written: text that is not yet escaped, or an element. */
export type Markup = string | Element;
export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly Markup[];
  /** Children stand on lines of their own: only where blanks between them mean nothing. */
  readonly rows: boolean;
}

/** What may be given as a child: nothing (null, false) is left out. */
export type Child = Markup | readonly Markup[] | null | false;

/** An element whose children follow each other without a blank. Names are ours, never data. */
export function el(name: string, attributes: Attributes | null, ...children: Child[]): Element {
  return { name, attributes: attributes ?? {}, children: flat(children), rows: false };
}

/** An element of elements, each on a line of its own. */
export function rows(name: string, attributes: Attributes | null, ...children: Child[]): Element {
  return { name, attributes: attributes ?? {}, children: flat(children), rows: true };
}

/** The element, or null when the text is empty: for a property that is left out when there is nothing to say. */
export function elIf(name: string, attributes: Attributes | null, text: string): Element | null {
  return text === '' ? null : el(name, attributes, text);
}

function flat(children: readonly Child[]): Markup[] {
  const out: Markup[] = [];
  for (const child of children) {
    if (child === null || child === false) continue;
    if (typeof child === 'string') {
      if (child !== '') out.push(child);
    } else if ('name' in child) out.push(child);
    else out.push(...child.filter((one) => one !== ''));
  }
  return out;
}
