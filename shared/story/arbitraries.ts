import fc from 'fast-check';
import type { Content } from '../article/content.ts';
import { blankFields } from '../article/fields.ts';
import type { Photo } from '../article/photo.ts';
import type { Block, ListItem, SubList } from '../manuscript/blocks.ts';
import { type Inline, MARKS, type Suggestion } from '../manuscript/inline.ts';

/** For tests: text with all that hurts formats, in every script and direction. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '<b>&amp;"\'',
          ']]>',
          '--><!--',
          '</script><script>alert(1)</script>',
          '{{x}} $1 %s',
          '\u0000\u0008\u000b\u001b\u0085\u2028\ufffe\uffff',
          '\t\r\n',
          'العربية ‏(1)‎',
          '日本語テスト',
          '👩‍👩‍👧‍👦🏳️‍🌈',
          'é̂ﬁ­\u00a0\ufeff',
          '\u202eabc\u202c',
          '  two  blanks  ',
        ),
      },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join('').toWellFormed())
  .filter((text) => text !== '');

const suggestion: fc.Arbitrary<Suggestion> = fc.record({
  id: fc.constantFrom('s1', 's2'),
  kind: fc.constantFrom('insert' as const, 'delete' as const),
  person: fc.constantFrom('p1', 'p2'),
  at: fc.constant('2025-06-17T10:00:00Z'),
});
const href = fc.constantFrom(
  'https://example.org/a?b=1&c="2"',
  'mailto:desk@example.org',
  'javascript:alert(1)',
  'data:text/html,<b>',
);

/** For tests: inline text; with marks of review unless `clean`. */
export function anyInline(clean = false): fc.Arbitrary<Inline> {
  const comments = fc.array(fc.constantFrom('c1', 'c2'), { maxLength: 2 });
  return fc.array(
    fc.oneof(
      { weight: 1, arbitrary: fc.record({ type: fc.constant('break' as const) }) },
      {
        weight: 5,
        arbitrary: fc.record(
          {
            type: fc.constant('text' as const),
            text: anyText,
            marks: fc.uniqueArray(fc.constantFrom(...MARKS), { maxLength: 3 }),
            href,
            suggestion: unlessClean(clean, suggestion),
            comments: unlessClean(clean, comments),
          },
          { requiredKeys: ['type', 'text'] },
        ),
      },
    ),
    { maxLength: 5 },
  );
}

/** Sometimes the value; never where marks of review are not wanted. */
function unlessClean<T>(clean: boolean, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return clean ? fc.constant(undefined) : fc.option(value, { nil: undefined });
}

const id = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'abcdefgh') });

function anySubList(clean: boolean, depth: number): fc.Arbitrary<SubList> {
  return fc.record(
    {
      kind: fc.constantFrom('bullet' as const, 'number' as const),
      start: fc.integer({ min: 0, max: 90 }),
      items: fc.array(anyItem(clean, depth), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['kind', 'items'] },
  );
}

function anyItem(clean: boolean, depth: number): fc.Arbitrary<ListItem> {
  const plain = { id, inline: anyInline(clean) };
  if (depth === 0) return fc.record(plain);
  return fc.record({ ...plain, sub: anySubList(clean, depth - 1) }, { requiredKeys: ['id', 'inline'] });
}

/** For tests: a block; figures point at placements `lead`, `one`, `two` or nowhere. */
export function anyBlock(clean = false): fc.Arbitrary<Block> {
  const common = { id, suggestion: unlessClean(clean, suggestion) };
  const inline = anyInline(clean);
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ ...common, type: fc.constant('paragraph' as const), inline }) },
    fc.record({
      ...common,
      type: fc.constant('crosshead' as const),
      level: fc.constantFrom(1 as const, 2 as const),
      inline,
    }),
    fc.record({ ...common, type: fc.constant('quote' as const), inline }),
    fc
      .tuple(fc.record(common), anySubList(clean, 2))
      .map(([head, list]) => ({ ...head, type: 'list' as const, ...list })),
    fc.record({
      ...common,
      type: fc.constant('figure' as const),
      placementId: fc.constantFrom('lead', 'one', 'two', 'nowhere'),
    }),
  );
}

/** For tests: a photo record with awkward words. */
export const anyPhoto: fc.Arbitrary<Photo> = fc
  .record({
    caption: anyInline(true),
    credit: anyText,
    altText: anyText,
    creator: anyText,
    headline: anyText,
  })
  .map((words) => ({
    schema: 1,
    id: '6f1f6f3e-6d0c-4a53-9d3a-0a4c5b1d2e3f',
    assetId: 'a'.repeat(64),
    filename: 'summit.jpg',
    mediaType: 'image/jpeg',
    width: 600,
    height: 400,
    date: '2025-06-17',
    place: { sublocation: '', city: 'Kananaskis', region: 'Alberta', country: 'Canada', countryCode: 'CAN' },
    copyright: '',
    usageTerms: '',
    instructions: '',
    source: '',
    keywords: [],
    ...words,
  }));

/** For tests: a whole content with placements `lead`, `one` and `two`, the last without a photo. */
export function anyContent(clean = false): fc.Arbitrary<Content> {
  return fc
    .record({
      headline: anyInline(clean),
      standfirst: anyInline(clean),
      blocks: fc.array(anyBlock(clean), { maxLength: 8 }),
      caption: fc.option(anyInline(clean)),
      line: anyText,
    })
    .map(({ headline, standfirst, blocks, caption, line }) => {
      const place = { photoId: '6f1f6f3e-6d0c-4a53-9d3a-0a4c5b1d2e3f', photoRevision: null, crops: [] };
      return {
        schema: 1,
        fields: {
          ...blankFields('en-GB'),
          headline,
          standfirst,
          byline: [line],
          slugline: line,
          signOff: line,
        },
        placements: [
          { id: 'lead', role: 'lead', caption, credit: null, altText: null, ...place },
          { id: 'one', role: 'inline', caption: null, credit: line, altText: line, ...place },
          { id: 'two', role: 'gallery', caption: null, credit: null, altText: null, ...place, photoId: null },
        ],
        blocks,
      };
    });
}
