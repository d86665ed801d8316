import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sharedDir } from '../../../../scripts/fixtures.ts';
import { jsonFile } from '../../../../shared/formats/json.ts';
import { sampleFrozen } from '../../../../shared/formats/sample.ts';
import { type Manifest, manifestSchema } from '../../../../shared/package/manifest.ts';
import { fields, scratch } from '../../../media/testing/make.ts';
import { type MediaClient, openMediaClient } from '../../media-client.ts';
import { forkMedia } from '../../media-link.ts';
import { writeZip } from '../../zip/writer.ts';
import { exportPackage } from '../export.ts';
import { hashFile } from '../files.ts';
import { verifyPackage } from './verify.ts';

const ENTRY = join(import.meta.dirname, '../../../media/main.ts');
const schemasDir = sharedDir();
const schemas = schemasDir === null ? {} : { schemasDir: join(schemasDir, 'schemas') };

let media: MediaClient;
let made: Awaited<ReturnType<typeof scratch>>;
let whole: string;
let zipped: string;
beforeAll(async () => {
  media = openMediaClient({ open: () => forkMedia({ entry: ENTRY }) });
  made = await scratch();
  await fields(2000, 1400).jpeg().toFile(made.at('asset'));
  const source = { media, assetPath: () => made.at('asset') };
  const job = { frozen: sampleFrozen, out: made.at('out'), force: false, now: '2025-06-17T12:00:00Z' };
  whole = (await exportPackage({ ...job, zip: false }, source)).path;
  zipped = (await exportPackage({ ...job, zip: true }, source)).path;
});
afterAll(async () => {
  media.close();
  await made.clear();
});

let folder: string;
let copy: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-faults-'));
  copy = join(folder, 'package');
  await cp(whole, copy, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a package as it was written has no problem, as folder and zip, by our rules and the official schemas', async () => {
  expect(await verifyPackage(whole, { media, ...schemas })).toEqual([]);
  expect(await verifyPackage(zipped, { media, ...schemas })).toEqual([]);
});

test('pictures made again from the same file and words have the same bytes', async () => {
  const source = { media, assetPath: () => made.at('asset') };
  const job = { frozen: sampleFrozen, out: made.at('again'), force: false, now: '2025-06-17T12:00:00Z' };
  const again = await exportPackage({ ...job, zip: true }, source);
  expect(await hashFile(again.path)).toBe(await hashFile(zipped));
});

const readManifest = async (): Promise<Manifest> =>
  manifestSchema.parse(JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8')));

/** Writes the manifest anew, so that only the planted fault is one. */
async function sign(change: (manifest: Manifest) => Manifest = (manifest) => manifest): Promise<void> {
  const manifest = change(await readManifest());
  const files = await Promise.all(
    manifest.files.map(async (file) => ({
      ...file,
      bytes: (await readFile(join(copy, file.path))).length,
      sha256: await hashFile(join(copy, file.path)),
    })),
  );
  await writeFile(join(copy, 'manifest.json'), jsonFile({ ...manifest, files }));
}

/** Replaces text in a file of the copy; every place, so that it cannot miss. */
async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const before = await readFile(join(copy, file), 'utf8');
  const after = typeof from === 'string' ? before.replaceAll(from, to) : before.replace(from, to);
  expect(after, `${file} does not hold ${from}`).not.toBe(before);
  await writeFile(join(copy, file), after);
}

const HTML = 'article.html';
const NINJS = 'article.ninjs.json';
const NINJS_1 = 'article.ninjs-1.6.json';
const NEWSML = 'article.newsml.xml';
const NITF = 'article.nitf.xml';
const CAPTION = 'Waiting at the pier';

