import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { temporaryName } from '../export/leftovers.ts';
import { storeFile } from '../store/store-file.ts';
import { failure, tempFolder, testArticle, testDesk, typeInto } from '../testing/desk.ts';
import { assetName } from './backup-format.ts';
import { restoreBackup } from './restore.ts';

/** Where the sample story's photo lies. */
function anAsset(folder: string): string {
  const [found] = readdirSync(join(folder, 'assets'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  );
  return found?.name ?? '';
}

test('a sound store has no problems, and what is in it is counted', async () => {
  const { client, folder } = await testDesk();
  const id = await testArticle(client);
  await typeInto(client, id, 'More.');
  await client.call('articles.commit', { id, reason: 'saved', note: '' });
  const orphan = 'ab'.repeat(32);
  writeFileSync(join(folder, assetName(anAsset(folder)), '..', orphan), '');
  const report = await client.call('store.check', null);
  expect(report).toMatchObject({
    ok: true,
    articles: 2,
    revisions: 3,
    photos: 1,
    problems: [],
    orphanAssets: [orphan],
  });
});

test('each kind of damage is found and named', async () => {
  const { client, folder, close } = await testDesk();
  const id = await testArticle(client, 'Damaged story');
  await client.call('articles.commit', { id, reason: 'saved', note: '' });
  await close();
  const asset = anAsset(folder);
  const db = new Database(storeFile(folder));
  db.pragma('foreign_keys = OFF');
  db.exec(`
    UPDATE revisions SET note = 'forged' WHERE n = 1;
    UPDATE contents SET data = zeroblob(10) WHERE n = (SELECT max(n) FROM contents);
    UPDATE photo_revisions SET json = replace(json, 'LENA', 'ANNA');
    UPDATE parts SET json = '[]' WHERE kind = 'field' AND key = 'slugline';
    UPDATE revisions SET parents = zeroblob(32) WHERE n = 2;
    INSERT INTO heads VALUES (999, zeroblob(32));
  `);
  db.close();
  writeFileSync(join(folder, assetName(asset)), 'something else');
  const { client: again } = await testDesk(folder);
  const report = await again.call('store.check', null);
  expect(report.ok).toBe(false);
  expect([...new Set(report.problems.map((problem) => problem.rule))].sort()).toEqual([
    'asset-damaged',
    'history-damaged',
    'history-incomplete',
    'photo-damaged',
    'reference-broken',
    'revision-damaged',
    'working-copy-damaged',
  ]);
  expect(report.problems.map((problem) => problem.message).join('\n')).toContain('“Damaged story”');
  rmSync(join(folder, assetName(asset)));
  const gone = await again.call('store.check', null);
  expect(gone.problems.map((problem) => problem.rule)).toContain('asset-missing');
});

test('a backup is taken while words are written, and put back whole elsewhere', async () => {
  const { client, folder, desk } = await testDesk();
  const id = await testArticle(client);
  const file = join(tempFolder(), 'deep', 'backup.zip');
  const writing = desk.client('cli').call('store.backup', { file: { path: file } });
  for (let n = 0; n < 30; n += 1) await typeInto(client, id, `While it runs ${n}`);
  expect((await writing).bytes).toBeGreaterThan(10_000);
  expect(readdirSync(join(file, '..'))).toEqual(['backup.zip']);
  expect(readdirSync(join(folder, 'cache')).filter((name) => name.startsWith('backup'))).toEqual([]);

  const elsewhere = join(tempFolder(), 'new store');
  expect(await restoreBackup(file, elsewhere, false)).toMatchObject({
    articles: 2,
    photos: 1,
    replaced: null,
  });
  const restored = await testDesk(elsewhere);
  expect((await restored.client.call('store.check', null)).ok).toBe(true);
  const { content } = await restored.client.call('articles.peek', { id });
  expect(content.fields.headline).toEqual(inlineFromText('Ice on the runway'));
  expect((await restored.client.call('photos.list', {})).rows[0]?.fileMissing).toBe(false);
});

test('what a killed backup or restore left is swept away by the next start', async () => {
  const { folder, close } = await testDesk();
  await close();
  const left = [
    'cache/backup-x.sqlite',
    'cache/restore-x.sqlite.part',
    'backups/before-migration.sqlite.part',
  ];
  for (const name of [...left, 'backups/kept.sqlite']) writeFileSync(join(folder, name), '');
  await testDesk(folder);
  for (const name of left) expect(existsSync(join(folder, name))).toBe(false);
  expect(existsSync(join(folder, 'backups/kept.sqlite'))).toBe(true);
});

test('a store in the way is replaced only when told to, and kept', async () => {
  const { client, folder, desk, close } = await testDesk();
  const id = await testArticle(client);
  const file = join(tempFolder(), 'backup.zip');
  await desk.client('cli').call('store.backup', { file: { path: file } });
  await typeInto(client, id, 'Written after the backup.');
  expect(await failure(restoreBackup(file, folder, true))).toBe('store-locked');
  await close();
  expect(await failure(restoreBackup(file, folder, false))).toBe('store-in-the-way');
  const { replaced } = await restoreBackup(file, folder, true);
  const { client: back } = await testDesk(folder);
  const { content } = await back.call('articles.peek', { id });
  expect(content.blocks[0]).toMatchObject({ inline: inlineFromText('The airport closed.') });
  expect((await back.call('articles.list', { search: 'runway' })).total).toBe(1);
  const kept = new Database(replaced ?? '', { readonly: true });
  const words = kept.prepare("SELECT count(*) AS n FROM parts WHERE json LIKE '%after the backup%'").get();
  expect(words).toEqual({ n: 1 });
  kept.close();
});

test('a damaged or strange file is refused, and the store stays as it is', async () => {
  const { client, folder, desk, close } = await testDesk();
  const inbox = tempFolder();
  const file = join(inbox, 'backup.zip');
  await desk.client('cli').call('store.backup', { file: { path: file } });
  await client.call('desk.status', null);
  await close();
  const before = readFileSync(storeFile(folder));
  const good = readFileSync(file);
  const bad = (name: string, bytes: Buffer | string) => {
    writeFileSync(join(inbox, name), bytes);
    return failure(restoreBackup(join(inbox, name), folder, true));
  };
  expect(await bad('cut', good.subarray(0, good.length / 2))).toBe('backup-damaged');
  const flipped = Buffer.from(good);
  const middle = Math.floor(good.length * 0.4);
  flipped.writeUInt8(255 - flipped.readUInt8(middle), middle);
  expect(await bad('flipped', flipped)).toBe('backup-damaged');
  expect(await bad('text', 'no zip')).toBe('backup-damaged');
  expect(await failure(restoreBackup(join(inbox, 'gone'), folder, true))).toBe('no-such-file');
  expect(await failure(restoreBackup(inbox, folder, true))).toBe('backup-damaged');
  expect(readFileSync(storeFile(folder)).equals(before)).toBe(true);
  expect(readdirSync(join(folder, 'cache')).filter((name) => name.startsWith('restore'))).toEqual([]);
  expect(existsSync(join(folder, 'backups', 'replaced'))).toBe(false);
});

test('pages that cannot be read are a finding of the check, which goes on with the rest', async () => {
  const { client, folder, close } = await testDesk();
  for (let n = 0; n < 20; n += 1) await testArticle(client, `Story ${n}`);
  await close();
  const db = new Database(storeFile(folder));
  const page = (name: string): number =>
    z
      .object({ rootpage: z.number() })
      .parse(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name)).rootpage;
  const size = z.number().parse(db.pragma('page_size', { simple: true }));
  const at = (page('photo_revisions') - 1) * size;
  db.close();
  const bytes = readFileSync(storeFile(folder));
  bytes.fill(0x5a, at, at + size);
  writeFileSync(storeFile(folder), bytes);
  const { client: again } = await testDesk(folder);
  const report = await again.call('store.check', null);
  expect(report).toMatchObject({ ok: false, articles: 21 });
  expect(report.problems.map((problem) => problem.rule)).toContain('store-damaged');
  for (const { message } of report.problems) expect(message.length).toBeLessThan(1000);
});

