import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sharedDir } from '../../scripts/fixtures.ts';
import { inlineToText } from '../../shared/manuscript/inline.ts';
import { decodeIim, IIM } from '../../shared/photo/iim.ts';
import { type ReadWords, wordsFrom } from '../../shared/photo/words.ts';
import { endExifTool, readWithExifTool, writeWithExifTool } from './exiftool.ts';
import { inspect } from './inspect.ts';
import { readQuickly } from './metadata.ts';
import { makeRendition } from './rendition.ts';
import { openSource } from './source.ts';
import { fields, HEIC, iimDataset, pngChunk, scratch, withIim, withXmp } from './testing/make.ts';
import { writeWords } from './write-words.ts';

let dir: Awaited<ReturnType<typeof scratch>>;
let plain: Buffer;
beforeAll(async () => {
  dir = await scratch();
  plain = await fields(80, 60).jpeg().toBuffer();
});
afterAll(async () => {
  await endExifTool();
  await dir.clear();
});

async function wordsIn(bytes: Buffer): Promise<ReadWords> {
  const path = dir.at('words.jpg');
  await writeFile(path, bytes);
  return (await inspect({ path })).words;
}
const captionIn = async (bytes: Buffer) => inlineToText((await wordsIn(bytes)).caption);

const UTF8 = iimDataset(1, 90, '\x1b%G');
const caption = (bytes: string | Uint8Array) => iimDataset(2, 120, bytes);
const packet = (inside: string) => `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${inside}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
const description = (text: string) =>
  packet(`<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li>
  </rdf:Alt></dc:description></rdf:Description>`);

describe('encodings of IPTC-IIM', () => {
  const says = 'Łódź: „Größe“ – 東京';
  const latin = 'Besançon – “Élysée”';
  const windows1252 = Buffer.from('Besan\xe7on \x96 \x93\xc9lys\xe9e\x94', 'latin1');
  const macRoman = Buffer.from('Besan\x8don \xd0 \xd2\x83lys\x8ee\xd3', 'latin1');

  test.each([
    ['UTF-8 that says so', [UTF8, caption(Buffer.from(says))], says],
    ['UTF-8 that does not say so', [caption(Buffer.from(says))], says],
    ['Windows-1252 that does not say so', [caption(windows1252)], latin],
    ['Windows-1252 that claims to be UTF-8', [UTF8, caption(windows1252)], latin],
    [
      'Latin-1 that says so',
      [iimDataset(1, 90, '\x1b.A'), caption(Buffer.from(latin.slice(0, 8), 'latin1'))],
      'Besançon',
    ],
    ['Mac Roman, as old Photoshops wrote it', [caption(macRoman)], latin],
    [
      'Mac Roman that only its letters betray',
      [
        caption(Buffer.from('Jens Tr\x9fbiger, caf\x8e', 'latin1')),
        iimDataset(2, 110, Buffer.from('\x83lan')),
      ],
      'Jens Trübiger, café',
    ],
    ['padding with NUL', [caption('Words\0\0')], 'Words'],
  ])('%s is read right', async (_name, datasets, wanted) => {
    expect(await captionIn(withIim(plain, datasets))).toBe(wanted);
  });

  test('a guess is noted, a declaration that holds is not', async () => {
    const notes = async (datasets: Buffer[]) => {
      await writeFile(dir.at('noted.jpg'), withIim(plain, datasets));
      return (await inspect({ path: dir.at('noted.jpg') })).notes;
    };
    expect(await notes([UTF8, caption(Buffer.from(says))])).toEqual([]);
    expect(await notes([caption('plain')])).toEqual([]);
    expect(await notes([caption(windows1252)])).toEqual([
      'The IPTC words in the file are in an old encoding, read as Windows-1252: check accents.',
    ]);
  });

  test('every by-line and keyword is read, the first of what stands once', async () => {
    const words = await wordsIn(
      withIim(
        plain,
        [80, 80, 25, 25, 25].map((dataset, index) => iimDataset(2, dataset, `v${index}`)),
      ),
    );
    expect(words.creator).toBe('v0; v1');
    expect(words.keywords).toEqual(['v2', 'v3', 'v4']);
  });
});

test('XMP goes before IIM, and IIM before EXIF', async () => {
  const { default: sharp } = await import('sharp');
  const exif = await sharp(plain)
    .withMetadata({ exif: { IFD0: { ImageDescription: 'from EXIF' } } })
    .toBuffer();
  const iim = withIim(exif, [caption('from IIM')]);
  expect(await captionIn(exif)).toBe('from EXIF');
  expect(await captionIn(iim)).toBe('from IIM');
  expect(await captionIn(withXmp(iim, description('from XMP')))).toBe('from XMP');
  expect(await captionIn(withXmp(iim, description(' ')))).toBe('from IIM');
});

test('EXIF words are read in UTF-8 and in Windows-1252', async () => {
  const path = dir.at('exif.jpg');
  await writeFile(path, plain);
  await writeWithExifTool(path, { 'EXIF:Artist': 'Zoë Šimić AAAA' });
  const bytes = await readFile(path);
  expect((await wordsIn(bytes)).creator).toBe('Zoë Šimić AAAA');
  Buffer.from('Zoe Simic    \x93\xe9\x94\x85', 'latin1').copy(bytes, bytes.indexOf('AAAA') - 13);
  expect((await wordsIn(bytes)).creator).toBe('Zoe Simic “é”…');
});

test('what cameras write by themselves is no caption', async () => {
  const { default: sharp } = await import('sharp');
  for (const noise of [
    'OLYMPUS DIGITAL CAMERA',
    'GE DIGITAL CAMERA',
    'SONY DSC',
    'Created with GIMP',
    'DCIM\\100MEDIA\\DJI_0001.JPG',
  ]) {
    const bytes = await sharp(plain)
      .withMetadata({ exif: { IFD0: { ImageDescription: noise } } })
      .toBuffer();
    expect(await captionIn(bytes)).toBe('');
  }
});

test('damaged XMP is left out and noted, and the rest is read', async () => {
  const broken = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><unclosed></x:xmpmeta>';
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${description('&a;')}`;
  for (const xmp of [broken, bomb]) {
    await writeFile(dir.at('broken.jpg'), withXmp(withIim(plain, [caption('kept')]), xmp));
    const { words, notes } = await inspect({ path: dir.at('broken.jpg') });
    expect(inlineToText(words.caption)).toBe('kept');
    expect(notes).toEqual(['The XMP words in the file are damaged and were left out.']);
  }
});

