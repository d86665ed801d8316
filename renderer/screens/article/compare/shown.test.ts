import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankContent, type Content } from '../../../../shared/article/content.ts';
import { photoSchema } from '../../../../shared/article/photo.ts';
import { waitingPlacement } from '../../../../shared/article/placement.ts';
import type { Block } from '../../../../shared/manuscript/blocks.ts';
import { type Inline, inlineFromText, inlineToText } from '../../../../shared/manuscript/inline.ts';
import { type Drawn, drawnOn } from './drawn.ts';
import type { Photos } from './photo-rows.ts';
import { type Piece, piecesOn, type Side } from './pieces.ts';
import { compareShown, countsText } from './shown.ts';

function story(blocks: Block[], over: Partial<Content['fields']> = {}): Content {
  const blank = blankContent('none');
  return { ...blank, blocks, fields: { ...blank.fields, ...over } };
}
const paragraph = (id: string, text: string): Block => ({
  id,
  type: 'paragraph',
  inline: inlineFromText(text),
});
const plain = (content: Content, photos: Photos = {}) => ({ content, photos });
const textOf = (pieces: readonly Piece[]) => pieces.map((piece) => inlineToText(piece.inline)).join('');
const marksOf = (pieces: readonly Piece[]) =>
  pieces.map((piece) => [piece.op, inlineToText(piece.inline)] as const);

function drawnText(drawn: Drawn): string {
  if (drawn.kind === 'figure') return drawn.placementId;
  if (drawn.kind === 'text') return textOf(drawn.pieces);
  return drawn.items.map((item) => textOf(item.pieces)).join('|');
}

test('words that were replaced side by side are one change, and are counted', () => {
  const shown = compareShown(
    plain(story([paragraph('a', 'The red fox ran.')], { headline: inlineFromText('After long delay') })),
    plain(
      story([paragraph('a', 'The blue cat ran.')], {
        headline: inlineFromText('After two winters of delay'),
      }),
    ),
  );
  expect(marksOf(shown.headline)).toEqual([
    ['same', 'After '],
    ['delete', 'long'],
    ['insert', 'two winters of'],
    ['same', ' delay'],
  ]);
  expect(shown.blocks[0]?.both).toMatchObject({
    pieces: [
      { op: 'same' },
      { op: 'delete', inline: inlineFromText('red fox'), change: 1 },
      { op: 'insert', inline: inlineFromText('blue cat'), change: 1 },
      { op: 'same' },
    ],
  });
  expect(shown.changes).toBe(2);
  expect(countsText(shown.counts)).toBe('5 words in, 3 out');
});

test('the same words set differently are neither in nor out', () => {
  const bold: Inline = [{ type: 'text', text: 'ice', marks: ['bold'] }];
  const shown = compareShown(
    plain(story([{ id: 'a', type: 'paragraph', inline: inlineFromText('ice') }])),
    plain(story([{ id: 'a', type: 'paragraph', inline: bold }])),
  );
  expect(shown.blocks[0]?.both).toMatchObject({ pieces: [{ op: 'restyle', inline: bold, change: 0 }] });
  expect(countsText(shown.counts)).toBe('');
  expect(shown.changes).toBe(1);
});

test('a moved block stands where it was and where it is, with what changed in it', () => {
  const shown = compareShown(
    plain(story([paragraph('a', 'One.'), paragraph('b', 'Two.'), paragraph('c', 'Three.')])),
    plain(story([paragraph('c', 'Three now.'), paragraph('a', 'One.'), paragraph('b', 'Two.')])),
  );
  expect(shown.blocks.map((row) => [row.place, row.note])).toEqual([
    ['moved-here', 'Moved up from below'],
    ['same', ''],
    ['same', ''],
    ['moved-away', 'Moved up'],
  ]);
  expect(shown.blocks[0]?.change).toBe(shown.blocks[3]?.change);
  expect(countsText(shown.counts)).toBe('1 word in · 1 moved');
});

test('a paragraph that was pasted over itself is compared word by word', () => {
  const shown = compareShown(
    plain(story([paragraph('a', 'The county has put both ferries up for sale.'), paragraph('b', 'End.')])),
    plain(
      story([
        paragraph('x', 'Something else entirely comes first here.'),
        paragraph('y', 'The county has put three ferries up for sale.'),
        paragraph('b', 'End.'),
      ]),
    ),
  );
  expect(shown.blocks.map((row) => [row.place, row.leftId, row.rightId])).toEqual([
    ['inserted', null, 'x'],
    ['changed', 'a', 'y'],
    ['same', 'b', 'b'],
  ]);
});

test('a block in another form says what it was', () => {
  const shown = compareShown(
    plain(story([paragraph('a', 'Say it.'), paragraph('b', 'One item')])),
    plain(
      story([
        { id: 'a', type: 'quote', inline: inlineFromText('Say it.') },
        { id: 'b', type: 'list', kind: 'number', items: [{ id: 'i', inline: inlineFromText('One item') }] },
      ]),
    ),
  );
  expect(shown.blocks.map((row) => [row.place, row.note, row.both === null])).toEqual([
    ['changed', 'Was a paragraph', false],
    ['changed', 'Was a paragraph', true],
  ]);
  expect(shown.blocks[0]?.before).toMatchObject({ as: 'paragraph' });
  expect(shown.blocks[0]?.after).toMatchObject({ as: 'quote' });
});

