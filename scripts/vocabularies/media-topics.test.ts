import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vocabularySchema } from '../../shared/topics/vocabulary.ts';
import { mediaTopicsTurtle, starter } from './starter.ts';
import { readMediaTopics } from './turtle.ts';

const file = resolve(import.meta.dirname, '../../resources/vocabularies/media-topics.json');
const vocabulary = vocabularySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const turtle = mediaTopicsTurtle();

describe('the starter vocabulary', () => {
  it('has the 17 top terms, a parent for every other one, and each code once', () => {
    const tops = vocabulary.terms.filter((term) => term.parent === '').map((term) => term.code);
    expect(tops).toHaveLength(17);
    for (const term of vocabulary.terms) if (term.parent !== '') expect(tops).toContain(term.parent);
    expect(new Set(vocabulary.terms.map((term) => term.code)).size).toBe(vocabulary.terms.length);
  });

  it.skipIf(turtle === null)('is what the official file says (skipped without ../shared)', () => {
    expect(vocabulary).toEqual(starter(turtle ?? ''));
  });

  it.skipIf(turtle === null)(
    'has all that the official file puts under a top term (skipped without ../shared)',
    () => {
      const blocks = (turtle ?? '').split(/^(?=medtop:)/m);
      const retired = new Set(
        blocks.filter((block) => block.includes('ikos:retired')).map((block) => block.slice(7, 15)),
      );
      const under = blocks
        .filter((block) => /^medtop:\d\d000000\s/.test(block))
        .flatMap((block) =>
          [...block.matchAll(/skos:narrower\s+medtop:(\d{8})/g)].map((match) => match[1] ?? ''),
        )
        .filter((code) => !retired.has(code));
      const second = vocabulary.terms.filter((term) => term.parent !== '').map((term) => term.code);
      expect(second).toEqual([...new Set(under)].sort());
    },
  );

  it.skipIf(turtle === null)('offers no retired term (skipped without ../shared)', () => {
    const retired = readMediaTopics(turtle ?? '').terms.filter((term) => term.retired);
    expect(retired.length).toBeGreaterThan(0);
    const codes = new Set(vocabulary.terms.map((term) => term.code));
    expect(retired.filter((term) => codes.has(term.code))).toEqual([]);
  });
});
