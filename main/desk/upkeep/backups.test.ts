import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failure, tempFolder, testArticle, testDesk, typeInto } from '../testing/desk.ts';
import { assetName } from './backup-format.ts';
import { photosIn } from './photo-pool.ts';
import { restoreBackup } from './restore.ts';

const DAY = 86_400_000;

/** A desk whose clock is set by the test. */
async function clockedDesk(start = Date.UTC(2026, 5, 1, 9)) {
  const clock = { now: start };
  const desk = await testDesk(tempFolder(), () => new Date(clock.now));
  return { ...desk, clock };
}

test('eleven backups are eleven stores and one copy of each photo, thinned by day and week', async () => {
  const { desk, client, folder, clock } = await clockedDesk();
  const id = await testArticle(client);
  for (let day = 0; day < 18; day += 1) {
    clock.now += 3 * DAY;
    expect(desk.backups.due()).toBe(true);
    await typeInto(client, id, `Day ${day}.`);
    await desk.backups.make('daily');
    expect(desk.backups.due()).toBe(false);
  }
  const { entries } = await client.call('backups.status', null);
  expect(entries).toHaveLength(11);
  expect(entries.every((entry) => entry.photos === 1)).toBe(true);
  expect(await photosIn(join(folder, 'backups'))).toHaveLength(1);
}, 60_000);

test('those that a person asked for stay, and go when told to; photos that no other names go with them', async () => {
  const { client, folder, clock, desk } = await clockedDesk();
  const asked = await client.call('backups.make', null);
  expect(asked).toMatchObject({ kind: 'asked', articles: 1, photos: 1, missing: 0, own: true });
  for (let day = 0; day < 3; day += 1) {
    clock.now += DAY;
    await desk.backups.make('daily');
  }
  const status = await client.call('backups.status', null);
  expect(status.entries.filter(({ kind }) => kind === 'asked')).toHaveLength(1);
  let left = status;
  for (const { name } of status.entries) left = await client.call('backups.remove', { name });
  expect(left.entries).toEqual([]);
  expect(await photosIn(join(folder, 'backups'))).toEqual([]);
  expect(await failure(client.call('backups.remove', { name: asked.name }))).toBe('no-backup');
});

test('nothing that this store did not write is ever removed', async () => {
  const { client, folder, clock, desk } = await clockedDesk();
  const other = await clockedDesk(Date.UTC(2025, 0, 1));
  const shared = tempFolder();
  for (const one of [client, other.client]) {
    await one.call('backups.status', null);
  }
  desk.backups.setFolder(shared);
  other.desk.backups.setFolder(shared);
  const theirs = await other.client.call('backups.make', null);
  await other.desk.backups.make('daily');
  const inside = join(shared, 'Galley backups');
  writeFileSync(join(inside, 'notes.txt'), 'mine');
  mkdirSync(join(inside, 'galley-of-somebody'));
  for (let day = 0; day < 9; day += 1) {
    clock.now += DAY;
    await desk.backups.make('daily');
  }
  expect(await failure(client.call('backups.remove', { name: theirs.name }))).toBe('not-own-backup');
  const names = readdirSync(inside);
  expect(names).toEqual(expect.arrayContaining(['notes.txt', 'galley-of-somebody', theirs.name]));
  expect((await other.client.call('backups.status', null)).entries.filter(({ own }) => own)).toHaveLength(2);
  // The other store's photos are whole: it can be put back.
  await restoreBackup(join(inside, theirs.name), join(tempFolder(), 'again'), false);
  expect(existsSync(join(folder, 'backups', theirs.name))).toBe(false);
}, 60_000);

test('a folder that is not there is said, never made anew, and used again when it is back', async () => {
  const { client, desk } = await clockedDesk();
  const disk = join(tempFolder(), 'disk');
  mkdirSync(disk);
  desk.backups.setFolder(disk);
  await client.call('backups.make', null);
  renameSync(disk, `${disk}-away`);
  const status = await client.call('backups.status', null);
  expect(status.problem?.code).toBe('backup-folder-missing');
  expect(await failure(client.call('backups.make', null))).toBe('backup-folder-missing');
  // An empty mount point in its place is not the disk.
  mkdirSync(disk);
  expect(await failure(client.call('backups.make', null))).toBe('backup-folder-missing');
  expect(readdirSync(disk)).toEqual([]);
  rmSync(disk, { recursive: true });
  renameSync(`${disk}-away`, disk);
  expect((await client.call('backups.make', null)).kind).toBe('asked');
});

