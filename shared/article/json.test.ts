import { expect, test } from 'vitest';
import { sampleContent, samplePhoto } from '../formats/sample.ts';
import { articleJson } from './json.ts';

const facts = {
  id: 'a1',
  version: 2,
  state: 'approved' as const,
  approvedRevision: 'ab'.repeat(32),
  publishedRevision: null,
  assignee: '',
  due: '2025-06-17T18:00:00.000Z',
  createdAt: '2025-06-17T08:00:00.123Z',
  updatedAt: '2025-06-17T10:30:00.999Z',
};
const json = articleJson(facts, sampleContent, new Map([[samplePhoto.id, samplePhoto]]));

test('an article as JSON has the names that others rely on', () => {
  expect(Object.keys(json).sort()).toEqual(
    [
      ...[
        'id',
        'version',
        'state',
        'approvedRevision',
        'publishedRevision',
        'profile',
        'slugline',
        'headline',
      ],
      ...['standfirst', 'byline', 'section', 'assignee', 'due', 'dateline', 'language', 'body', 'bodyText'],
      ...['signOff', 'topics', 'keywords', 'placements', 'priority', 'genre', 'embargo', 'editorNote'],
      ...['usageTerms', 'createdAt', 'updatedAt'],
    ].sort(),
  );
});

test('headline and body are plain text of the final story; dateline and sign-off stand apart', () => {
  expect(json.headline).toBe('Islanders & ferry firm agree on winter timetable');
  expect(json.bodyText.startsWith('The ferry company and the island council bold have agreed.\n\n')).toBe(
    true,
  );
  expect(json.bodyText).not.toContain('HARBOUR NEWS');
  expect(json.dateline).toMatchObject({ text: 'TARBERT, Scotland –', place: { name: 'Tarbert' } });
  expect(json.signOff).toBe('HARBOUR NEWS');
});

test('placements have the words that print; one without a photo has no asset', () => {
  expect(json.placements[0]).toMatchObject({
    id: 'pl-lead',
    assetId: samplePhoto.assetId,
    photoId: samplePhoto.id,
    role: 'lead',
    caption: 'The evening ferry leaves Tarbert.',
    credit: 'Ida Marsh/Harbour News',
    altText: 'A white ferry at a pier',
  });
  expect(json.placements[1]).toMatchObject({ caption: 'The record’s own caption', credit: 'Record credit' });
  expect(json.placements[3]).toMatchObject({ assetId: null, photoId: null, caption: 'Still to come' });
});

test('times are whole seconds with Z', () => {
  expect([json.createdAt, json.updatedAt, json.due, json.embargo]).toEqual([
    '2025-06-17T08:00:00Z',
    '2025-06-17T10:30:00Z',
    '2025-06-17T18:00:00Z',
    '2025-06-18T05:00:00Z',
  ]);
});
