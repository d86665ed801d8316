import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/canonical.ts';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { HANDOFF_INDEX, type HandoffIndex, handoffIndexSchema } from '../../../shared/package/handoff.ts';
import { fields } from '../../media/testing/make.ts';
import { listFiles } from '../export/files.ts';
import { type Desk, startDesk } from '../start.ts';
import { openReadable } from '../store/db.ts';
import { storeFile } from '../store/store-file.ts';
import { testArticle, testPhoto, typeInto } from '../testing/desk.ts';
import { collectHandoff } from './collect.ts';
import { type Piece, pack, unpack } from './testing/repack.ts';

const folders: string[] = [];
const desks: Desk[] = [];
afterAll(async () => {
  for (const one of desks) await one.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-handoff-'));
  folders.push(folder);
  return folder;
}

/** A desk on a store of its own where an editor sits, with the command line at hand, which names paths. */
async function makeDesk() {
  const folder = tempFolder();
  const desk = await startDesk({ storeDir: folder });
  desks.push(desk);
  const client = desk.client('window');
  const cli = desk.client('cli');
  await client.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'editor' });
  return {
    folder,
    client,
    cli,
    write: (ids: string[], path: string) => cli.call('handoff.write', { ids, file: { path } }),
    async take(path: string) {
      const results = await cli.call('intake.files', { files: [{ path }] });
      return results.map((result) => (result.ok ? result.outcome : result.error.code));
    },
    open: (id: string) => client.call('articles.peek', { id }),
  };
}
type MadeDesk = Awaited<ReturnType<typeof makeDesk>>;

/** An article with a photo in state submitted, and its words. */
async function article(at: MadeDesk): Promise<string> {
  const id = await testArticle(at.client);
  const picture = join(tempFolder(), 'quay.jpg');
  await fields(600, 400).jpeg().toFile(picture);
  const [taken] = await at.cli.call('photos.takeIn', { files: [{ path: picture }] });
  if (!taken?.ok) throw new Error('not taken in');
  await at.client.call('photos.update', {
    id: taken.photo.id,
    words: { caption: inlineFromText('The quay.') },
  });
  await at.client.call('photos.attach', { id, photoIds: [taken.photo.id], role: 'lead' });
  await at.client.call('articles.move', { id, to: 'submitted', reason: '' });
  return id;
}

/** Everything that a store holds: rows of every table, and files. */
async function everything(at: MadeDesk): Promise<string> {
  const db = openReadable(storeFile(at.folder));
  const tables = db.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
  );
  const rows = tables.map(({ name }) => [name, db.all(`SELECT * FROM "${name}" ORDER BY 1, 2`)]);
  db.close();
  return JSON.stringify([rows, await listFiles(join(at.folder, 'assets'))]);
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');

test('an article arrives with its state, history, photo and file, under the same ids', async () => {
  const [here, there] = [await makeDesk(), await makeDesk()];
  const id = await article(here);
  await typeInto(here.client, id, 'Words in no revision yet.');
  const file = join(tempFolder(), 'story.galley');
  expect(await here.write([id], file)).toEqual({ path: file, articles: 1, photos: 1, missing: 0 });
  expect(await there.take(file)).toEqual(['new']);

  const [ours, theirs] = [await here.open(id), await there.open(id)];
  expect(theirs.content).toEqual(ours.content);
  expect(theirs.photos).toEqual(ours.photos);
  expect(theirs.missingAssets).toEqual([]);
  const { updatedAt: _, ...meta } = ours.meta;
  expect(theirs.meta).toMatchObject(meta);
  const history = { id };
  expect(await there.client.call('articles.history', history)).toEqual(
    await here.client.call('articles.history', history),
  );
  const asset = Object.values(ours.photos)[0]?.assetId ?? '';
  const path = `assets/${asset.slice(0, 2)}/${asset.slice(2, 4)}/${asset}`;
  expect(await readFile(join(there.folder, path))).toEqual(await readFile(join(here.folder, path)));
});

test('the same store writes the same bytes, and so does the store that took it in', async () => {
  const [here, there] = [await makeDesk(), await makeDesk()];
  const ids = [await article(here), await testArticle(here.client, 'Another')];
  const [one, two, three] = ['1', '2', '3'].map((name) => join(tempFolder(), `${name}.galley`)) as [
    string,
    string,
    string,
  ];
  await here.write(ids, one);
  await here.write([...ids].reverse(), two);
  await there.take(one);
  await there.write(ids, three);
  expect(sha256(await readFile(two))).toBe(sha256(await readFile(one)));
  expect(sha256(await readFile(three))).toBe(sha256(await readFile(one)));
});