test('list items carry their numbers, and go and come by themselves', () => {
  const list = (items: [string, string][]): Block => ({
    id: 'l',
    type: 'list',
    kind: 'number',
    start: 3,
    items: items.map(([id, text]) => ({ id, inline: inlineFromText(text) })),
  });
  const shown = compareShown(
    plain(
      story([
        list([
          ['a', 'one'],
          ['b', 'two'],
        ]),
      ]),
    ),
    plain(
      story([
        list([
          ['b', 'two'],
          ['c', 'three'],
        ]),
      ]),
    ),
  );
  const drawn = shown.blocks[0]?.both;
  if (drawn?.kind !== 'list') throw new Error('not a list');
  expect(drawn.items.map((item) => [item.op, item.marker])).toEqual([
    ['delete', '3.'],
    ['same', '3.'],
    ['insert', '4.'],
  ]);
});

test('fields are said as people read them; names of lists one by one', () => {
  const topic = (code: string, name: string) => ({ scheme: 'medtop', code, name });
  const shown = compareShown(
    plain(
      story([], { topics: [topic('1', 'water transport')], language: 'en-GB', editorNote: 'Hold for noon.' }),
    ),
    plain(
      story([], {
        topics: [topic('1', 'water transport'), topic('2', 'Norway')],
        language: 'ja',
        editorNote: 'Hold for one.',
      }),
    ),
  );
  expect(shown.fields.map((row) => [row.label, marksOf(row.pieces)])).toEqual([
    [
      'Language',
      [
        ['delete', 'English (UK)'],
        ['insert', 'Japanese'],
      ],
    ],
    [
      'Topics',
      [
        ['same', 'water transport'],
        ['insert', 'Norway'],
      ],
    ],
    [
      'Note',
      [
        ['same', 'Hold for '],
        ['delete', 'noon'],
        ['insert', 'one'],
        ['same', '.'],
      ],
    ],
  ]);
  expect(countsText(shown.counts)).toBe('3 fields');
});

const photo = photoSchema.parse({
  schema: 1,
  id: 'photo',
  assetId: 'a'.repeat(64),
  filename: 'DSC_0412.jpg',
  mediaType: 'image/jpeg',
  width: 3,
  height: 2,
  headline: '',
  caption: inlineFromText('The quay on Tuesday.'),
  credit: 'Mara',
  creator: '',
  altText: '',
  date: null,
  place: { sublocation: '', city: '', region: '', country: '', countryCode: '' },
  copyright: '',
  usageTerms: '',
  instructions: '',
  source: '',
  keywords: [],
});

test('a photo is compared by the words that print, whether its own or those of the story', () => {
  const placement = { ...waitingPlacement('p', 'lead'), photoId: 'photo' };
  const pinned = (hash: string, over = {}): Content => ({
    ...story([]),
    placements: [{ ...placement, photoRevision: hash.repeat(64), ...over }],
  });
  const later = { ...photo, caption: inlineFromText('The quay on Wednesday.') };
  const own = compareShown(plain(pinned('a'), { photo }), plain(pinned('b'), { photo: later }));
  expect(own.photos).toMatchObject([{ label: 'Lead photo', notes: [], change: null }]);
  expect(textOf(piecesOn(own.photos[0]?.caption ?? [], 'after'))).toBe('The quay on Wednesday.');
  expect(countsText(own.counts)).toBe('1 word in, 1 out · 1 photo');
  const quiet = compareShown(
    plain(pinned('a'), { photo }),
    plain(pinned('b', { caption: photo.caption }), { photo: later }),
  );
  expect(quiet.changes).toBe(0);
  const waiting = { ...story([]), placements: [{ ...placement, photoId: null }] };
  const came = compareShown(plain(waiting), plain(pinned('a'), { photo }));
  expect(came.photos[0]?.notes).toEqual(['Was to come']);
  const gone = compareShown(plain(pinned('a'), { photo }), plain(story([])));
  expect(gone.photos[0]).toMatchObject({ after: null, notes: ['Taken out'] });
});

const WORD = fc.constantFrom('ice', 'quay', '日本', 'بحر', 'two winters', '', 'a.');
const block = fc.record({ id: fc.integer({ min: 0, max: 8 }), text: fc.array(WORD, { maxLength: 4 }) });
const stories = fc
  .uniqueArray(block, { selector: ({ id }) => id, maxLength: 7 })
  .map((list) => story(list.map(({ id, text }) => paragraph(`b${id}`, text.join(' ')))));

test('read down, the left sides are the left story and the right sides the right one', () => {
  fc.assert(
    fc.property(stories, stories, (left, right) => {
      const { blocks, changes } = compareShown(plain(left), plain(right));
      for (const [side, content] of [
        ['before', left],
        ['after', right],
      ] as [Side, Content][]) {
        const rows = blocks.flatMap((row) => {
          const drawn = row[side];
          return drawn
            ? [[side === 'before' ? row.leftId : row.rightId, drawnText(drawnOn(drawn, side))]]
            : [];
        });
        expect(rows).toEqual(
          content.blocks.map((each) => [each.id, 'inline' in each ? inlineToText(each.inline) : '']),
        );
      }
      const equal = JSON.stringify(left.blocks) === JSON.stringify(right.blocks);
      expect(changes === 0).toBe(equal);
      expect(new Set(blocks.map((row) => row.key)).size).toBe(blocks.length);
    }),
  );
});

test('every change has a number that something drawn carries', () => {
  fc.assert(
    fc.property(stories, stories, (left, right) => {
      const { blocks, changes } = compareShown(plain(left), plain(right));
      const seen = new Set<number | null>();
      for (const row of blocks) {
        seen.add(row.change);
        for (const drawn of [row.before, row.after]) {
          if (drawn?.kind === 'text') for (const piece of drawn.pieces) seen.add(piece.change);
        }
      }
      seen.delete(null);
      expect([...seen].map(Number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: changes }, (_, index) => index),
      );
    }),
  );
});