/** Each fault, the rule that finds it and the file that is blamed. */
const SIGNED: [fault: string, rule: string, file: string, plant: () => Promise<void>][] = [
  ['a headline of its own', 'headline-differs', NITF, () => edit(NITF, '<hl1>Islanders', '<hl1>Island')],
  ['a headline missing', 'headline-missing', NEWSML, () => edit(NEWSML, /<headline>Islanders.*\n/, '')],
  [
    'a headline in JSON-LD only',
    'json-ld',
    HTML,
    () => edit(HTML, /"headline": "Islanders/, '"headline": "X'),
  ],
  ['JSON-LD that is broken', 'json-ld', HTML, () => edit(HTML, '"@context"', '@context"')],
  ['no NewsArticle', 'json-ld', HTML, () => edit(HTML, '"NewsArticle"', '"Recipe"')],
  [
    'a standfirst of its own',
    'standfirst-differs',
    NINJS_1,
    () => edit(NINJS_1, 'Two more crossings', 'Two'),
  ],
  ['a byline lost', 'byline-differs', NITF, () => edit(NITF, /<byline>Bo Lind<\/byline>\n/, '')],
  ['a dateline lost', 'dateline-differs', NEWSML, () => edit(NEWSML, /<dateline>.*\n/, '')],
  ['a sign-off lost', 'signOff-differs', NITF, () => edit(NITF, 'HARBOUR NEWS</tagline>', '</tagline>')],
  ['a paragraph lost', 'body-differs', NEWSML, () => edit(NEWSML, /<blockquote>.*\n/, '')],
  ['a word changed', 'body-differs', HTML, () => edit(HTML, 'have agreed.', 'have not agreed.')],
  [
    'usage terms changed',
    'usageTerms-differs',
    NINJS_1,
    () => edit(NINJS_1, 'For members of', 'For all but'),
  ],
  ['usage terms changed', 'usageTerms-differs', NEWSML, () => edit(NEWSML, 'For members of', 'For all but')],
  [
    'usage terms changed in the body of NITF',
    'usageTerms-differs',
    NITF,
    () => edit(NITF, '<rights.limitations>For', '<rights.limitations>Not for'),
  ],
  [
    'usage terms changed',
    'usageTerms-differs',
    HTML,
    () => edit(HTML, /(usage-terms" content="For)/, '$1 all'),
  ],
  [
    'usage terms changed in print',
    'meta-differs',
    HTML,
    () => edit(HTML, '<p>For members', '<p>For no members'),
  ],
  [
    'a note to editors lost',
    'editorNote-differs',
    NITF,
    () => edit(NITF, /<ed-msg[^>]*>/, '<ed-msg info="x"/>'),
  ],
  ['another note to editors', 'editorNote-differs', NEWSML, () => edit(NEWSML, /<edNote>/, '<edNote>Not: ')],
  ['another title', 'title-differs', HTML, () => edit(HTML, '<title>', '<title>No ')],
  [
    'another author',
    'meta-differs',
    HTML,
    () => edit(HTML, 'name="author" content="Asa', 'name="author" content="Eve'),
  ],
  ['another author in JSON-LD', 'json-ld', HTML, () => edit(HTML, '"name": "Asa Reed"', '"name": "Eve"')],
  ['another keyword in the head', 'meta-differs', HTML, () => edit(HTML, /name="keywords" content="/, '$&x')],
  [
    'a byte order mark',
    'encoding',
    HTML,
    async () => writeFile(join(copy, HTML), `\ufeff${await readFile(join(copy, HTML), 'utf8')}`),
  ],
  ['another revision', 'revision-differs', NITF, () => edit(NITF, /(name="revision" content=")./, '$1f')],
  ['an embargo dropped', 'embargo-differs', NEWSML, () => edit(NEWSML, /<embargoed>.*\n/g, '')],
  [
    'an embargo an hour off',
    'embargo-differs',
    NITF,
    () => edit(NITF, '20250618T050000Z', '20250618T060000Z'),
  ],
  ['another language', 'language-differs', HTML, () => edit(HTML, 'lang="en-GB"', 'lang="de"')],
  ['another version', 'version-differs', NINJS, () => edit(NINJS, /"version": "2"/, '"version": "1"')],
  ['another article', 'identity-differs', NINJS_1, () => edit(NINJS_1, /urn:uuid:0c/g, 'urn:uuid:1c')],
  ['another priority', 'priority-differs', NITF, () => edit(NITF, 'ed-urg="3"', 'ed-urg="1"')],
  ['a topic lost', 'topics-differ', NITF, () => edit(NITF, /<classifier.*medtop.*\n/, '')],
  ['another code', 'topics-differ', NEWSML, () => edit(NEWSML, 'medtop:20000340', 'medtop:20000341')],
  ['another vocabulary', 'topics-differ', NINJS_1, () => edit(NINJS_1, 'urn:galley:house:', 'urn:x:house:')],
  ['another topic name', 'topics-differ', HTML, () => edit(HTML, '"name": "transport"', '"name": "trains"')],
  ['keywords lost', 'keywords-differ', NITF, () => edit(NITF, /<keyword key="ferries"\/>\n/, '')],
  ['milliseconds', 'time', NINJS, () => edit(NINJS, '10:30:00Z', '10:30:00.000Z')],
  ['a local time', 'time', NEWSML, () => edit(NEWSML, '08:00:00Z', '09:00:00+01:00')],
  [
    'a javascript link',
    'link-unsafe',
    HTML,
    () => edit(HTML, 'href="https://example.org', 'href="javascript:x//'),
  ],
  ['a data link in ninjs', 'link-unsafe', NINJS, () => edit(NINJS, 'href=\\"https:', 'href=\\"data:')],
  ['a script', 'html-script', HTML, () => edit(HTML, '<article>', '<article><script>x</script>')],
  ['a handler', 'html-handler', HTML, () => edit(HTML, '<h1>', '<h1 onclick="x()">')],
  [
    'something loaded',
    'html-element',
    HTML,
    () => edit(HTML, '</title>', '</title><link rel="stylesheet" href="x">'),
  ],
  ['a script in the ninjs body', 'body-element', NINJS, () => edit(NINJS, '<h2>', '<script>x</script><h2>')],
  ['a handler in the XHTML', 'body-attribute', NEWSML, () => edit(NEWSML, '<h2>', '<h2 onclick="x()">')],
  [
    'a picture from outside',
    'image-missing',
    HTML,
    () => edit(HTML, 'src="media/lead', 'src="https://x.example/lead'),
  ],
  [
    'a picture that is not there',
    'image-missing',
    NITF,
    () => edit(NITF, 'media/lead-main.jpg', 'media/lead.jpg'),
  ],
  [
    'a photo left out',
    'photos-differ',
    NITF,
    () => edit(NITF, /<media media-type="image" class="gallery">.*?<\/media>\n/s, ''),
  ],
  [
    'no alternative text',
    'altText-missing',
    HTML,
    () => edit(HTML, 'alt="A white ferry at a pier"', 'alt=""'),
  ],
  ['a caption of its own', 'caption-differs', NITF, () => edit(NITF, CAPTION, 'Waiting')],
  ['no credit', 'credit-missing', NEWSML, () => edit(NEWSML, /<creditline>Record credit.*\n/, '')],
  [
    'a document type',
    'unreadable',
    NITF,
    () => edit(NITF, '<nitf ', '<!DOCTYPE nitf [<!ENTITY a "aaaa">]>\n<nitf '),
  ],
  ['a tag left open', 'unreadable', NEWSML, () => edit(NEWSML, '</header>', '')],
  ['JSON cut short', 'unreadable', NINJS, () => edit(NINJS, /\n}\n$/, '')],
  [
    'a namespace on NITF',
    'nitf-namespace',
    NITF,
    () => edit(NITF, '<nitf ', '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" '),
  ],
  [
    'a vocabulary that nobody declares',
    'code-unknown',
    NEWSML,
    () => edit(NEWSML, /<scheme alias="house".*\n/g, ''),
  ],
  [
    'a file that is not UTF-8',
    'encoding',
    NITF,
    () => writeFile(join(copy, NITF), Buffer.from('<nitf>caf\xe9</nitf>', 'latin1')),
  ],
  [
    'a picture without its caption inside',
    'image-words',
    'media/lead-web.jpg',
    async () => {
      await media.writeMetadata({ path: join(copy, 'media/lead-web.jpg'), words: { caption: [] } });
    },
  ],
  [
    'a picture of another size',
    'image-pixels',
    'media/lead-web.jpg',
    async () => {
      await fields(90, 60).jpeg().toFile(join(copy, 'media/lead-web.jpg'));
    },
  ],
  [
    'a picture that is none',
    'image-unreadable',
    'media/lead-main.jpg',
    () => writeFile(join(copy, 'media/lead-main.jpg'), 'PK\u0003\u0004'),
  ],
];

describe('planted and signed anew', () => {
  test.each(SIGNED)('%s is found as %s', async (_fault, rule, file, plant) => {
    await plant();
    await sign();
    // Opening the pictures takes long, and only faults in them need it.
    const problems = await verifyPackage(copy, file.startsWith('media/') ? { media } : {});
    expect(problems.map((one) => `${one.rule} ${one.file}`)).toContain(`${rule} ${file}`);
  });

  test.skipIf(schemasDir === null).each<[string, string, () => Promise<void>]>([
    ['a property of ours', NINJS, () => edit(NINJS, '"pubStatus"', '"mood": "good", "pubStatus"')],
    ['a property of ours', NINJS_1, () => edit(NINJS_1, '"pubstatus"', '"mood": "good", "pubstatus"')],
    [
      'an element in the wrong place',
      NEWSML,
      () => edit(NEWSML, '<itemMeta>', '<itemMeta><headline>x</headline>'),
    ],
    ['an element in the wrong place', NITF, () => edit(NITF, '<body.content>', '<body.content><hl1>x</hl1>')],
  ])('%s in %s is found by the official schema', async (_fault, file, plant) => {
    await plant();
    await sign();
    const problems = await verifyPackage(copy, schemas);
    expect(problems.map((one) => `${one.rule} ${one.file}`)).toContain(`schema ${file}`);
  });
});

describe('planted', () => {
  const found = async () => (await verifyPackage(copy)).map((one) => `${one.rule} ${one.file}`);
  const manifest = async (change: (value: Manifest) => unknown) =>
    await writeFile(join(copy, 'manifest.json'), jsonFile(change(await readManifest())));

  test('a changed byte', async () => {
    const bytes = await readFile(join(copy, HTML));
    bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500);
    await writeFile(join(copy, HTML), bytes);
    expect(await found()).toContain(`checksum ${HTML}`);
  });
  test('an added byte', async () => {
    await writeFile(join(copy, 'media/lead-web.jpg'), 'x', { flag: 'a' });
    expect(await found()).toContain('size media/lead-web.jpg');
  });
  test('a missing file', async () => {
    await rm(join(copy, 'media/lead-web.jpg'));
    expect(await found()).toContain('file-missing media/lead-web.jpg');
  });
  test('a missing format', async () => {
    await rm(join(copy, NITF));
    await manifest((value) => ({ ...value, files: value.files.filter((file) => file.path !== NITF) }));
    expect(await found()).toContain(`format-missing ${NITF}`);
  });
  test('an added file', async () => {
    await writeFile(join(copy, 'media/.hidden'), 'x');
    expect(await found()).toContain('file-unlisted media/.hidden');
  });
  test('an empty folder, but for that of the pictures', async () => {
    await mkdir(join(copy, 'media', 'spare'));
    expect(await found()).toContain('file-unlisted media/spare');
    await rm(join(copy, 'media'), { recursive: true });
    await mkdir(join(copy, 'media'));
    expect(await found()).not.toContain('file-unlisted media');
  });
  test('another revision in the manifest', async () => {
    await manifest((value) => ({ ...value, revision: '0'.repeat(64) }));
    expect(await found()).toContain(`revision-differs ${NEWSML}`);
  });
  test('a picture that no format names', async () => {
    await writeFile(join(copy, 'media/spare.jpg'), 'x');
    await sign((value) => ({
      ...value,
      files: [
        ...value.files,
        { path: 'media/spare.jpg', mediaType: 'image/jpeg', bytes: 0, sha256: '0'.repeat(64), role: 'media' },
      ],
    }));
    expect(await found()).toContain('image-unused media/spare.jpg');
  });
  test('a file listed twice', async () => {
    await manifest((value) => ({ ...value, files: [...value.files, ...value.files.slice(0, 1)] }));
    expect(await found()).toContain(`manifest-duplicate ${NINJS}`);
  });
  test('a manifest that leads outside', async () => {
    await writeFile(join(folder, 'secret'), 'x');
    await manifest((value) => ({
      ...value,
      files: value.files.map((file, index) => (index === 0 ? { ...file, path: '../secret' } : file)),
    }));
    expect(await found()).toContain('manifest-invalid manifest.json');
  });
  test('a manifest of a later layout', async () => {
    await manifest((value) => ({ ...value, galley: 2 }));
    expect(await found()).toEqual(['manifest-invalid manifest.json']);
  });
  test('no manifest, a broken one, nothing at all', async () => {
    await writeFile(join(copy, 'manifest.json'), '{');
    expect(await found()).toEqual(['manifest-damaged manifest.json']);
    await rm(join(copy, 'manifest.json'));
    expect(await found()).toEqual(['manifest-missing manifest.json']);
    await rm(copy, { recursive: true });
    expect(await found()).toEqual(['package-missing ']);
  });
  test('a link instead of a file', async () => {
    await rm(join(copy, HTML));
    await symlink(join(whole, HTML), join(copy, HTML));
    expect(await found()).toEqual([`not-a-file ${HTML}`]);
  });
  test('a zip cut short', async () => {
    const bytes = await readFile(zipped);
    await rm(copy, { recursive: true });
    await writeFile(copy, bytes.subarray(0, Math.floor(bytes.length / 2)));
    expect(await found()).toEqual(['zip-damaged ']);
  });
  test('a zip with a changed byte in a picture', async () => {
    const bytes = await readFile(zipped);
    const at = bytes.indexOf(Buffer.from([0xff, 0xd8, 0xff])) + 900;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await rm(copy, { recursive: true });
    await writeFile(copy, bytes);
    expect((await found()).some((one) => one.startsWith('checksum media/'))).toBe(true);
  });
  test('a zip of a package with an unlisted file', async () => {
    await writeFile(join(copy, 'extra.txt'), 'x');
    const { files } = await readManifest();
    const zip = join(folder, 'package.zip');
    const paths = ['manifest.json', 'extra.txt', ...files.map((file) => file.path)];
    await writeZip(
      paths.map((path) => ({ path, stored: false, source: { file: join(copy, path) } })),
      zip,
    );
    expect((await verifyPackage(zip)).map((one) => one.rule)).toEqual(['file-unlisted']);
  });
});
