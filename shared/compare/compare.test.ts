import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankContent, type Content } from '../article/content.ts';
import type { Block, ListItem } from '../manuscript/blocks.ts';
import { type Inline, inlineFromText, inlineToText, MARKS, normaliseInline } from '../manuscript/inline.ts';
import { applyComparison, compareContents } from './content.ts';
import { applyInlineEdits, compareInline, unapplyInlineEdits } from './inline.ts';
import { editScript } from './myers.ts';
import { compareSequence } from './sequence.ts';

const word = fc.constantFrom('the', 'Summit', 'pledge', ' ', '  ', '日本', 'é', '—', '“', '👩‍🚀', 'ا');
const inline: fc.Arbitrary<Inline> = fc
  .array(
    fc.oneof(
      fc.constant({ type: 'break' as const }),
      fc.record(
        {
          type: fc.constant('text' as const),
          text: fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join('')),
          marks: fc.subarray([...MARKS], { minLength: 1, maxLength: 2 }),
          href: fc.constant('https://example.org/'),
        },
        { requiredKeys: ['type', 'text'] },
      ),
    ),
    { maxLength: 8 },
  )
  .map(normaliseInline);

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 8 });

function block(id: string): fc.Arbitrary<Block> {
  const items: fc.Arbitrary<ListItem[]> = fc.array(inline, { minLength: 1, maxLength: 3 }).map((texts) =>
    texts.map((text, index) =>
      index === 1
        ? {
            id: `${id}${index}`,
            inline: text,
            sub: { kind: 'number', start: 3, items: [{ id: `${id}n`, inline: text }] },
          }
        : { id: `${id}${index}`, inline: text },
    ),
  );
  return fc.oneof(
    inline.map((text): Block => ({ id, type: 'paragraph', inline: text })),
    inline.map((text): Block => ({ id, type: 'crosshead', level: 1, inline: text })),
    fc.constant<Block>({ id, type: 'figure', placementId: 'p' }),
    items.map((list): Block => ({ id, type: 'list', kind: 'bullet', items: list })),
  );
}

const content: fc.Arbitrary<Content> = fc
  .tuple(
    ids.chain((list) => fc.tuple(...list.map(block))),
    inline,
    fc.string(),
    ids,
    fc.option(inline),
  )
  .map(([blocks, headline, slugline, placements, caption]) => {
    const blank = blankContent('z');
    return {
      ...blank,
      fields: { ...blank.fields, headline, slugline },
      blocks,
      placements: placements.map((id) => ({
        id,
        photoId: null,
        photoRevision: null,
        role: 'inline',
        caption,
        credit: null,
        altText: null,
        crops: [],
      })),
    };
  });

test('applying the shown changes to the left gives the right', () => {
  fc.assert(
    fc.property(content, content, (left, right) => {
      expect(applyComparison(left, compareContents(left, right))).toEqual(right);
    }),
    { numRuns: 300 },
  );
});

test('a content compared with itself shows nothing', () => {
  fc.assert(
    fc.property(content, (one) => {
      expect(compareContents(one, one).same).toBe(true);
    }),
  );
});

test('the words of both sides can be read back from the stretches', () => {
  fc.assert(
    fc.property(inline, inline, (left, right) => {
      const edits = compareInline(left, right);
      expect(applyInlineEdits(edits)).toEqual(right);
      expect(unapplyInlineEdits(edits)).toEqual(left);
    }),
  );
});

test('an edit script is as short as the longest common subsequence allows', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
  fc.assert(
    fc.property(letters, letters, (left, right) => {
      const script = editScript(left, right, (a, b) => a === b);
      const kept = script.filter((edit) => edit.op === 'same').flatMap((edit) => edit.items).length;
      expect(kept).toBe(longestCommon(left, right));
    }),
  );
});

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const [x, ...restA] = a;
  const [y, ...restB] = b;
  if (x === undefined || y === undefined) return 0;
  if (x === y) return 1 + longestCommon(restA, restB);
  return Math.max(longestCommon(restA, b), longestCommon(a, restB));
}

test('one changed word is shown as that word', () => {
  const edits = compareInline(
    inlineFromText('The two leaders agreed on Monday.'),
    inlineFromText('The two leaders agreed on Tuesday.'),
  );
  expect(edits.map((edit) => [edit.op, inlineToText(edit.inline)])).toEqual([
    ['same', 'The two leaders agreed on '],
    ['delete', 'Monday'],
    ['insert', 'Tuesday'],
    ['same', '.'],
  ]);
});

test('one paragraph carried to the top is one move', () => {
  const left = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const right = ['d', 'a', 'b', 'c'].map((id) => ({ id }));
  expect(compareSequence(left, right).map((line) => [line.op, line.id])).toEqual([
    ['moved', 'd'],
    ['kept', 'a'],
    ['kept', 'b'],
    ['kept', 'c'],
  ]);
});