test('twice, or an older one after a newer one, changes nothing', async () => {
  const [here, there] = [await makeDesk(), await makeDesk()];
  const id = await article(here);
  const [older, newer] = [join(tempFolder(), 'a.galley'), join(tempFolder(), 'b.galley')];
  await here.write([id], older);
  await typeInto(here.client, id, 'Newer words.');
  await here.write([id], newer);
  expect(await there.take(older)).toEqual(['new']);
  expect(await there.take(newer)).toEqual(['updated']);
  const before = await everything(there);
  expect(await there.take(newer)).toEqual(['unchanged']);
  expect(await there.take(older)).toEqual(['unchanged']);
  expect(await here.take(older)).toEqual(['unchanged']);
  expect(await everything(there)).toBe(before);
});

test('there and back again: the reply moves the article on', async () => {
  const [here, there] = [await makeDesk(), await makeDesk()];
  const id = await article(here);
  const [out, back] = [join(tempFolder(), 'a.galley'), join(tempFolder(), 'b.galley')];
  await here.write([id], out);
  await there.take(out);
  await typeInto(there.client, id, 'Edited there.');
  await there.client.call('articles.move', { id, to: 'in-review', reason: '' });
  await there.write([id], back);
  expect(await here.take(back)).toEqual(['updated']);
  const { meta, content } = await here.open(id);
  expect(meta.state).toBe('in-review');
  expect(JSON.stringify(content.blocks)).toContain('Edited there.');
});

test('edited on both sides: both heads are kept, and picking one settles it on both machines', async () => {
  const [here, there] = [await makeDesk(), await makeDesk()];
  const id = await article(here);
  const path = join(tempFolder(), 'a.galley');
  await here.write([id], path);
  await there.take(path);
  await typeInto(here.client, id, 'Edited here.');
  await typeInto(there.client, id, 'Edited there.');
  await there.write([id], path);
  expect(await here.take(path)).toEqual(['diverged']);
  const { meta, content } = await here.open(id);
  expect(meta.heads).toHaveLength(2);
  expect(JSON.stringify(content.blocks)).toContain('Edited here.');
  await here.client.call('articles.pickHead', { id, hash: meta.heads[1] ?? '' });
  expect(JSON.stringify((await here.open(id)).content.blocks)).toContain('Edited there.');
  await here.write([id], path);
  expect(await there.take(path)).toEqual(['updated']);
  expect((await there.open(id)).meta.heads).toHaveLength(1);
});

test('a story that packs to almost nothing is no bomb', async () => {
  const [here, there] = [await makeDesk(), await makeDesk()];
  const id = await testArticle(here.client, 'Long', ['So '.repeat(700_000)]);
  const file = join(tempFolder(), 'long.galley');
  await here.write([id], file);
  expect(await there.take(file)).toEqual(['new']);
  expect((await there.open(id)).content).toEqual((await here.open(id)).content);
});

test('more history than anybody could open is not written', async () => {
  const here = await makeDesk();
  const id = await testArticle(here.client);
  const db = openReadable(storeFile(here.folder));
  const files = { pathOf: () => '', isMissing: () => false };
  const { index } = await collectHandoff(db, [id], 'Galley', files);
  const bytes = canonicalJson(index).length + 1;
  expect((await collectHandoff(db, [id], 'Galley', files, bytes)).index).toEqual(index);
  const tooFew = collectHandoff(db, [id], 'Galley', files, bytes - 1);
  await expect(tooFew).rejects.toMatchObject({ code: 'handoff-too-large' });
  db.close();
});

test('a hand-off never takes the place of something else', async () => {
  const here = await makeDesk();
  const id = await testArticle(here.client);
  const path = join(tempFolder(), 'thesis.galley');
  await writeFile(path, 'years of work');
  await expect(here.write([id], path)).rejects.toMatchObject({ code: 'file-in-the-way' });
  expect(await readFile(path, 'utf8')).toBe('years of work');
});

test('a photo whose file was lost leaves with its words alone', async () => {
  const [here, there] = [await makeDesk(), await makeDesk()];
  const id = await article(here);
  const path = join(tempFolder(), 'a.galley');
  const whole = join(tempFolder(), 'whole.galley');
  await here.write([id], whole);
  const pieces = await unpack(whole);
  const index = indexOf(pieces);
  const lost = { ...index, assets: index.assets.map((asset) => ({ ...asset, present: false })) };
  await pack(
    path,
    withIndex(
      pieces.filter(({ name }) => !name.startsWith('assets/')),
      lost,
    ),
  );
  expect(await there.take(path)).toEqual(['new']);
  expect((await there.open(id)).missingAssets).toHaveLength(1);
  expect(await there.take(whole)).toEqual(['unchanged']);
  expect((await there.open(id)).missingAssets).toEqual([]);
});

