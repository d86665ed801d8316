import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someLookup } from '../../dateline/fixtures.ts';
import { parseDatelineRunIn } from '../../dateline/parse.ts';
import { blockText } from '../piece.ts';
import { lostWords } from '../testing/words.ts';
import { clippingDraft } from './clipping.ts';

const readDateline = (text: string) => parseDatelineRunIn(text, someLookup, { language: 'en-GB' });
const draftOf = (text: string) => clippingDraft(text, { readDateline });
const texts = (text: string) => draftOf(text).blocks.map(blockText);

test.each([
  ['PARIS, June 3 (Reuters) - ', 'PARIS, June 3 (Reuters) -', ['Paris'], 'Reuters'],
  ['WASHINGTON (AP) — ', 'WASHINGTON (AP) —', ['Washington'], 'AP'],
  ['Paris, 9 déc 2018 (AFP) - ', 'Paris, 9 déc 2018 (AFP) -', ['Paris'], 'AFP'],
  [
    'WASHINGTON/KYIV, Nov 3 (Reuters) – ',
    'WASHINGTON/KYIV, Nov 3 (Reuters) –',
    ['Washington', 'Kyiv'],
    'Reuters',
  ],
  ['KANANASKIS, Alberta – ', 'KANANASKIS, Alberta –', ['Kananaskis'], ''],
])('the dateline %j', (head, text, places, source) => {
  const draft = draftOf(
    `Leaders meet for talks\n${head}The leaders met on Tuesday for talks that lasted two hours.`,
  );
  expect(draft.fields.dateline?.text).toBe(text);
  expect(draft.fields.dateline?.places.map((place) => place.name)).toEqual(places);
  expect(draft.fields.dateline?.source).toBe(source);
  expect(draft.blocks.map(blockText)).toEqual([
    'The leaders met on Tuesday for talks that lasted two hours.',
  ]);
});

test('an undated story has no dateline and keeps its words', () => {
  const story =
    'Leaders meet\nThe leaders met on Tuesday - the third time this year - for talks that lasted two hours.';
  expect(draftOf(story).fields.dateline).toBeUndefined();
  expect(texts(story)).toEqual([story.split('\n')[1]]);
});

test.each([
  'BLOOMBERG',
  '– AFP',
  '(Reuters)',
  '-- Bernama',
  'AFP, REUTERS',
  'THE STRAITS TIMES/ASIA NEWS NETWORK',
])('behind the last sentence: %j', (end) => {
  const draft = draftOf(
    `Leaders meet\n\nThe leaders met on Tuesday for talks that lasted for two hours.\n\nThey meet again in May. ${end}`,
  );
  if (end.startsWith('©')) return;
  expect(draft.fields.signOff).toBe(end.replace(/^[–(\s-]+|\)$/g, ''));
  expect(blockText(draft.blocks[1] ?? { id: '', type: 'quote', inline: [] })).toBe('They meet again in May.');
});

test('capitals that are no agency stay at the end and are noted', () => {
  const draft = draftOf(
    'Leaders meet\n\nThe leaders met on Tuesday for talks that lasted for two hours.\n\nThey joined NATO. UNHCR',
  );
  expect(draft.fields.signOff).toBeUndefined();
  expect(draft.notes.filter((note) => note.kind === 'unsure').map((note) => note.text)).toContain('UNHCR');
});

test('wrapped lines are put together, lists and hyphens of words stay', () => {
  const story = `Ferry talks go on

The crews of the northern ferries, a Chicago-
based company, said on Friday that they would
not return before an agreement had been made
about:

- the pay of all crews on the night boats, and
  of those who work on the quay
- the length of a shift
- the number of crew on each of the boats that
  sail in winter`;
  expect(texts(story)).toEqual([
    'The crews of the northern ferries, a Chicago-based company, said on Friday that they would not return before an agreement had been made about:',
    'the pay of all crews on the night boats, and of those who work on the quay\nthe length of a shift\nthe number of crew on each of the boats that sail in winter',
  ]);
});

test('a story of one long line a paragraph is not joined', () => {
  const line = (length: number) => `${'word '.repeat(length)}end.`;
  expect(texts(`Head line here\n${line(20)}\n${line(31)}\n${line(18)}\n${line(25)}`)).toHaveLength(4);
});

test('runs of blanks stay and are reported', () => {
  const draft = draftOf(
    'Head line here\n\nThe meeting builds on  a dialogue that began a week ago by phone.',
  );
  expect(draft.blocks.map(blockText)[0]).toContain('on  a');
  expect(draft.notes.map((note) => note.text)).toContain('on  a');
});

test('an empty clipping gives an empty draft and says so', () => {
  const draft = draftOf(' \n\n');
  expect(draft.blocks).toEqual([]);
  expect(draft.notes.map((note) => note.message)).toContain('No text was found.');
});

/** Lines of every kind, to be shuffled. */
const LINES = [
  'Leaders meet for talks in Paris',
  'PARIS, June 3 (Reuters) - The leaders met on Tuesday for talks that lasted two hours.',
  'WASHINGTON (AP) — Officials said so.',
  'By JANE DOE and John Roe, Associated Press',
  'By the time they met, nothing had been agreed, officials said on Tuesday.',
  'PHOTO: EPA-EFE',
  'The leaders (left) shake hands in Paris. (Photo by Jane Doe/AFP via Getty Images)',
  'FILE PHOTO: The leaders in Paris, June 2. REUTERS/Jane Doe',
  'Sign up now: Get our newsletters delivered to your inbox',
  'Follow topic:',
  'Japan',
  'Read also: What the talks are about',
  'ADVERTISEMENT',
  'Share this article',
  'Related stories',
  'More talks planned for autumn in Berlin',
  '## Background',
  'NO CHOICE',
  '- first point of the plan',
  '- second point of the plan',
  '- third point of the plan',
  '1. one',
  '2. two',
  'ENDS',
  '-30-',
  '###',
  '(Reporting by Jane Doe; Editing by John Roe)',
  '© 2024 AFP',
  'BLOOMBERG',
  'Source: Reuters',
  'Slug: paris-talks',
  'Headline: Talks end in Paris',
  'Subject: Fwd: Talks',
  'From: Jane Doe <jane@example.com>',
  'UPDATE 2-Talks end in Paris without result',
  'G7-SUMMIT/PARIS (UPDATE 2)',
  'June 3, 2024',
  'Contact: +33 1 23 45 67 89',
  'He said: “We do not know.” AFP',
  '    An indented paragraph that goes on for a while, and ends.',
  'a line of verse, a line of',
  '> quoted words of a mail',
  '日本の首相は17日、カナダで韓国の大統領と会談した。',
];

test('no word of any heap of lines is ever lost', () => {
  const heap = fc.array(fc.tuple(fc.constantFrom(...LINES), fc.constantFrom('\n', '\n', '\n\n', '\n \n')), {
    maxLength: 24,
  });
  fc.assert(
    fc.property(heap, (lines) => {
      const source = lines.map(([line, end]) => line + end).join('');
      expect(lostWords(source, draftOf(source))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('no word of any text is ever lost', () => {
  // Without hyphens: those at the ends of lines may join two words into one.
  const text = fc.string({ unit: fc.constantFrom(...'ab Z.é“–:#*/()\n\t0日>'), maxLength: 200 });
  fc.assert(
    fc.property(text, (source) => {
      expect(lostWords(source, draftOf(source))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
