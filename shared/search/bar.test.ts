import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addFilter, joinBar, splitBar, tokenText } from './bar.ts';
import { parseQuery } from './query.ts';

test('finished filters stand apart, what is typed stays', () => {
  expect(splitBar('ferry state:draft -byline:"Mara Halvorsen" qu')).toEqual({
    filters: [
      { not: false, name: 'state', value: 'draft' },
      { not: true, name: 'byline', value: 'Mara Halvorsen' },
    ],
    words: 'ferry   qu',
  });
  // Still being typed, none of ours, or no date.
  for (const text of ['state:dra', 'ferry 12:30 a', 'from:soon x', 'byline: x', 'ferry ']) {
    expect(splitBar(text)).toEqual({ filters: [], words: text });
  }
  expect(splitBar('from:today x').filters).toEqual([{ not: false, name: 'from', value: 'today' }]);
});

test('a filter of which there can be one gives way to the next', () => {
  const bar = splitBar('state:draft topic:school x');
  const next = addFilter(addFilter(bar, { not: false, name: 'state', value: 'approved' }), {
    not: false,
    name: 'topic',
    value: 'Water transport',
  });
  expect(joinBar(next)).toBe('topic:school state:approved topic:"Water transport" x');
});

const part = fc.oneof(
  fc.constantFrom(
    'ferry',
    '"a b"',
    '-quay',
    'state:draft',
    '-section:"Local news"',
    'from:2026-11',
    'to:today',
    'byline:',
    '日本',
    'assigned:nobody',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(' '));

test('split and joined it asks for the same', () => {
  const sorted = (typed: string) => {
    const { terms, from, to } = parseQuery(typed);
    return {
      from,
      to,
      terms: terms.map((term) => JSON.stringify({ ...term, prefix: null, phrase: null })).sort(),
    };
  };
  fc.assert(
    fc.property(text, (typed) => {
      const bar = splitBar(typed);
      const again = joinBar(bar);
      expect(splitBar(again).filters.map(tokenText).slice(0, bar.filters.length)).toEqual(
        bar.filters.map(tokenText),
      );
      fc.pre(!/["“”„«»]/u.test(bar.words));
      expect(sorted(again)).toEqual(sorted(typed));
    }),
    { numRuns: 300 },
  );
});