function indexOf(pieces: readonly Piece[]): HandoffIndex {
  const index = pieces.find(({ name }) => name === HANDOFF_INDEX);
  return handoffIndexSchema.parse(JSON.parse(index?.data.toString('utf8') ?? ''));
}

function withIndex(pieces: readonly Piece[], index: unknown): Piece[] {
  const data = Buffer.from(canonicalJson(index));
  return pieces.map((piece) => (piece.name === HANDOFF_INDEX ? { ...piece, data } : piece));
}

/** Renames in every header of the zip; both names have the same length. */
async function rename(path: string, from: string, to: string): Promise<void> {
  const bytes = (await readFile(path)).toString('latin1');
  expect(from.length).toBe(to.length);
  expect(bytes).toContain(from);
  await writeFile(path, Buffer.from(bytes.replaceAll(from, to), 'latin1'));
}

const pad = (text: string, length: number) => text + 'x'.repeat(length - text.length);

describe('refused whole', () => {
  let there: MadeDesk;
  let path: string;
  let pieces: Piece[];
  let index: HandoffIndex;
  let before: string;
  let good: string;
  beforeAll(async () => {
    const here = await makeDesk();
    there = await makeDesk();
    const folder = tempFolder();
    good = join(folder, 'good.galley');
    path = join(folder, 'hostile.galley');
    await here.write([await article(here)], good);
    pieces = await unpack(good);
    index = indexOf(pieces);
    before = await everything(there);
  });
  beforeEach(() => copyFile(good, path));
  const expectRefused = async (code = 'handoff-damaged') => {
    expect(await there.take(path)).toEqual([code]);
    expect(await everything(there)).toBe(before);
  };
  const named = (folder: string) => {
    const found = pieces.find(({ name }) => name.startsWith(folder));
    if (!found) throw new Error(`nothing in ${folder}`);
    return found;
  };
  const change = (piece: Piece, made: Partial<Piece>) =>
    pieces.map((one) => (one === piece ? { ...one, ...made } : one));
  const edit = (piece: Piece, work: (text: string) => string) =>
    change(piece, { data: Buffer.from(work(piece.data.toString('utf8'))) });

  test('names that lead out of it', async () => {
    const from = named('contents/').name;
    await rename(path, from, pad('../../../../tmp/', from.length));
    await expectRefused();
  });
  test('absolute names', async () => {
    const from = named('contents/').name;
    await rename(path, from, pad('/tmp/', from.length));
    await expectRefused();
  });
  test('backslashes', async () => {
    const from = named('contents/').name;
    await rename(path, from, pad('..\\..\\', from.length));
    await expectRefused();
  });
  test('a link', async () => {
    await pack(path, change(named('assets/'), { mode: 0o120777 }));
    await expectRefused();
  });
  test('two files of one name', async () => {
    await pack(path, [...pieces, named('contents/')]);
    await expectRefused();
  });
  test('two files whose names differ in case', async () => {
    const twin = named('contents/');
    await pack(path, [...pieces, { ...twin, name: twin.name.toUpperCase() }]);
    await expectRefused();
  });
  test('a file that unpacks to far more than its size', async () => {
    await pack(path, change(named('contents/'), { data: Buffer.alloc(30_000_000, 32) }));
    await expectRefused();
  });
  test('a file that is larger than it says', async () => {
    const bytes = await readFile(path);
    const at = bytes.lastIndexOf(named('contents/').name);
    // Uncompressed size in the central directory: 24 after its start, the name begins at 46.
    bytes.writeUInt32LE(10, at - 46 + 24);
    await writeFile(path, bytes);
    await expectRefused();
  });
  test('a photo file that is packed', async () => {
    await pack(path, change(named('assets/'), { stored: false }));
    await expectRefused();
  });
  test.each([0.2, 0.6, 0.99])('cut short at %s', async (share) => {
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, Math.floor(bytes.length * share)));
    await expectRefused();
  });
  test('a changed byte in the middle', async () => {
    const bytes = await readFile(path);
    const at = bytes.indexOf(Buffer.from([0xff, 0xd8, 0xff])) + 300;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await writeFile(path, bytes);
    await expectRefused();
  });
  test('words that were changed', async () => {
    await pack(
      path,
      edit(named('contents/'), (text) => text.replace(/"slugline":"[^"]*"/, '"slugline":"other"')),
    );
    await expectRefused();
  });
  test('a revision that was changed', async () => {
    await pack(
      path,
      edit(named('revisions/'), (text) => text.replace('"note":""', '"note":"x"')),
    );
    await expectRefused();
  });
  test('a photo’s words that were changed', async () => {
    await pack(
      path,
      edit(named('photos/'), (text) => text.replace('"schema":1', '"schema": 1')),
    );
    await expectRefused();
  });
  test('a photo file with other bytes of the same length', async () => {
    const piece = named('assets/');
    await pack(path, change(piece, { data: Buffer.alloc(piece.data.length, 0xff) }));
    await expectRefused();
  });
  test('another spelling of a value under its own hash', async () => {
    const piece = named('photos/');
    const data = Buffer.from(` ${piece.data.toString('utf8')}`);
    const hash = sha256(data);
    const old = piece.name.slice('photos/'.length, -'.json'.length);
    const text = canonicalJson(index).replaceAll(old, hash);
    await pack(path, withIndex(change(piece, { data, name: `photos/${hash}.json` }), JSON.parse(text)));
    await expectRefused();
  });
  test('a missing content, a missing parent, a missing head', async () => {
    await pack(
      path,
      pieces.filter((piece) => piece !== named('contents/')),
    );
    await expectRefused();
    const [only] = index.articles;
    if (!only) throw new Error('no article');
    const rest = { ...index, articles: [{ ...only, revisions: only.revisions.slice(1) }] };
    await pack(
      path,
      withIndex(
        pieces.filter(({ name }) => !name.includes(only.revisions[0] ?? '')),
        rest,
      ),
    );
    await expectRefused();
    await pack(path, withIndex(pieces, { ...index, articles: [{ ...only, head: 'f'.repeat(64) }] }));
    await expectRefused();
  });
  test('a revision that is said to be thinned out as well', async () => {
    const [only] = index.articles;
    if (!only) throw new Error('no article');
    const place = { parents: [], at: '2026-01-01T00:00:00Z', state: 'draft', reason: 'automatic' };
    const thinned = [{ hash: only.head, ...place }];
    await pack(path, withIndex(pieces, { ...index, articles: [{ ...only, thinned }] }));
    await expectRefused();
    const twice = { hash: 'e'.repeat(64), ...place };
    await pack(path, withIndex(pieces, { ...index, articles: [{ ...only, thinned: [twice, twice] }] }));
    await expectRefused();
  });
  test('another article’s history', async () => {
    const [only] = index.articles;
    await pack(path, withIndex(pieces, { ...index, articles: [{ ...only, id: 'somebody-else' }] }));
    await expectRefused();
  });
  test('photos whose words or files are missing', async () => {
    await pack(
      path,
      withIndex(
        pieces.filter(({ name }) => !name.startsWith('photos/')),
        { ...index, photos: [] },
      ),
    );
    await expectRefused();
    await pack(
      path,
      withIndex(
        pieces.filter(({ name }) => !name.startsWith('assets/')),
        { ...index, assets: [] },
      ),
    );
    await expectRefused();
  });
  test('a file that nothing speaks of', async () => {
    await pack(path, [...pieces, { name: 'assets/run-me.sh', data: Buffer.from('x'), stored: true }]);
    await expectRefused();
  });
  test('a page with a script that is called a photo', async () => {
    const data = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const assetId = sha256(data);
    const photo = Buffer.from(canonicalJson(testPhoto('planted', { assetId })));
    const hash = sha256(photo);
    const planted = {
      ...index,
      photos: [...index.photos, { id: 'planted', head: hash, revisions: [hash] }],
      assets: [...index.assets, { id: assetId, bytes: data.length, mediaType: 'image/jpeg', present: true }],
    };
    await pack(path, [
      ...withIndex(pieces, planted),
      { name: `assets/${assetId}`, data, stored: true },
      { name: `photos/${hash}.json`, data: photo, stored: false },
    ]);
    await expectRefused();
  });
  test('a later version of the format, or of what is in it', async () => {
    await pack(path, withIndex(pieces, { ...index, handoff: 2 }));
    await expectRefused('handoff-newer');
    const piece = named('photos/');
    const data = Buffer.from(piece.data.toString('utf8').replace('"schema":1', '"schema":2'));
    const old = piece.name.slice('photos/'.length, -'.json'.length);
    const text = canonicalJson(index).replaceAll(old, sha256(data));
    await pack(
      path,
      withIndex(change(piece, { data, name: `photos/${sha256(data)}.json` }), JSON.parse(text)),
    );
    await expectRefused('handoff-newer');
  });
  test('a list of contents that is none', async () => {
    await pack(
      path,
      edit(named(HANDOFF_INDEX), () => '{"handoff":1'),
    );
    await expectRefused();
    await pack(path, withIndex(pieces, { ...index, extra: true }));
    await expectRefused();
    await writeFile(path, 'not a zip at all');
    await expectRefused();
  });
  test('and the same file as it was written goes in', async () => {
    expect(await there.take(path)).toEqual(['new']);
  });
});
