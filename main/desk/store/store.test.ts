import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { DeskError } from '../../../shared/contract/error.ts';
import { fields } from '../../media/testing/make.ts';
import { tempFolder } from '../testing/desk.ts';
import { APPLICATION_ID, openWritable } from './db.ts';
import { LATEST, layoutOf, migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openStore } from './store.ts';
import { storeFile } from './store-file.ts';

function codeOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (cause) {
    return cause instanceof DeskError ? cause.code : String(cause);
  }
}

test('a store is made with what the promise of safety stands on', () => {
  const folder = join(tempFolder(), 'new', 'store');
  const store = openStore(folder);
  const pragma = (name: string) => store.write.get<Record<string, unknown>>(`PRAGMA ${name}`);
  expect(pragma('journal_mode')).toEqual({ journal_mode: 'wal' });
  // 2 is FULL: a commit returns when the disk has it.
  expect(pragma('synchronous')).toEqual({ synchronous: 2 });
  expect(pragma('foreign_keys')).toEqual({ foreign_keys: 1 });
  expect(pragma('trusted_schema')).toEqual({ trusted_schema: 0 });
  expect(pragma('cell_size_check')).toEqual({ cell_size_check: 1 });
  expect(pragma('page_size')).toEqual({ page_size: 4096 });
  expect(pragma('secure_delete')).toEqual({ secure_delete: 1 });
  expect(pragma('application_id')).toEqual({ application_id: APPLICATION_ID });
  expect(pragma('user_version')).toEqual({ user_version: LATEST });
  expect(() => store.read.get('DELETE FROM people RETURNING 1')).toThrow('readonly');
  if (process.platform !== 'win32') expect(statSync(folder).mode & 0o077).toBe(0);
  store.close();
  expect(readdirSync(folder)).not.toContain('galley.sqlite-wal');
});

test('a second writer is refused, and the lock ends with its holder', () => {
  const folder = tempFolder();
  const store = openStore(folder);
  expect(codeOf(() => openStore(folder))).toBe('store-locked');
  const other = `import { openStore } from ${JSON.stringify(join(import.meta.dirname, 'store.ts'))};
    try { openStore(process.argv[1]); } catch (cause) { process.stdout.write(cause.code); process.exit(0); }
    process.stdout.write('open'); process.kill(process.pid, 'SIGKILL');`;
  const run = () => {
    try {
      return execFileSync(process.execPath, ['--input-type=module', '-e', other, folder], {
        encoding: 'utf8',
      });
    } catch (cause) {
      return String((cause as { stdout: string }).stdout);
    }
  };
  expect(run()).toBe('store-locked');
  store.close();
  // It died holding the lock: nothing is left to clean up.
  expect(run()).toBe('open');
  openStore(folder).close();
});

test('a store of a newer program is refused and left as it is', () => {
  const folder = tempFolder();
  openStore(folder).close();
  const db = new Database(storeFile(folder));
  db.pragma(`user_version = ${LATEST + 1}`);
  db.close();
  expect(codeOf(() => openStore(folder))).toBe('store-newer');
  // The lock was given back.
  expect(codeOf(() => openStore(folder))).toBe('store-newer');
});

test('a database of something else is refused and left as it is', () => {
  const folder = tempFolder();
  const db = new Database(storeFile(folder));
  db.exec('CREATE TABLE theirs (x)');
  db.close();
  expect(codeOf(() => openStore(folder))).toBe('store-foreign');
  writeFileSync(storeFile(folder), 'no database at all, but long enough to be looked at '.repeat(100));
  expect(codeOf(() => openStore(folder))).toBe('store-damaged');
});

test('a folder that cannot be is said to be not writable', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'file'), '');
  expect(codeOf(() => openStore(join(folder, 'file', 'store')))).toBe('store-not-writable');
});

test('each step of a migration keeps a copy of the store before it, and all of it stands or none', () => {
  const folder = tempFolder();
  openStore(folder).close();
  const steps = [
    ...MIGRATIONS,
    { number: LATEST + 10, name: 'one', sql: 'CREATE TABLE one (x)' },
    { number: LATEST + 20, name: 'two', sql: 'CREATE TABLE two (x); CREATE TABLE one (x)' },
  ];
  const db = openWritable(storeFile(folder));
  expect(() => migrate(db, folder, steps)).toThrow('already exists');
  expect(layoutOf(db)).toBe(LATEST + 10);
  expect(db.get("SELECT name FROM sqlite_schema WHERE name = 'two'")).toBeUndefined();
  db.close();
  const copies = readdirSync(join(folder, 'backups')).sort();
  expect(copies).toHaveLength(2);
  expect(copies[0]).toMatch(new RegExp(`^before-migration-from-${LATEST}-`));
  const copy = new Database(join(folder, 'backups', copies[0] ?? ''), { readonly: true });
  expect(copy.pragma('user_version', { simple: true })).toBe(LATEST);
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  copy.close();
});

