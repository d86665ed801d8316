import { describe, expect, test } from 'vitest';
import type { Content } from '../article/content.ts';
import { blankFields } from '../article/fields.ts';
import type { Photo } from '../article/photo.ts';
import { type Placement, waitingPlacement } from '../article/placement.ts';
import { type Inline, inlineFromText } from '../manuscript/inline.ts';
import { checkArticle, failures } from './checks.ts';
import type { CheckInput } from './input.ts';

const photo: Photo = {
  schema: 1,
  id: 'photo',
  assetId: 'a'.repeat(64),
  filename: 'quay.jpg',
  mediaType: 'image/jpeg',
  width: 10,
  height: 10,
  headline: '',
  caption: inlineFromText('The quay.'),
  credit: 'LENA DAHL',
  creator: '',
  altText: 'A quay.',
  date: null,
  place: { sublocation: '', city: '', region: '', country: '', countryCode: '' },
  copyright: '',
  usageTerms: '',
  instructions: '',
  source: '',
  keywords: [],
};

const placed = (id: string, more: Partial<Placement> = {}): Placement => ({
  ...waitingPlacement(id, 'lead'),
  photoId: 'photo',
  ...more,
});

function good(): Content {
  return {
    schema: 1,
    fields: {
      ...blankFields(),
      headline: inlineFromText('Ice on the runway'),
      slugline: 'ice',
      topics: [{ scheme: 'medtop', code: '17000000', name: 'weather' }],
      dateline: {
        text: 'TROMSØ –',
        custom: true,
        style: 'commonwealth',
        places: [],
        date: null,
        source: '',
      },
    },
    placements: [placed('lead')],
    blocks: [{ id: 'b', type: 'paragraph', inline: inlineFromText('It closed.') }],
  };
}

function check(change: (content: Content) => void, more: Partial<CheckInput> = {}) {
  const content = good();
  change(content);
  return checkArticle({
    content,
    photos: { photo },
    missingAssets: [],
    heads: 1,
    now: '2026-11-03T12:00:00Z',
    ...more,
  });
}
const shown = (results: ReturnType<typeof check>) =>
  results.filter((one) => one.level !== 'pass').map((one) => `${one.level}: ${one.message}`);

test('an article that has everything passes, and says of what', () => {
  const results = check(() => undefined);
  expect(shown(results)).toEqual([]);
  expect(results.map((one) => one.message)).toEqual([
    'Headline',
    'Body',
    'Caption, credit and alt text on 1 photo',
    'Dateline',
  ]);
});

describe('what stops approval', () => {
  test.each<[string, (content: Content) => void]>([
    [
      'Headline missing',
      (it) => {
        it.fields.headline = inlineFromText('  ');
      },
    ],
    [
      'Body missing',
      (it) => {
        it.blocks = [{ id: 'x', type: 'crosshead', level: 1, inline: inlineFromText('Alone') }];
      },
    ],
    [
      'Caption missing on the lead photo',
      (it) => {
        it.placements = [placed('lead', { caption: [] })];
      },
    ],
    [
      'Credit missing on the lead photo',
      (it) => {
        it.placements = [placed('lead', { credit: ' ' })];
      },
    ],
    [
      'Alt text missing on photo 2',
      (it) => {
        it.placements = [placed('lead'), placed('two', { role: 'inline', altText: '' })];
        it.blocks.push({ id: 'f', type: 'figure', placementId: 'two' });
      },
    ],
    [
      'A photo in the body is no longer there',
      (it) => {
        it.blocks.push({ id: 'f', type: 'figure', placementId: 'gone' });
      },
    ],
  ])('%s', (message, change) => expect(shown(check(change))).toEqual([`fail: ${message}`]));

  test('a photo still to come, with everything that it will need', () => {
    const results = check((it) => {
      it.placements = [waitingPlacement('lead', 'lead')];
    });
    expect(shown(results)).toEqual([
      'fail: The lead photo is still to come',
      'fail: Caption missing on the lead photo',
      'fail: Credit missing on the lead photo',
      'fail: Alt text missing on the lead photo',
    ]);
    expect(failures(results)[0]?.where).toEqual({ kind: 'placement', placementId: 'lead', part: 'photo' });
  });

  test('a file that is gone', () => {
    const results = check(() => undefined, { missingAssets: [photo.assetId] });
    expect(shown(results)).toEqual(['fail: The file of the lead photo is gone']);
  });

  test('open suggestions, wherever they are', () => {
    const suggested: Inline = [
      { type: 'text', text: 'x', suggestion: { id: 's', kind: 'insert', person: 'MH', at: '' } },
    ];
    const results = check((it) => {
      it.fields.standfirst = suggested;
      it.placements = [placed('lead', { caption: [...inlineFromText('Words '), ...suggested] })];
      it.blocks.push({
        id: 'list',
        type: 'list',
        kind: 'bullet',
        items: [
          {
            id: 'i',
            inline: inlineFromText('y'),
            sub: { kind: 'bullet', items: [{ id: 'j', inline: suggested }] },
          },
        ],
      });
    });
    expect(failures(results).map((one) => one.message)).toEqual([
      'A suggestion is open in the standfirst',
      'A suggestion is open in the caption of the lead photo',
      'A suggestion is open in the body',
    ]);
  });
});

test('words that are proposed for deletion do not count as words', () => {
  const results = check((it) => {
    it.fields.headline = [
      { type: 'text', text: 'Gone', suggestion: { id: 's', kind: 'delete', person: 'MH', at: '' } },
    ];
  });
  expect(shown(results)).toContain('fail: Headline missing');
});

test('what the desk is warned of', () => {
  const results = check(
    (it) => {
      it.fields.slugline = '';
      it.fields.topics = [];
      it.fields.dateline = null;
      it.fields.headline = inlineFromText('é'.repeat(91));
      it.fields.embargo = '2026-11-03T11:00:00Z';
      it.placements.push(placed('two', { role: 'inline' }));
    },
    { heads: 2 },
  );
  expect(shown(results)).toEqual([
    'warn: Headline is 91 characters',
    'warn: Photo 2 stands nowhere in the body',
    'warn: No dateline',
    'warn: No slugline',
    'warn: No topic',
    'warn: The embargo is over',
    'warn: Two machines edited this story',
  ]);
});

test('every result has a name of its own', () => {
  const results = check((it) => {
    it.placements = [waitingPlacement('a', 'lead'), waitingPlacement('b', 'lead')];
    it.fields.slugline = '';
  });
  expect(new Set(results.map((one) => one.id)).size).toBe(results.length);
});