test('a store whose file lost all its bytes is damaged, not new', async () => {
  const { folder, close } = await testDesk();
  await close();
  writeFileSync(storeFile(folder), '');
  expect(await failure(testDesk(folder))).toBe('store-damaged');
});

test('a backup that cannot be written says so of its own place, and which photos it lacks', async () => {
  const { folder, desk } = await testDesk();
  const inbox = tempFolder();
  writeFileSync(join(inbox, 'file'), '');
  const call = desk.client('cli').call('store.backup', { file: { path: join(inbox, 'file', 'b.zip') } });
  await expect(call).rejects.toMatchObject({
    code: 'folder-not-writable',
    message: expect.stringContaining(join(inbox, 'file', 'b.zip')),
  });
  rmSync(join(folder, assetName(anAsset(folder))));
  const file = { path: join(inbox, 'b.zip') };
  expect(await desk.client('cli').call('store.backup', { file })).toMatchObject({ missing: 1 });
});

test('a restore puts a photo right that the disk spoilt', async () => {
  const { folder, desk, close } = await testDesk();
  const file = join(tempFolder(), 'backup.zip');
  await desk.client('cli').call('store.backup', { file: { path: file } });
  await close();
  writeFileSync(join(folder, assetName(anAsset(folder))), 'spoilt');
  await restoreBackup(file, folder, true);
  const { client } = await testDesk(folder);
  expect((await client.call('store.check', null)).problems).toEqual([]);
});

