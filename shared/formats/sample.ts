import type { Content } from '../article/content.ts';
import type { Photo } from '../article/photo.ts';
import { inlineFromText } from '../manuscript/inline.ts';
import type { FrozenArticle, Rendition } from './input.ts';

/** For tests: a photo with every word that a record can have. */
export const samplePhoto: Photo = {
  schema: 1,
  id: '2f0b8a5e-7d3c-4a0f-9d59-0e3a6c1b7a11',
  assetId: '3b'.repeat(32),
  filename: 'ferry.jpg',
  mediaType: 'image/jpeg',
  width: 6000,
  height: 4000,
  headline: 'The evening ferry',
  caption: inlineFromText('The record’s own caption'),
  credit: 'Record credit',
  creator: 'Ida Marsh',
  altText: 'Alternative text of the record',
  date: '2025-06-16T19:45:10.250Z',
  place: {
    sublocation: 'Pier 4',
    city: 'Tarbert',
    region: 'Argyll',
    country: 'Scotland',
    countryCode: 'GBR',
  },
  copyright: '© 2025 Ida Marsh',
  usageTerms: 'No resale',
  instructions: 'Keep the crew in the frame',
  source: 'Harbour Pictures',
  keywords: ['ferry', 'harbour'],
};

/** For tests: a content in which every field and every kind of block says something of its own. */
export const sampleContent: Content = {
  schema: 1,
  fields: {
    profile: 'news',
    slugline: 'ferry-timetable',
    headline: [
      { type: 'text', text: 'Islanders & ferry firm agree on ' },
      { type: 'text', text: 'winter', marks: ['italic'] },
      { type: 'text', text: ' timetable' },
    ],
    standfirst: inlineFromText('Two more crossings a day <until> March.'),
    byline: ['Asa Reed', 'Bo Lind'],
    section: 'Local news',
    dateline: {
      text: 'TARBERT, Scotland –',
      custom: false,
      style: 'commonwealth',
      places: [
        {
          name: 'Tarbert',
          region: 'Argyll and Bute',
          regionCode: 'AGB',
          country: 'Scotland',
          countryCode: 'GB',
          lat: 55.8645,
          lon: -5.4139,
          timeZone: 'Europe/London',
          geonameId: 2636233,
          matched: true,
        },
      ],
      date: '2025-06-17',
      source: 'HN',
    },
    language: 'en-GB',
    signOff: 'HARBOUR NEWS',
    topics: [
      { scheme: 'medtop', code: '20000340', name: 'transport' },
      { scheme: 'house', code: 'island life', name: 'Island life' },
    ],
    keywords: ['ferries', 'winter timetable'],
    priority: 3,
    genre: 'Feature',
    embargo: '2025-06-18T05:00:00.000Z',
    editorNote: 'Check the times with the harbour office',
    usageTerms: 'For members of the pool only',
  },
  placements: [
    {
      id: 'pl-lead',
      photoId: samplePhoto.id,
      photoRevision: null,
      role: 'lead',
      caption: [
        { type: 'text', text: 'The ' },
        { type: 'text', text: 'evening', marks: ['bold'] },
        { type: 'text', text: ' ferry leaves Tarbert.' },
      ],
      credit: 'Ida Marsh/Harbour News',
      altText: 'A white ferry at a pier',
      crops: [{ name: '16:9', x: 0, y: 0.1, width: 1, height: 0.8 }],
    },
    {
      id: 'pl-inline',
      photoId: samplePhoto.id,
      photoRevision: null,
      role: 'inline',
      caption: null,
      credit: null,
      altText: null,
      crops: [],
    },
    {
      id: 'pl-gallery',
      photoId: samplePhoto.id,
      photoRevision: null,
      role: 'gallery',
      caption: inlineFromText('Waiting at the pier'),
      credit: null,
      altText: 'People with bicycles',
      crops: [],
    },
    {
      id: 'pl-waiting',
      photoId: null,
      photoRevision: null,
      role: 'inline',
      caption: inlineFromText('Still to come'),
      credit: null,
      altText: null,
      crops: [],
    },
  ],
  blocks: [
    {
      id: 'b1',
      type: 'paragraph',
      inline: [
        { type: 'text', text: 'The ferry company and ' },
        { type: 'text', text: 'the island council', href: 'https://example.org/council?a=1&b=2' },
        { type: 'text', text: ' bold', marks: ['bold'], href: 'https://example.org/council?a=1&b=2' },
        { type: 'text', text: ' have agreed.' },
      ],
    },
    { id: 'b2', type: 'crosshead', level: 1, inline: inlineFromText('What changes') },
    {
      id: 'b3',
      type: 'list',
      kind: 'number',
      start: 2,
      items: [
        {
          id: 'i1',
          inline: inlineFromText('Earlier boats'),
          sub: { kind: 'bullet', items: [{ id: 'i2', inline: inlineFromText('from six') }] },
        },
        { id: 'i3', inline: inlineFromText('Later boats') },
      ],
    },
    { id: 'b4', type: 'figure', placementId: 'pl-inline' },
    { id: 'b5', type: 'figure', placementId: 'pl-waiting' },
    { id: 'b6', type: 'crosshead', level: 2, inline: inlineFromText('And the fares') },
    { id: 'b7', type: 'quote', inline: inlineFromText('“We can live with it,”\nsaid the council.') },
    {
      id: 'b8',
      type: 'paragraph',
      inline: [
        { type: 'text', text: 'H' },
        { type: 'text', text: '2', marks: ['subscript'] },
        { type: 'text', text: 'O and ' },
        { type: 'text', text: 'old', marks: ['strike', 'underline'] },
        { type: 'text', text: ' x' },
        { type: 'text', text: '2', marks: ['superscript'] },
      ],
    },
  ],
};

/** For tests: a frozen article that leaves nothing empty. */
export const sampleFrozen: FrozenArticle = {
  generator: 'Galley 0.1.0',
  articleId: '0c9f8f44-3b1e-4a4c-8a5e-5d3c2b1a0f99',
  version: 2,
  revision: 'ab'.repeat(32),
  createdAt: '2025-06-17T08:00:00.123Z',
  revisedAt: '2025-06-17T10:30:00.999Z',
  content: sampleContent,
  photos: new Map([[samplePhoto.id, samplePhoto]]),
  house: {
    provider: 'Harbour News Agency',
    publisher: 'Harbour Press Ltd',
    copyrightLine: '© 2025 Harbour Press',
    language: 'en-GB',
    datelineStyle: 'commonwealth',
    signOff: 'HOUSE SIGN-OFF',
  },
};

/** For tests: the files that the sample's placements would have. */
export const sampleRenditions: ReadonlyMap<string, readonly Rendition[]> = new Map(
  ['pl-lead', 'pl-inline', 'pl-gallery'].map((id) => {
    const name = { 'pl-lead': 'lead', 'pl-inline': 'inline-1', 'pl-gallery': 'gallery-1' }[id] ?? id;
    const file = (rendition: string, width: number, height: number): Rendition => ({
      name: rendition,
      path: `media/${name}-${rendition}.jpg`,
      mediaType: 'image/jpeg',
      width,
      height,
      bytes: width * 100,
    });
    const crop = id === 'pl-lead' ? [file('crop-16-9', 2560, 1365)] : [];
    return [id, [file('main', 2560, 1707), file('web', 1280, 853), ...crop]];
  }),
);
