import { expect, test } from 'vitest';
import type { Photo } from '../article/photo.ts';
import { type Placement, waitingPlacement } from '../article/placement.ts';
import { printedWords } from '../article/words.ts';
import { inlineFromText, inlineToText } from '../manuscript/inline.ts';
import { attachPhotos, replacePhoto } from './attach.ts';

function photo(id: string, words: Partial<Photo> = {}): Photo {
  return {
    schema: 1,
    id,
    assetId: id.repeat(64).slice(0, 64),
    filename: `${id}.jpg`,
    mediaType: 'image/jpeg',
    width: 10,
    height: 10,
    headline: '',
    caption: inlineFromText(`caption of ${id}`),
    credit: `credit of ${id}`,
    creator: '',
    altText: `alt of ${id}`,
    date: null,
    place: { sublocation: '', city: '', region: '', country: '', countryCode: '' },
    copyright: '',
    usageTerms: '',
    instructions: '',
    source: '',
    keywords: [],
    ...words,
  };
}
const A = photo('a');
const B = photo('b');
const C = photo('c');

function attach(placements: Placement[], photos: Photo[], role?: Placement['role']) {
  let count = 0;
  return attachPhotos(placements, photos, { role, newId: () => `n${++count}` });
}
const summary = (placements: readonly Placement[]) =>
  placements.map(({ id, role, photoId }) => `${id} ${role} ${photoId}`);
const prints = (placement: Placement | undefined, of: Photo) => {
  const { caption, credit, altText } = printedWords(placement ?? waitingPlacement('none', 'lead'), of);
  return [inlineToText(caption), credit, altText];
};

test('a photo fills the placement that waits: what the story says stays, what it lacks comes from the photo', () => {
  const waiting = {
    ...waitingPlacement('w', 'lead'),
    caption: inlineFromText('of the story'),
    credit: 'EPA-EFE',
  };
  const { placements, attached } = attach([waiting], [A]);
  expect(summary(placements)).toEqual(['w lead a']);
  expect(prints(attached[0], A)).toEqual(['of the story', 'EPA-EFE', 'alt of a']);
  expect(attached[0]?.altText).toBeNull();
});

test('words that are only blanks count as lacking', () => {
  const waiting = {
    ...waitingPlacement('w', 'lead'),
    caption: inlineFromText(' '),
    credit: '',
    altText: ' ',
  };
  const { attached } = attach([waiting], [A]);
  expect(attached[0]).toMatchObject({ caption: null, credit: null, altText: null });
});

test('several photos fill what waits, the lead first, and the rest are placed inline', () => {
  const before = [waitingPlacement('i', 'inline'), waitingPlacement('l', 'lead')];
  expect(summary(attach(before, [A, B, C]).placements)).toEqual(['i inline b', 'l lead a', 'n1 inline c']);
});

test('into an article without photos the first is the lead, at the front', () => {
  const gallery = { ...waitingPlacement('g', 'gallery'), photoId: 'x' };
  expect(summary(attach([gallery], [A, B]).placements)).toEqual(['n1 lead a', 'g gallery x', 'n2 inline b']);
});

test('a role that is asked for is given, but there is one lead only', () => {
  expect(summary(attach([waitingPlacement('l', 'lead')], [A], 'inline').placements)).toEqual([
    'l lead null',
    'n1 inline a',
  ]);
  expect(summary(attach([], [A, B], 'lead').placements)).toEqual(['n1 lead a', 'n2 inline b']);
  expect(summary(attach([], [A, B], 'gallery').placements)).toEqual(['n1 gallery a', 'n2 gallery b']);
});

test('replacing keeps the caption that printed, also one of the old photo, and drops crops', () => {
  const crops = [{ name: '16:9', x: 0, y: 0, width: 1, height: 0.5 }];
  const inherited: Placement = { ...waitingPlacement('p', 'lead'), photoId: 'a', crops };
  const replaced = replacePhoto([inherited], 'p', { old: A, new: B }, true);
  expect(prints(replaced?.attached[0], B)).toEqual(['caption of a', 'credit of b', 'alt of b']);
  expect(replaced?.attached[0]).toMatchObject({ photoId: 'b', crops: [] });
});

test('credit and alt text that the story gave stay only where the new photo has none', () => {
  const own: Placement = {
    ...waitingPlacement('p', 'lead'),
    photoId: 'a',
    credit: 'EPA-EFE',
    altText: 'A man',
  };
  const silent = photo('s', { credit: '', altText: ' ' });
  expect(prints(replacePhoto([own], 'p', { old: A, new: silent }, true)?.attached[0], silent)).toEqual([
    'caption of a',
    'EPA-EFE',
    'A man',
  ]);
  expect(prints(replacePhoto([own], 'p', { old: A, new: B }, true)?.attached[0], B)).toEqual([
    'caption of a',
    'credit of b',
    'alt of b',
  ]);
});

test('a frame that waits keeps every word of the story when it is filled by name, and takes what it lacks', () => {
  const waiting: Placement = {
    ...waitingPlacement('p', 'lead'),
    caption: inlineFromText('Two men met'),
    credit: 'EPA-EFE',
  };
  const filled = replacePhoto([waiting], 'p', { old: null, new: B }, true);
  expect(prints(filled?.attached[0], B)).toEqual(['Two men met', 'EPA-EFE', 'alt of b']);
});

test('replacing can take the new words instead, and an unknown placement is no place', () => {
  const own: Placement = { ...waitingPlacement('p', 'lead'), photoId: 'a', caption: inlineFromText('mine') };
  const replaced = replacePhoto([own], 'p', { old: A, new: B }, false);
  expect(prints(replaced?.attached[0], B)).toEqual(['caption of b', 'credit of b', 'alt of b']);
  expect(replacePhoto([own], 'q', { old: A, new: B }, true)).toBeNull();
});