test('what a killed backup left in its folder goes with the next one', async () => {
  const { desk } = await testDesk();
  const folder = tempFolder();
  const dead = String(spawnSync(process.execPath, ['--version']).pid);
  const left = temporaryName('desk.backup', 'new').replace(`-${process.pid}-`, `-${dead}-`);
  writeFileSync(join(folder, left), 'half a backup');
  const alive = temporaryName('other.backup', 'new');
  writeFileSync(join(folder, alive), 'being written');
  await desk.client('cli').call('store.backup', { file: { path: join(folder, 'desk.backup') } });
  expect(readdirSync(folder).sort()).toEqual([alive, 'desk.backup']);
});

test('a backup takes no name but that of an earlier backup', async () => {
  const { client, folder, desk } = await testDesk();
  const inbox = tempFolder();
  const backUp = (path: string) => failure(desk.client('cli').call('store.backup', { file: { path } }));
  const notes = join(inbox, 'notes.txt');
  writeFileSync(notes, 'precious');
  symlinkSync(notes, join(inbox, 'link'));
  expect(await backUp(notes)).toBe('file-in-the-way');
  expect(await backUp(join(inbox, 'link'))).toBe('file-in-the-way');
  expect(await backUp(storeFile(folder))).toBe('file-in-the-way');
  expect(readFileSync(notes, 'utf8')).toBe('precious');
  expect((await client.call('store.check', null)).ok).toBe(true);
  expect(await backUp(join(inbox, 'desk.backup'))).toBe('');
  expect(await backUp(join(inbox, 'desk.backup'))).toBe('');
  expect(readdirSync(inbox).sort()).toEqual(['desk.backup', 'link', 'notes.txt']);
});

test('what is no file is no backup, and is not waited for', async ({ skip }) => {
  const pipe = join(tempFolder(), 'pipe');
  if (spawnSync('mkfifo', [pipe]).status !== 0) skip('this system has no pipes with names');
  expect(await failure(restoreBackup(pipe, join(tempFolder(), 'new'), false))).toBe('backup-damaged');
});

test('a file that is no backup is told in words before anything ends for it', async () => {
  const { client, desk, folder } = await testDesk();
  const file = join(tempFolder(), 'story.txt');
  writeFileSync(file, 'no zip');
  const cli = desk.client('cli');
  expect(await failure(cli.call('backups.look', { from: { path: file } }))).toBe('backup-damaged');
  desk.grant('chosen', file);
  const ref = { file: { token: 'chosen' }, name: null };
  expect(await failure(client.call('backups.restore', ref))).toBe('backup-damaged');
  expect(existsSync(join(folder, 'errand.json'))).toBe(false);
});
