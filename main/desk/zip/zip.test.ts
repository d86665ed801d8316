import { mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openZip } from './reader.ts';
import { writeZip } from './writer.ts';

const LIMITS = { entries: 10, entryBytes: 5_000_000, totalBytes: 6_000_000, ratio: 200 };

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-zip-'));
  path = join(folder, 'a.zip');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const entry = (name: string, data: string | Buffer, stored = false) => ({
  path: name,
  stored,
  source: { data: () => data },
});
const rule = async () => {
  try {
    (await openZip(path, LIMITS)).close();
    return '';
  } catch (cause) {
    return cause instanceof Error && 'rule' in cause ? cause.rule : cause;
  }
};

test('what is written is read, and a time zone changes no byte', async () => {
  await writeFile(join(folder, 'file'), 'from a file');
  const entries = [
    entry('a.txt', 'é'.repeat(1000)),
    entry('b/c.bin', Buffer.from([0, 1, 2]), true),
    { path: 'empty', stored: false, source: { data: () => '' } },
    { path: 'd', stored: true, source: { file: join(folder, 'file') } },
  ];
  await writeZip(entries, path);
  const zip = await openZip(path, LIMITS);
  expect(zip.entries.map((one) => [one.path, one.bytes, one.stored])).toEqual([
    ['a.txt', 2000, false],
    ['b/c.bin', 3, true],
    ['empty', 0, false],
    ['d', 11, true],
  ]);
  expect((await zip.read('a.txt')).toString()).toBe('é'.repeat(1000));
  expect((await zip.read('d')).toString()).toBe('from a file');
  await expect(zip.read('nowhere')).rejects.toMatchObject({ rule: 'zip-missing' });
  zip.close();

  const zone = process.env.TZ;
  process.env.TZ = 'Asia/Kolkata';
  try {
    const other = join(folder, 'b.zip');
    await writeZip(entries, other);
    expect(await readFile(other)).toEqual(await readFile(path));
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('what cannot be read fails the whole zip', async () => {
  const broken = {
    path: 'x',
    stored: false,
    source: {
      data: (): string => {
        throw new Error('lost');
      },
    },
  };
  await expect(writeZip([entry('a', 'b'), broken], path)).rejects.toThrow('lost');
  await rm(path, { force: true });
  const missing = { path: 'x', stored: false, source: { file: join(folder, 'nowhere') } };
  await expect(writeZip([missing], path)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('more files, larger files, larger sums than allowed', async () => {
  await writeZip(
    Array.from({ length: 11 }, (_, index) => entry(`f${index}`, 'x')),
    path,
  );
  expect(await rule()).toBe('zip-too-many');
  await rm(path);
  await writeZip([entry('f', Buffer.alloc(5_000_001), true)], path);
  expect(await rule()).toBe('zip-too-large');
  await rm(path);
  await writeZip(
    [entry('f', Buffer.alloc(4_000_000), true), entry('g', Buffer.alloc(4_000_000), true)],
    path,
  );
  expect(await rule()).toBe('zip-too-large');
  await rm(path);
  await writeZip([entry('f', Buffer.alloc(4_000_000))], path);
  expect(await rule()).toBe('zip-bomb');
});

test('two names for the same bytes, as zips have that swell without limit', async () => {
  await writeZip([entry('one', 'x'.repeat(500), true), entry('two', 'x'.repeat(500), true)], path);
  const bytes = await readFile(path);
  // The offset of the local header stands 42 bytes into an entry of the central directory, its name at 46.
  bytes.writeUInt32LE(0, bytes.lastIndexOf('two') - 46 + 42);
  await writeFile(path, bytes);
  expect(await rule()).toBe('zip-overlap');
});

test('an encrypted file', async () => {
  await writeZip([entry('one', 'x'.repeat(50))], path);
  const bytes = await readFile(path);
  const flags = bytes.lastIndexOf('one') - 46 + 8;
  bytes.writeUInt16LE(bytes.readUInt16LE(flags) | 1, flags);
  await writeFile(path, bytes);
  expect(await rule()).toBe('zip-encrypted');
});

test.each(['', 'not a zip', 'PK\u0003\u0004 but no more'])('%j', async (text) => {
  await writeFile(path, text);
  expect(await rule()).toBe('zip-damaged');
});

test('a zip that cannot be made is closed before that is said: nothing comes after whoever tidies up', async () => {
  const broken = () => {
    throw new Error('no words');
  };
  for (const entries of [
    [entry('a', 'whole'), { path: 'b', stored: false, source: { data: broken } }],
    [{ path: 'a', stored: true, source: { file: join(folder, 'gone') } }],
  ]) {
    await expect(writeZip(entries, path)).rejects.toThrow(/no words|ENOENT/);
    // Who is told of it takes the file away; one that is still being opened would come back.
    await rm(path, { force: true });
    expect(await openFiles(path)).toEqual([]);
  }
});

/** What this process has open under a name, or had when it was taken away. Only Linux tells. */
async function openFiles(name: string): Promise<string[]> {
  const fds = await readdir('/proc/self/fd').catch(() => []);
  const links = await Promise.all(fds.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return links.filter((link) => link.startsWith(name));
}