test('one that is stopped or killed half-way leaves no backup, and the next one tidies up', async () => {
  const { client, folder, desk } = await clockedDesk();
  const half = join(folder, 'backups', 'unfinished-0123456789ab');
  mkdirSync(half);
  const making = failure(desk.backups.make('asked'));
  await desk.backups.stop();
  expect(await making).toBe('cancelled');
  expect((await client.call('backups.status', null)).entries).toEqual([]);
  expect(readdirSync(join(folder, 'backups')).filter((name) => name.startsWith('galley-2'))).toEqual([]);
  const mine = join(folder, 'backups', 'unfinished-');
  await client.call('backups.make', null);
  const left = readdirSync(join(folder, 'backups')).filter((name) => name.startsWith('unfinished-'));
  // Another store's is not ours to remove.
  expect(left).toEqual(['unfinished-0123456789ab']);
  expect(existsSync(mine)).toBe(false);
});

test('a backup is whole while words are written, is verified before it takes place, and keeps what was there', async () => {
  const { client, folder, desk, close } = await clockedDesk();
  const id = await testArticle(client);
  const making = client.call('backups.make', null);
  for (let n = 0; n < 30; n += 1) await typeInto(client, id, `While it runs ${n}`);
  const entry = await making;
  await typeInto(client, id, 'Written after the backup.');
  const path = join(desk.backups.status().folder, entry.name);
  await close();

  const spoilt = join(tempFolder(), 'Galley backups');
  mkdirSync(spoilt);
  cpSync(join(folder, 'backups'), spoilt, { recursive: true });
  const [photo = ''] = await photosIn(spoilt);
  writeFileSync(join(spoilt, assetName(photo).replace('assets', 'photos')), 'spoilt');
  const elsewhere = join(tempFolder(), 'new store');
  expect(await failure(restoreBackup(join(spoilt, entry.name), elsewhere, false))).toBe('backup-damaged');
  expect(existsSync(join(elsewhere, 'galley.sqlite'))).toBe(false);
  writeFileSync(join(spoilt, entry.name, 'galley.sqlite'), 'spoilt');
  expect(await failure(restoreBackup(join(spoilt, entry.name), elsewhere, false))).toBe('backup-damaged');

  const restored = await restoreBackup(path, folder, true);
  expect(restored).toMatchObject({ articles: 2, photos: 1 });
  expect(existsSync(restored.replaced ?? '')).toBe(true);
  const again = await testDesk(folder);
  expect((await again.client.call('store.check', null)).ok).toBe(true);
  const listed = await again.client.call('backups.status', null);
  expect(listed.entries.map(({ kind }) => kind).sort()).toEqual(['asked', 'set-aside']);
  // What was set aside can be put back as well.
  await again.close();
  await restoreBackup(restored.replaced ?? '', folder, true);
  const back = await testDesk(folder);
  const { content } = await back.client.call('articles.peek', { id });
  expect(JSON.stringify(content.blocks)).toContain('Written after the backup.');
}, 30_000);

test('a whole folder of backups on a new machine: the newest is found, and a chosen one is shown', async () => {
  const { client, desk } = await clockedDesk();
  await testArticle(client);
  const disk = tempFolder();
  desk.backups.setFolder(disk);
  const { name } = await client.call('backups.make', null);
  const there = await clockedDesk();
  const looked = await there.desk.client('cli').call('backups.look', { from: { path: disk } });
  expect(looked).toMatchObject([{ name, own: false, articles: 2 }]);
  const fresh = join(tempFolder(), 'fresh');
  expect(await restoreBackup(disk, fresh, false)).toMatchObject({ articles: 2, photos: 1, replaced: null });
});

test('a photo that the store has lost stays in the backups that have it, and is named where none has', async () => {
  const { client, folder } = await clockedDesk();
  const [photo = ''] = await (async () => {
    await client.call('backups.make', null);
    return photosIn(join(folder, 'backups'));
  })();
  rmSync(join(folder, assetName(photo)));
  expect(await client.call('backups.make', null)).toMatchObject({ missing: 0, photos: 1 });
  rmSync(join(folder, 'backups', 'photos'), { recursive: true });
  expect(await client.call('backups.make', null)).toMatchObject({ missing: 1, photos: 0 });
});

test('a full disk leaves no half backup, says so, and takes the next one once there is room', ({ skip }) => {
  const mount = tempFolder();
  const program = join(import.meta.dirname, '../testing/full-backup-disk.ts');
  const script = 'mount -t tmpfs -o size=6m tmpfs "$1" && exec "$2" "$3" "$1" "$4"';
  const ran = spawnSync(
    'unshare',
    ['-rm', 'sh', '-c', script, 'sh', mount, process.execPath, program, tempFolder()],
    { encoding: 'utf8' },
  );
  if (ran.error || /unshare|mount:/.test(ran.stderr)) skip('mount namespaces are not allowed here');
  expect(ran.stdout).toBe('made 1 backup-disk-full 1 named made 2');
});
