/** A term of an IPTC NewsCodes vocabulary, as its Turtle file states it. */
export interface TurtleTerm {
  code: string;
  name: string;
  /** Codes of the broader terms; none for a top term. */
  broader: string[];
  top: boolean;
  retired: boolean;
}

export interface TurtleVocabulary {
  /** YYYY-MM-DD. */
  released: string;
  terms: TurtleTerm[];
}

/**
 * Reads the parts that we use of an IPTC Media Topics file in Turtle: each subject is one block that ends with a
 * full stop at the end of a line, one statement to a line. Throws when the file is no such vocabulary.
 */
export function readMediaTopics(text: string): TurtleVocabulary {
  const released = /ikos:dateReleased\s+"(\d{4}-\d{2}-\d{2})T/.exec(text)?.[1];
  const tops = new Set([...text.matchAll(/skos:hasTopConcept\s+medtop:(\d+)/g)].map((match) => match[1]));
  if (released === undefined || tops.size === 0) throw new Error('This is no IPTC Media Topics vocabulary.');
  const terms: TurtleTerm[] = [];
  for (const block of text.split(/^(?=medtop:\d+\s*$)/m)) {
    const code = /^medtop:(\d+)\s*$/m.exec(block)?.[1];
    const name = /skos:prefLabel\s+"((?:[^"\\]|\\.)*)"@en-GB/.exec(block)?.[1];
    if (code === undefined || name === undefined || !block.startsWith('medtop:')) continue;
    terms.push({
      code,
      name: name.replace(/\\(.)/g, '$1'),
      broader: [...block.matchAll(/skos:broader\s+medtop:(\d+)/g)].map((match) => match[1] ?? ''),
      top: tops.has(code),
      retired: /^\s*ikos:retired\s/m.test(block),
    });
  }
  return { released, terms };
}