const FULL: ReadWords = {
  headline: 'A headline & “more” &amp; <b>',
  caption: [
    { type: 'text', text: 'Zürich, “now” – 東京 عربى' },
    { type: 'break' },
    { type: 'text', text: 'second line' },
  ],
  credit: 'Agence France-Presse via a very long credit line indeed',
  creator: 'Müller, Jürgen; Čapek Ďorď',
  altText: 'A person, seen from behind; [a crowd] {in} | front',
  date: '2021-10-20T23:10:05-07:00',
  place: {
    sublocation: 'Hauptbahnhof',
    city: 'Zürich',
    region: 'ZH',
    country: 'Schweiz',
    countryCode: 'CHE',
  },
  copyright: '© 2021 Somebody',
  usageTerms: 'Once only.\nNot for sale.',
  instructions: 'Embargoed',
  source: 'EPA-EFE',
  keywords: ['one, two', 'drei; vier', 'Ünïcode'],
};

const KINDS = ['jpeg', 'png', 'webp', 'tiff'] as const;

test.each(KINDS)('words written into a %s are read back the same, by both readers', async (format) => {
  const path = dir.at(`round.${format}`);
  await fields(60, 40)[format]().toFile(path);
  await writeWords(path, `image/${format}`, FULL);
  expect((await inspect({ path })).words).toEqual(FULL);
  expect(wordsFrom(await readWithExifTool(path)).words).toEqual(FULL);
  expect(wordsFrom(await readQuickly(await readFile(path))).words).toEqual(FULL);
});

test('old readers find the words in IIM alone, in UTF-8', async () => {
  const path = dir.at('iim-only.jpg');
  await writeFile(path, plain);
  await writeWords(path, 'image/jpeg', FULL);
  await writeWithExifTool(path, { 'XMP:All': null });
  const { words, notes } = await inspect({ path });
  // IIM has no place for these two.
  expect(words).toEqual({ ...FULL, altText: '', usageTerms: '' });
  expect(notes).toEqual([]);
});

test('words in an old encoding are still right after others were written in UTF-8', async () => {
  const path = dir.at('old.jpg');
  const old = [
    caption(Buffer.from('Besan\xe7on \x96', 'latin1')),
    iimDataset(2, 110, Buffer.from('\xc9lys\xe9e', 'latin1')),
  ];
  await writeFile(path, withIim(plain, old));
  await writeWords(path, 'image/jpeg', { headline: '東京' });
  const { words, notes } = await inspect({ path });
  expect([inlineToText(words.caption), words.credit, words.headline]).toEqual([
    'Besançon –',
    'Élysée',
    '東京',
  ]);
  expect(notes).toEqual([]);
  const alone = decodeIim((await readWithExifTool(path)).iim).values;
  expect([alone.get(IIM.caption), alone.get(IIM.headline)]).toEqual([['Besançon –'], ['東京']]);
});

test('an absent word stays as it is, an empty one is removed', async () => {
  const path = dir.at('partial.jpg');
  await writeFile(path, plain);
  await writeWords(path, 'image/jpeg', FULL);
  await writeWords(path, 'image/jpeg', { credit: '', keywords: [], date: null, headline: 'New' });
  expect((await inspect({ path })).words).toEqual({
    ...FULL,
    credit: '',
    keywords: [],
    date: null,
    headline: 'New',
  });
});

