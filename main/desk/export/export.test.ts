import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Content } from '../../../shared/article/content.ts';
import type { FrozenArticle } from '../../../shared/formats/input.ts';
import { sampleFrozen } from '../../../shared/formats/sample.ts';
import { manifestSchema } from '../../../shared/package/manifest.ts';
import { openZip } from '../zip/reader.ts';
import { type ExportJob, exportPackage } from './export.ts';
import { listFiles } from './files.ts';
import { PACKAGE_LIMITS } from './limits.ts';
import { plainMedia } from './testing/plain-media.ts';

let folder: string;
let out: string;
let asset: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-export-'));
  out = join(folder, 'out');
  asset = join(folder, 'asset');
  await writeFile(asset, 'the bytes of a picture '.repeat(500));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (change: Partial<ExportJob> = {}) =>
  exportPackage(
    { frozen: sampleFrozen, out, zip: false, force: false, now: '2025-06-17T12:00:00Z', ...change },
    plainMedia(asset),
  );
const withFields = (fields: Partial<Content['fields']>): FrozenArticle => ({
  ...sampleFrozen,
  content: { ...sampleFrozen.content, fields: { ...sampleFrozen.content.fields, ...fields } },
});
/** Everything in a folder, hidden names included. */
const contents = async (of: string) =>
  Promise.all((await listFiles(of)).map(async (file) => [file, await hash(join(of, file))]));
const hash = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

test('a package is a folder of every format, the photos and a manifest that lists them', async () => {
  const { path, outcome, warnings } = await write();
  expect({ path, outcome }).toEqual({ path: join(out, 'ferry-timetable_v2'), outcome: 'written' });
  expect(warnings).toEqual([
    'Embargoed until 2025-06-18T05:00:00Z: not to be published before.',
    'One photo is still to come and is not in the package.',
  ]);
  expect(await listFiles(path)).toEqual([
    'article.html',
    'article.newsml.xml',
    'article.ninjs-1.6.json',
    'article.ninjs.json',
    'article.nitf.xml',
    'manifest.json',
    'media/gallery-1-main.jpg',
    'media/gallery-1-web.jpg',
    'media/inline-1-main.jpg',
    'media/inline-1-web.jpg',
    'media/lead-crop-16-9.jpg',
    'media/lead-main.jpg',
    'media/lead-web.jpg',
  ]);
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8')));
  expect(manifest).toMatchObject({
    galley: 1,
    generator: 'Galley 0.1.0',
    article: sampleFrozen.articleId,
    version: 2,
    revision: sampleFrozen.revision,
    language: 'en-GB',
    embargo: '2025-06-18T05:00:00Z',
  });
  expect(manifest.files.map((file) => file.path).sort()).toEqual(
    (await listFiles(path)).filter((file) => file !== 'manifest.json'),
  );
  for (const file of manifest.files) expect(file.sha256).toBe(await hash(join(path, file.path)));
  expect(await readdir(out)).toEqual(['ferry-timetable_v2']);
});

test('the same revision gives the same bytes, as a folder and as a zip', async () => {
  await write();
  await write({ zip: true });
  const second = join(folder, 'second');
  await write({ out: second });
  await write({ out: second, zip: true });
  expect(await contents(second)).toEqual(await contents(out));
});

test('a zip holds the same files; pictures are stored, words deflated', async () => {
  const { path } = await write();
  const zip = await openZip((await write({ zip: true })).path, PACKAGE_LIMITS);
  expect(zip.entries.map((entry) => entry.path).sort()).toEqual(await listFiles(path));
  for (const entry of zip.entries) {
    expect(entry.stored).toBe(entry.path.startsWith('media/'));
    expect(await zip.read(entry.path)).toEqual(await readFile(join(path, entry.path)));
  }
  zip.close();
});

test.each([false, true])(
  'what is there: the same is left, another refused unless forced (zip: %s)',
  async (zip) => {
    const { path } = await write({ zip });
    expect(await write({ zip })).toMatchObject({ outcome: 'unchanged' });
    const changed = { ...sampleFrozen, revision: 'cd'.repeat(32) };
    const before = await contents(out);
    await expect(write({ zip, frozen: changed })).rejects.toMatchObject({ code: 'package-differs' });
    expect(await contents(out)).toEqual(before);
    expect(await write({ zip, frozen: changed, force: true })).toMatchObject({ path, outcome: 'written' });
    expect(await contents(out)).not.toEqual(before);
    expect(await readdir(out)).toHaveLength(1);
  },
);

test('a package that was tampered with is another package', async () => {
  const { path } = await write();
  await writeFile(join(path, 'extra.txt'), 'x');
  await expect(write()).rejects.toMatchObject({ code: 'package-differs' });
  await rm(join(path, 'extra.txt'));
  await writeFile(join(path, 'article.html'), 'x');
  await expect(write()).rejects.toMatchObject({ code: 'package-differs' });
});

test('where the new package cannot take its place, the old one is back in it', async () => {
  const { path } = await write();
  const before = await contents(path);
  const frozen = withFields({ section: 'Sport' });
  const onStep = (step: string) => {
    if (step === 'aside') throw new Error('the disk fell out');
  };
  await expect(write({ frozen, force: true, onStep })).rejects.toThrow('the disk fell out');
  expect(await contents(path)).toEqual(before);
  expect(await readdir(out)).toHaveLength(1);
});

