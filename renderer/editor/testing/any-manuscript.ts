import fc from 'fast-check';
import type { Block, ListItem } from '../../../shared/manuscript/blocks.ts';
import { type Inline, type InlineItem, MARKS, normaliseInline } from '../../../shared/manuscript/inline.ts';

const anySuggestion = fc.record({
  id: fc.constantFrom('s1', 's2'),
  kind: fc.constantFrom('insert' as const, 'delete' as const),
  person: fc.constantFrom('p1', 'p2'),
  at: fc.constant('2026-01-01T12:00:00Z'),
});

const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => !/[\r\n]/.test(text) && text.isWellFormed());

const anyItem: fc.Arbitrary<InlineItem> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ type: fc.constant('break' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record(
      {
        type: fc.constant('text' as const),
        text: anyText,
        marks: fc.subarray([...MARKS], { maxLength: 3 }),
        href: fc.constantFrom('https://example.org/a', 'mailto:desk@example.org'),
        suggestion: anySuggestion,
        comments: fc.subarray(['c1', 'c2', 'c3'], { minLength: 1 }),
      },
      { requiredKeys: ['type', 'text'] },
    ),
  },
);

/** Inline text in its normal form, with every mark there is. */
export const anyInline: fc.Arbitrary<Inline> = fc.array(anyItem, { maxLength: 5 }).map(normaliseInline);

function items(depth: number): fc.Arbitrary<ListItem[]> {
  const leaf = fc.record({ id: fc.constant(''), inline: anyInline });
  const item =
    depth === 0
      ? leaf
      : fc.record(
          {
            id: fc.constant(''),
            inline: anyInline,
            sub: fc.oneof(
              fc.record({ kind: fc.constant('bullet' as const), items: items(depth - 1) }),
              fc.record(
                {
                  kind: fc.constant('number' as const),
                  start: fc.integer({ min: 2, max: 40 }),
                  items: items(depth - 1),
                },
                { requiredKeys: ['kind', 'items'] },
              ),
            ),
          },
          { requiredKeys: ['id', 'inline'] },
        );
  return fc.array(item, { minLength: 1, maxLength: 3 });
}

const anyBlock: fc.Arbitrary<Block> = fc
  .record(
    {
      body: fc.oneof(
        fc.record({ type: fc.constant('paragraph' as const), inline: anyInline }),
        fc.record({ type: fc.constant('quote' as const), inline: anyInline }),
        fc.record({
          type: fc.constant('crosshead' as const),
          level: fc.constantFrom(1 as const, 2 as const),
          inline: anyInline,
        }),
        fc.record({
          type: fc.constant('list' as const),
          kind: fc.constant('bullet' as const),
          items: items(2),
        }),
        fc.record(
          {
            type: fc.constant('list' as const),
            kind: fc.constant('number' as const),
            start: fc.integer({ min: 2, max: 40 }),
            items: items(1),
          },
          { requiredKeys: ['type', 'kind', 'items'] },
        ),
        fc.record({ type: fc.constant('figure' as const), placementId: fc.constantFrom('pl1', 'pl2') }),
      ),
      suggestion: anySuggestion,
    },
    { requiredKeys: ['body'] },
  )
  .map(({ body, suggestion }) => ({ id: '', ...(suggestion ? { suggestion } : {}), ...body }));

/** A body of at least one block, every block and list item with an id of its own. */
export const anyBlocks: fc.Arbitrary<Block[]> = fc
  .array(anyBlock, { minLength: 1, maxLength: 8 })
  .map((blocks) => {
    let next = 0;
    const name = (item: ListItem): ListItem => ({
      ...item,
      id: `i${next++}`,
      ...(item.sub ? { sub: { ...item.sub, items: item.sub.items.map(name) } } : {}),
    });
    return blocks.map((block) =>
      block.type === 'list'
        ? { ...block, id: `b${next++}`, items: block.items.map(name) }
        : { ...block, id: `b${next++}` },
    );
  });