test('a HEIC is read with ExifTool, and its words go into the rendition', async () => {
  const path = dir.at('phone.heic');
  await copyFile(HEIC, path);
  await writeWords(path, 'image/heic', FULL);
  const { words } = await inspect({ path });
  expect(words).toEqual(FULL);
  const spec = {
    name: 'x',
    maxWidth: 50,
    maxHeight: 50,
    format: 'jpeg',
    quality: 80,
    profile: true,
  } as const;
  await makeRendition(await openSource(path), spec, dir.at('phone.jpg'), words);
  expect((await inspect({ path: dir.at('phone.jpg') })).words).toEqual(FULL);
});

test('a PNG with words in text, compressed or not, and IPTC as a raw profile is read', async () => {
  const plainPng = await fields(40, 30).png().toBuffer();
  const at = plainPng.indexOf('IDAT') - 4;
  const withChunks = (...chunks: Buffer[]) =>
    Buffer.concat([plainPng.subarray(0, at), ...chunks, plainPng.subarray(at)]);
  const read = async (bytes: Buffer) => {
    await writeFile(dir.at('text.png'), bytes);
    const { words } = await inspect({ path: dir.at('text.png') });
    return [inlineToText(words.caption), words.credit, words.creator];
  };
  const zipped = (text: string) => Buffer.concat([Buffer.from([0]), deflateSync(Buffer.from(text))]);
  const iim = Buffer.concat([iimDataset(2, 110, Buffer.from('Ünï'))]);
  const profile = `\niptc\n      ${iim.length}\n${iim.toString('hex')}\n`;
  const xmp = description('packed “Ünï”');
  const packed = pngChunk(
    'iTXt',
    Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\x01\0\0\0', 'latin1'), deflateSync(Buffer.from(xmp))]),
  );
  const latin = (text: string) => Buffer.from(text, 'latin1');

  expect(await read(withChunks(packed))).toEqual(['packed “Ünï”', '', '']);
  expect(
    await read(
      withChunks(pngChunk('zTXt', Buffer.concat([latin('Raw profile type iptc\0'), zipped(profile)]))),
    ),
  ).toEqual(['', 'Ünï', '']);
  expect(
    await read(
      withChunks(pngChunk('tEXt', latin('Description\0Caf\xe9')), pngChunk('tEXt', latin('Author\0A'))),
    ),
  ).toEqual(['Café', '', 'A']);
  const bomb = Buffer.concat([latin('Description\0\0'), deflateSync(Buffer.alloc(50_000_000, 'a'))]);
  expect(await read(withChunks(pngChunk('zTXt', bomb)))).toEqual(['', '', '']);

  await writeFile(dir.at('tool.png'), plainPng);
  await writeWithExifTool(dir.at('tool.png'), { 'IPTC:Credit': 'by ExifTool' });
  expect((await inspect({ path: dir.at('tool.png') })).words.credit).toBe('by ExifTool');
});

const folder = sharedDir();
const reference = folder === null ? '' : join(folder, 'examples/photometadata');

describe.runIf(folder !== null)('the IPTC reference image 2021.1', () => {
  const listSchema = z.array(z.record(z.string(), z.unknown()));

  test('gives the values that its own ExifTool listing gives, by both readers', async () => {
    const image = join(reference, 'IPTC-PhotometadataRef-Std2021.1.jpg');
    const listing = await readFile(
      join(reference, 'IPTC-PhotometadataRef-Std2021.1-ExifToolRead.json'),
      'utf8',
    );
    const known = listSchema.parse(JSON.parse(listing))[0] ?? {};
    const text = (key: string) => z.string().parse(known[key]).replace(/\s+/g, ' ').trim();
    const wanted: ReadWords = {
      headline: text('XMP-photoshop:Headline'),
      caption: [{ type: 'text', text: text('XMP-dc:Description') }],
      credit: text('XMP-photoshop:Credit'),
      creator: z.array(z.string()).parse(known['XMP-dc:Creator']).join('; '),
      altText: text('XMP-iptcCore:AltTextAccessibility'),
      date: text('XMP-photoshop:DateCreated')
        .replace(/^(\d+):(\d+):(\d+) /, '$1-$2-$3T')
        .replace('+00:00', 'Z'),
      place: {
        sublocation: text('XMP-iptcCore:Location'),
        city: text('XMP-photoshop:City'),
        region: text('XMP-photoshop:State'),
        country: text('XMP-photoshop:Country'),
        countryCode: text('XMP-iptcCore:CountryCode'),
      },
      copyright: text('XMP-dc:Rights'),
      usageTerms: text('XMP-xmpRights:UsageTerms'),
      instructions: text('XMP-photoshop:Instructions'),
      source: text('XMP-photoshop:Source'),
      keywords: z.array(z.string()).parse(known['XMP-dc:Subject']),
    };
    expect((await inspect({ path: image })).words).toEqual(wanted);
    expect(wordsFrom(await readWithExifTool(image)).words).toEqual(wanted);

    // The same words stand in its IIM, save two that IIM has no place for.
    const { iim, exif } = await readQuickly(await readFile(image));
    const old = wordsFrom({ xmp: '', iim, exif });
    expect(old.words).toEqual({ ...wanted, altText: '', usageTerms: '' });
  });
});
