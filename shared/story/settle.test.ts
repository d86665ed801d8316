import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Content } from '../article/content.ts';
import type { Block, ListItem } from '../manuscript/blocks.ts';
import { type Inline, inlineFromText, type Suggestion } from '../manuscript/inline.ts';
import { anyBlock, anyContent, anyInline, anyPhoto } from './arbitraries.ts';
import { printableText } from './printable.ts';
import { type Settling, settle, settleBlock, settleInline } from './settle.ts';
import { hasOpenSuggestions } from './suggestions.ts';
import { blockText, bodyText, storyText, tallyStory } from './text.ts';

const NO_PHOTOS = new Map();

/** Accepts (`insert` stays) or rejects (`delete` stays) every suggestion, another way than settle does it. */
function resolve(content: Content, keep: Suggestion['kind']): Content {
  const inline = (items: Inline): Inline =>
    items.flatMap((item) => {
      const { suggestion, ...rest } = item;
      return !suggestion || suggestion.kind === keep ? [rest] : [];
    });
  const listItem = (item: ListItem): ListItem => ({
    id: item.id,
    inline: inline(item.inline),
    ...(item.sub ? { sub: { ...item.sub, items: item.sub.items.map(listItem) } } : {}),
  });
  const blocks = content.blocks.flatMap((block): Block[] => {
    const { suggestion, ...rest } = block;
    if (suggestion && suggestion.kind !== keep) return [];
    if (rest.type === 'figure') return [rest];
    if (rest.type === 'list') return [{ ...rest, items: rest.items.map(listItem) }];
    return [{ ...rest, inline: inline(rest.inline) }];
  });
  return {
    ...content,
    fields: {
      ...content.fields,
      headline: inline(content.fields.headline),
      standfirst: inline(content.fields.standfirst),
    },
    placements: content.placements.map((one) => ({ ...one, caption: one.caption && inline(one.caption) })),
    blocks,
  };
}

test.each([
  ['final', 'insert'],
  ['original', 'delete'],
] as const)('%s is what stands when suggestions are resolved first', (settling, keep) => {
  fc.assert(
    fc.property(anyContent(), anyPhoto, (content, photo) => {
      const photos = new Map([[photo.id, photo]]);
      const resolved = resolve(content, keep);
      expect(hasOpenSuggestions(resolved)).toBe(false);
      for (const way of ['final', 'original'] as const) {
        expect(settle(resolved, way, photos)).toEqual(settle(content, settling, photos));
      }
    }),
  );
});

test('a story has no place for a mark of review, an unsafe link or a character that cannot be printed', () => {
  fc.assert(
    fc.property(anyContent(), fc.constantFrom<Settling>('final', 'original'), (content, settling) => {
      const story = settle(content, settling, NO_PHOTOS);
      const text = JSON.stringify({ ...story, captions: [...story.captions] });
      expect(text).not.toMatch(/"(suggestion|comments)"/);
      for (const [, href] of text.matchAll(/"href":"([^"]*)"/g)) expect(href).toMatch(/^(https?|mailto):/);
      for (const block of story.blocks) {
        const words = blockText(block);
        if (words === null) continue;
        expect(words.trim()).not.toBe('');
        expect(printableText(words)).toBe(words);
      }
    }),
  );
});

test('the original of what is wholly proposed is empty, and so is the final of what is to go', () => {
  const all = (kind: Suggestion['kind']) => ({ id: 's', kind, person: 'p', at: '2025-06-17T10:00:00Z' });
  fc.assert(
    fc.property(anyInline(true), fc.array(anyBlock(true)), (inline, blocks) => {
      for (const [kind, gone] of [
        ['insert', 'original'],
        ['delete', 'final'],
      ] as const) {
        const marked = inline.map((item) => ({ ...item, suggestion: all(kind) }));
        expect(settleInline(marked, gone)).toEqual([]);
        for (const block of blocks) expect(settleBlock({ ...block, suggestion: all(kind) }, gone)).toBeNull();
      }
    }),
  );
});

test('no word of a clean text is lost', () => {
  fc.assert(
    fc.property(anyInline(true), (inline) => {
      const words = inline.map((item) => (item.type === 'text' ? printableText(item.text) : '\n')).join('');
      expect(storyText(settleInline(inline, 'final'))).toBe(words);
    }),
  );
});

const content = (blocks: Block[]): Content => ({
  schema: 1,
  fields: {
    profile: 'news',
    slugline: '',
    headline: [],
    standfirst: [],
    byline: [],
    section: '',
    dateline: null,
    language: 'en-GB',
    signOff: 'BLOOMBERG',
    topics: [],
    keywords: [],
    priority: 5,
    genre: '',
    embargo: null,
    editorNote: '',
    usageTerms: '',
  },
  placements: [],
  blocks,
});

test('body text parts paragraphs by an empty line and shows lists', () => {
  const story = settle(
    content([
      { id: 'a', type: 'paragraph', inline: inlineFromText('One\ntwo') },
      { id: 'b', type: 'paragraph', inline: inlineFromText('  ') },
      { id: 'c', type: 'figure', placementId: 'none' },
      {
        id: 'd',
        type: 'list',
        kind: 'number',
        start: 3,
        items: [
          {
            id: 'e',
            inline: inlineFromText('three'),
            sub: { kind: 'bullet', items: [{ id: 'f', inline: inlineFromText('under') }] },
          },
          { id: 'g', inline: inlineFromText('four') },
          { id: 'h', inline: [] },
        ],
      },
    ]),
    'final',
    NO_PHOTOS,
  );
  expect(bodyText(story)).toBe('One\ntwo\n\n3. three\n  • under\n4. four');
  expect(tallyStory(story).words).toBe(5);
  expect(story.blocks).toHaveLength(2);
});

test('line ends inside a run become breaks', () => {
  expect(settleInline([{ type: 'text', text: 'a\r\nb\u2028c\u0000d' }], 'final')).toEqual([
    { type: 'text', text: 'a', marks: [], href: null },
    { type: 'break' },
    { type: 'text', text: 'b', marks: [], href: null },
    { type: 'break' },
    { type: 'text', text: 'cd', marks: [], href: null },
  ]);
});
