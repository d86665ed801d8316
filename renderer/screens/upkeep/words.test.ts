import { expect, test } from 'vitest';
import { contentWords, sizeWords } from './words.ts';

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [14_400_000, '14 MB'],
  [1_073_741_824, '1.1 GB'],
])('%d bytes are %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words));

test('what is in a backup is said in one line', () => {
  const entry = {
    name: 'n',
    kind: 'daily',
    at: '',
    articles: 1,
    photos: 2,
    bytes: 5_100_000,
    missing: 1,
    own: true,
  } as const;
  expect(contentWords(entry)).toBe('1 story, 2 photos, 1 photo was lost already, 5.1 MB');
  expect(contentWords({ ...entry, kind: 'set-aside', articles: null, photos: null, missing: 0 })).toBe(
    'without photos of its own, 5.1 MB',
  );
});
