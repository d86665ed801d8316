import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { sharedDir } from '../../../scripts/fixtures.ts';
import { someLookup } from '../../../shared/dateline/fixtures.ts';
import { FORMATS } from '../../../shared/formats/formats.ts';
import { packageInput } from '../../../shared/formats/input.ts';
import { sampleFrozen, sampleRenditions } from '../../../shared/formats/sample.ts';
import { datelineReader } from '../../../shared/intake/dateline-reader.ts';
import { blockText } from '../../../shared/intake/piece.ts';
import { inlineToText } from '../../../shared/manuscript/inline.ts';
import type { Manifest } from '../../../shared/package/manifest.ts';
import { readStoryFile, readStoryPath } from './read.ts';
import { zipOf } from './testing/docx.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-intake-test-'));
  folders.push(folder);
  return folder;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const STORY =
  'Ferry strike ends\n\nThe strike ended on Friday after nine days of talks in the harbour, they said.\n';

test.each([
  ['a.txt', STORY],
  ['a.md', `# ${STORY}`],
  [
    'a.html',
    '<h1>Ferry strike ends</h1><p>The strike ended on Friday after nine days of talks in the harbour.</p>',
  ],
  [
    'unnamed',
    '<!doctype html><title>x</title><h1>Ferry strike ends</h1><p>The strike ended on Friday after nine days.</p>',
  ],
  ['a.json', '{"uri":"x:1","headline":"Ferry strike ends","body_text":"The strike ended on Friday."}'],
  ['wire', '{"uri":"x:1","headline":"Ferry strike ends","body_text":"The strike ended on Friday."}'],
  [
    'a.xml',
    '<nitf><body><body.head><hedline><hl1>Ferry strike ends</hl1></hedline></body.head><body.content><p>The strike ended.</p></body.content></body></nitf>',
  ],
  [
    'a.xml',
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>Ferry strike ends</headline></contentMeta><contentSet><inlineData contenttype="text/plain">The strike ended.</inlineData></contentSet></newsItem>',
  ],
])('%s is read by what it is', async (name, text) => {
  const { draft } = await readStoryFile(name, utf8(text));
  expect(inlineToText(draft.fields.headline ?? [])).toBe('Ferry strike ends');
  expect(draft.blocks).toHaveLength(1);
});

test.each([
  ['an empty file', new Uint8Array(), 'empty'],
  ['a PDF', utf8('%PDF-1.7 …'), 'PDF'],
  ['RTF', utf8('{\\rtf1 x}'), 'RTF'],
  ['a JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'photo'],
  ['an old Word file', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'before 2007'],
  ['half a zip', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x00]), 'no whole zip'],
  ['a text of nine megabytes', new Uint8Array(9 * 1024 * 1024).fill(0x61), 'larger than 8 MB'],
  [
    'a text of a hundred thousand lines and more',
    utf8('line\n'.repeat(100_002)),
    'more lines than any story',
  ],
  ['RSS', utf8('<?xml version="1.0"?><rss><channel/></rss>'), 'begins with <rss>'],
])('%s is refused with a sentence', async (_name, bytes, said) => {
  await expect(readStoryFile('x', bytes)).rejects.toThrow(said);
});

test('an archive without a story is refused', async () => {
  await expect(readStoryFile('a.zip', await zipOf({ 'a.txt': 'x' }))).rejects.toThrow('holds no story');
  await expect(readStoryFile('a.odt', await zipOf({ mimetype: 'x', 'content.xml': '<x/>' }))).rejects.toThrow(
    'OpenDocument',
  );
});

/** The files of a package as Galley writes them, with pictures of a few bytes. */
function packageFiles(frozen = sampleFrozen): Record<string, string> {
  const input = packageInput(frozen, sampleRenditions);
  const files: Record<string, string> = {};
  for (const format of FORMATS) files[format.file] = format.write(input);
  for (const photo of input.photos)
    for (const file of photo.renditions) files[file.path] = `bytes of ${file.path}`;
  const manifest: Manifest = {
    galley: 1,
    generator: 'Galley 0.1.0',
    article: sampleFrozen.articleId,
    version: 2,
    revision: sampleFrozen.revision,
    language: 'en-GB',
    embargo: null,
    files: Object.entries(files).map(([path, content]) => ({
      path,
      mediaType: 'x/y',
      bytes: Buffer.byteLength(content),
      sha256: createHash('sha256').update(content).digest('hex'),
      role: FORMATS.find((format) => format.file === path)?.name ?? 'media',
    })),
  };
  return { ...files, 'manifest.json': JSON.stringify(manifest) };
}