test('a story that packs to almost nothing is no bomb', async () => {
  const { path } = await write({ zip: true, frozen: withFields({ editorNote: 'So '.repeat(700_000) }) });
  const zip = await openZip(path, PACKAGE_LIMITS);
  expect(zip.entries.find((one) => one.path === 'article.html')).toMatchObject({ stored: false });
  expect(zip.entries.find((one) => one.path === 'article.nitf.xml')).toMatchObject({ stored: true });
  zip.close();
});

test('force replaces neither another article’s package nor what is no package', async () => {
  const { path } = await write();
  const other = { ...sampleFrozen, articleId: 'other' };
  await expect(write({ frozen: other, force: true })).rejects.toMatchObject({ code: 'package-of-another' });
  await rm(path, { recursive: true });
  await mkdir(path);
  await writeFile(join(path, 'thesis.txt'), 'years of work');
  await expect(write({ force: true })).rejects.toMatchObject({ code: 'package-in-the-way' });
  await rm(path, { recursive: true });
  await mkdir(join(folder, 'elsewhere'));
  await symlink(join(folder, 'elsewhere'), path);
  await expect(write({ force: true })).rejects.toMatchObject({ code: 'package-in-the-way' });
  expect(await readdir(join(folder, 'elsewhere'))).toEqual([]);
});

test('open suggestions, missing files and blocked folders are refused in words, and nothing is left', async () => {
  const suggestion = { id: 's', kind: 'insert' as const, person: 'p', at: '2025-06-17T08:00:00Z' };
  const open = withFields({ headline: [{ type: 'text', text: 'New', suggestion }] });
  await expect(write({ frozen: open })).rejects.toMatchObject({ code: 'open-suggestions' });
  await rm(asset);
  await expect(write()).rejects.toMatchObject({ code: 'photo-file-missing' });
  expect(await readdir(out)).toEqual([]);
  await writeFile(join(folder, 'file'), '');
  for (const blocked of ['file', 'file/below'])
    await expect(write({ out: join(folder, blocked) })).rejects.toMatchObject({
      code: 'folder-not-writable',
    });
});

test('typed sluglines never lead out of the folder', async () => {
  const frozen = withFields({ slugline: '../../../tmp/x' });
  expect((await write({ frozen })).path).toBe(join(out, 'tmp-x_v2'));
  expect((await write({ frozen: withFields({ slugline: ' ' }) })).path).toBe(
    join(out, `${sampleFrozen.articleId}_v2`),
  );
});

test('an embargo that is over is no warning', async () => {
  const { warnings } = await write({ now: '2025-06-19T00:00:00Z' });
  expect(warnings).toEqual(['One photo is still to come and is not in the package.']);
});

describe.each(['folder', 'zip'])('killed while writing a %s', (kind) => {
  const name = kind === 'zip' ? 'ferry-timetable_v1.zip' : 'ferry-timetable_v1';
  const program = join(import.meta.dirname, 'testing/stopped-export.ts');
  const run = (step: string, version: string) =>
    new Promise<string | undefined>((resolve) => {
      execFile(process.execPath, [program, out, asset, kind, step, version], (error) => {
        resolve(error?.signal ?? undefined);
      });
    });
  const steps = [
    'begin',
    'media',
    'nitf-3.6',
    'manifest',
    ...(kind === 'zip' ? ['zip'] : []),
    'aside',
    'placed',
  ];

  test.each(steps)('at %s: no half package, and the next run clears up', async (step) => {
    expect(await run(step, 'a')).toBe('SIGKILL');
    const left = await readdir(out);
    if (step === 'placed') expect(left).toContain(name);
    else expect(left.filter((one) => !one.startsWith('.'))).toEqual([]);
    expect(await run('never', 'a')).toBeUndefined();
    expect(await readdir(out)).toEqual([name]);
    const whole = await contents(out);

    // The same over a package that is there: afterwards there is the old one or the new one, whole.
    expect(await run(step, 'b')).toBe('SIGKILL');
    const now = await contents(out).then((all) => all.filter(([file]) => !file?.startsWith('.')));
    if (step !== 'placed' && step !== 'aside') expect(now).toEqual(whole);
    expect(await run('never', 'a')).toBeUndefined();
    expect(await contents(out)).toEqual(whole);
  });

  test('between the old going and the new coming, the old one is put back', async () => {
    await run('never', 'a');
    const whole = await contents(out);
    await run('aside', 'b');
    // A run that refuses still puts things in order first.
    const other = { ...sampleFrozen, version: 1, articleId: 'other' };
    await expect(write({ frozen: other, zip: kind === 'zip' })).rejects.toMatchObject({
      code: 'package-of-another',
    });
    expect(await contents(out)).toEqual(whole);
  });
});

test('what a living process is writing is left alone', async () => {
  await mkdir(out);
  const theirs = `.galley-00000000-1-00000000-new~someone_v1`;
  await cp(asset, join(out, theirs));
  await write();
  expect(await readdir(out)).toContain(theirs);
});