test('on a read-only disk the refusal is clear', ({ skip }) => {
  const folder = tempFolder();
  openStore(folder).close();
  // Root writes anywhere but on a file system that is mounted read-only.
  const script = `mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && exec "$2" --input-type=module -e "$3" "$1"`;
  const open = `import { openStore } from ${JSON.stringify(join(import.meta.dirname, 'store.ts'))};
    try { openStore(process.argv[1]); } catch (cause) { process.stdout.write(cause.code); }`;
  let said = '';
  try {
    said = execFileSync('unshare', ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, open], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    skip('mount namespaces are not allowed here');
  }
  expect(said).toBe('store-not-writable');
});

test('on a full disk nothing that was saved is lost, and saving goes on once there is room', async ({
  skip,
}) => {
  const mount = tempFolder();
  const program = join(import.meta.dirname, '../testing/full-disk.ts');
  const photo = join(tempFolder(), 'photo.jpg');
  await fields(2000, 1500).jpeg().toFile(photo);
  const script = 'mount -t tmpfs -o size=12m tmpfs "$1" && exec "$2" "$3" "$1" "$4"';
  const args = ['-rm', 'sh', '-c', script, 'sh', mount, process.execPath, program, photo];
  const ran = spawnSync('unshare', args, { encoding: 'utf8' });
  if (ran.error || /unshare|mount:/.test(ran.stderr)) skip('mount namespaces are not allowed here');
  expect(ran.stdout, ran.stderr).toBe('saved disk-full disk-full kept taken saved');
});

test('what would go into a file that nobody finds again is refused, and goes on when it is back', () => {
  const folder = join(tempFolder(), 'store');
  const store = openStore(folder);
  const write = (key: string) =>
    codeOf(() =>
      store.write.transaction(() => store.write.run("INSERT INTO settings (key, json) VALUES (?, '1')", key)),
    );
  expect(write('before')).toBe('');
  renameSync(folder, `${folder}-away`);
  expect(write('lost')).toBe('store-gone');
  // A statement by itself is a transaction like any other.
  expect(codeOf(() => store.write.run("UPDATE settings SET json = '2'"))).toBe('store-gone');
  expect(codeOf(() => openStore(folder, { existing: true }))).toBe('store-gone');
  expect(existsSync(folder)).toBe(false);
  openStore(folder).close();
  expect(write('other')).toBe('store-replaced');
  rmSync(folder, { recursive: true });
  renameSync(`${folder}-away`, folder);
  expect(write('after')).toBe('');
  expect(store.write.all('SELECT key, json FROM settings ORDER BY key')).toEqual([
    { key: 'after', json: '1' },
    { key: 'before', json: '1' },
  ]);
  store.close();
});

test('every layout that ever was opens and is brought up to date', () => {
  for (let steps = 1; steps < MIGRATIONS.length; steps += 1) {
    const folder = tempFolder();
    const db = openWritable(storeFile(folder));
    migrate(db, folder, MIGRATIONS.slice(0, steps));
    db.run("INSERT INTO settings (key, json) VALUES ('house', '{}')");
    db.close();
    const store = openStore(folder);
    expect(store.write.get('PRAGMA user_version')).toEqual({ user_version: LATEST });
    expect(store.write.get('SELECT json FROM settings')).toEqual({ json: '{}' });
    store.close();
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(MIGRATIONS.length - steps);
  }
});

test('the parts of a store are there', () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'assets'));
  openStore(folder).close();
  for (const part of ['assets', 'cache', 'backups']) expect(existsSync(join(folder, part))).toBe(true);
});

test('a full disk keeps nobody from reading a store that was killed, nor from backing it up elsewhere', ({
  skip,
}) => {
  const mount = tempFolder();
  const program = join(import.meta.dirname, '../testing/full-start.ts');
  const script = 'mount -t tmpfs -o size=4m tmpfs "$1" && exec "$2" "$3" "$1" "$4"';
  const args = ['-rm', 'sh', '-c', script, 'sh', mount, process.execPath, program, tempFolder()];
  const ran = spawnSync('unshare', args, { encoding: 'utf8' });
  if (ran.error || /unshare|mount:/.test(ran.stderr)) skip('mount namespaces are not allowed here');
  expect(ran.stdout).toBe('read backed up desk.backup disk-full recovered');
});

test('a store that is gone beside its backups is damaged, not new', () => {
  for (const name of ['replaced-20261124T143322123Z.sqlite', 'galley-20261124T143322Z-daily-0123456789ab']) {
    const folder = tempFolder();
    mkdirSync(join(folder, 'backups'));
    writeFileSync(join(folder, 'backups', 'galley-backups.json'), '{}');
    openStore(folder).close();
    rmSync(storeFile(folder));
    mkdirSync(join(folder, 'backups', name));
    expect(codeOf(() => openStore(folder))).toBe('store-damaged');
    expect(existsSync(storeFile(folder))).toBe(false);
  }
});