async function writeAll(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

test.each(['', 'ferry_v2/'])('a package comes back from a zip under %j with its photos', async (root) => {
  const files = Object.fromEntries(
    Object.entries(packageFiles()).map(([path, content]) => [root + path, content]),
  );
  const story = await readStoryFile('a.zip', await zipOf(files));
  expect(story.draft.fields.slugline).toBe('ferry-timetable');
  expect(story.photos.map((photo) => photo.name)).toEqual([
    'lead-main.jpg',
    'inline-1-main.jpg',
    'gallery-1-main.jpg',
  ]);
  expect(story.photos.map((photo) => photo.placementId)).toEqual(story.draft.placements.map((one) => one.id));
  expect(Buffer.from((await story.photos[1]?.read()) ?? []).toString()).toBe(
    'bytes of media/inline-1-main.jpg',
  );
});

test('each name of a byline comes back as the name it was, whatever stands in it', async () => {
  const { content } = sampleFrozen;
  const byline = ['Jane <Roe>', 'O’Neill', 'Mara Halvorsen, Oslo Correspondent'];
  const frozen = { ...sampleFrozen, content: { ...content, fields: { ...content.fields, byline } } };
  const story = await readStoryFile('a.zip', await zipOf(packageFiles(frozen)));
  expect(story.draft.fields.byline).toEqual(byline);
});

test('a package comes back from a folder', async () => {
  const folder = await newFolder();
  await writeAll(folder, packageFiles());
  const story = await readStoryPath(folder);
  expect(story.draft.blocks).toHaveLength(7);
  expect(Buffer.from((await story.photos[0]?.read()) ?? []).toString()).toBe('bytes of media/lead-main.jpg');
});

test('a changed file of a package is refused, the article as well as a photo', async () => {
  const files = packageFiles();
  await expect(readStoryFile('a.zip', await zipOf({ ...files, 'article.ninjs.json': '{}' }))).rejects.toThrow(
    'not the file that its manifest lists',
  );
  const story = await readStoryFile('a.zip', await zipOf({ ...files, 'media/lead-main.jpg': 'other' }));
  await expect(story.photos[0]?.read()).rejects.toThrow('not the file');
});

test('a link that leads out of a package’s folder is not followed', async () => {
  const folder = await newFolder();
  const { 'article.ninjs.json': article = '', ...files } = packageFiles();
  await writeAll(folder, files);
  const outside = await newFolder();
  await writeFile(join(outside, 'article.json'), article);
  await symlink(join(outside, 'article.json'), join(folder, 'article.ninjs.json'));
  await expect(readStoryPath(folder)).rejects.toThrow('lacks article.ninjs.json');
});

test('a folder that is no package, and a damaged manifest, are refused', async () => {
  const folder = await newFolder();
  await expect(readStoryPath(folder)).rejects.toThrow('no package');
  await writeFile(join(folder, 'manifest.json'), '{"galley": 2}');
  await expect(readStoryPath(folder)).rejects.toThrow('manifest.json is damaged: “galley”');
});

test('a story on the disk is read', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'a.txt'), STORY);
  const { draft, warnings } = await readStoryPath(join(folder, 'a.txt'));
  expect(inlineToText(draft.fields.headline ?? [])).toBe('Ferry strike ends');
  expect(warnings).toEqual([]);
});

const shared = sharedDir();
const seed = shared === null ? '' : readFileSync(join(shared, 'seed-story.txt'), 'utf8');
function utf16(text: string): Uint8Array {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}
/** The few characters beyond Latin-1 that the clipping has. */
function windows1252(text: string): Uint8Array {
  const codes: Record<string, number> = { '–': 0x96, '’': 0x92, '“': 0x93, '”': 0x94 };
  return Uint8Array.from(text, (char) => codes[char] ?? char.charCodeAt(0));
}

test.runIf(shared !== null).each([
  ['UTF-8', utf8(seed)],
  ['UTF-8 with CRLF', utf8(seed.replaceAll('\n', '\r\n'))],
  ['UTF-8 with CR', utf8(seed.replaceAll('\n', '\r'))],
  ['UTF-16', utf16(seed)],
  ['UTF-16 with CRLF', utf16(seed.replaceAll('\n', '\r\n'))],
  ['Windows-1252', windows1252(seed)],
])('the reference clipping in %s', async (_name, bytes) => {
  const { draft } = await readStoryFile('seed.txt', bytes, {
    readDateline: datelineReader(someLookup, 'en-GB'),
  });
  expect(draft.blocks).toHaveLength(11);
  expect(blockText(draft.blocks[2] ?? { type: 'quote', id: '', inline: [] })).toMatch(
    /^“We are inseparable,/,
  );
  expect(draft.fields).toMatchObject({ signOff: 'BLOOMBERG', dateline: { text: 'KANANASKIS, Alberta –' } });
  expect(draft.placements).toMatchObject([{ role: 'lead', credit: 'EPA-EFE' }]);
});
