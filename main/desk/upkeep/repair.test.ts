import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { canonicalJson } from '../../../shared/canonical.ts';
import type { RepairReport } from '../../../shared/upkeep/repair.ts';
import { startDesk } from '../start.ts';
import { openReadable } from '../store/db.ts';
import { toHex } from '../store/hash.ts';
import { revisionRows } from '../store/revisions.ts';
import { storeFile } from '../store/store-file.ts';
import { readWorkingCopy } from '../store/working-copy.ts';
import { failure, tempFolder, testArticle, testDesk, typeInto } from '../testing/desk.ts';
import { assetName } from './backup-format.ts';
import { repairStore } from './repair.ts';

/** More of them with `GALLEY_DAMAGE_SEEDS=200`. */
const SEEDS = Number(process.env.GALLEY_DAMAGE_SEEDS ?? 8);

const AT = '2026-06-02T09:00:00Z';

/** What an article said and which versions it had. */
interface Known {
  words: string;
  headline: string;
  versions: Set<string>;
}

/** Everything in a store, by article. */
function everything(folder: string): Map<string, Known> {
  const db = openReadable(storeFile(folder));
  try {
    return new Map(
      db
        .all<{ n: number; id: string; headline: string; slugline: string }>(
          'SELECT n, id, headline, slugline FROM articles',
        )
        .map((row) => [
          row.id,
          {
            words: canonicalJson(readWorkingCopy(db, row.n)),
            headline: row.headline || row.slugline,
            versions: new Set(revisionRows(db, row.n).map((one) => toHex(one.hash))),
          },
        ]),
    );
  } finally {
    db.close();
  }
}

/** A random number from a seed, the same each time: mulberry32. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A store as a kill leaves it, with a backup from before its last words, and what it held. */
let killed = '';
let truth = new Map<string, Known>();

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-store-'));
  killed = mkdtempSync(join(tmpdir(), 'galley-store-'));
  const desk = await startDesk({ storeDir: folder, door: false, exactSearch: true });
  const client = desk.client('window');
  await client.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'desk' });
  const ids: string[] = [];
  const long = 'Ice closed the runway for the third day, and ferries took those who could not wait. '.repeat(
    12,
  );
  for (let n = 0; n < 40; n += 1) {
    const paragraphs = Array.from({ length: 6 }, (_, index) => `Story ${n}, paragraph ${index}. ${long}`);
    const id = await testArticle(client, `Story number ${n}`, paragraphs);
    ids.push(id);
    await client.call('articles.commit', { id, reason: 'saved', note: '' });
    for (let version = 0; version < n % 4; version += 1) {
      await typeInto(client, id, `Story ${n}, version ${version}. ${long}`);
      await client.call('articles.commit', { id, reason: 'saved', note: `${version}` });
    }
  }
  await client.call('backups.make', null);
  for (const [n, id] of ids.entries()) {
    if (n % 3 === 0) await typeInto(client, id, `Story ${n} after the backup. ${long}`);
    if (n % 6 === 0) await client.call('articles.commit', { id, reason: 'saved', note: 'after' });
  }
  for (let n = 40; n < 50; n += 1) {
    const id = await testArticle(client, `Story number ${n}`, [`New story ${n}. ${long}`, long]);
    if (n % 2 === 0) await client.call('articles.commit', { id, reason: 'saved', note: '' });
  }
  // The search has followed: it answers only then.
  expect((await client.call('articles.list', { search: 'runway' })).total).toBe(50);
  await desk.close();
  const opened = await startDesk({ storeDir: folder, door: false, exactSearch: true });
  const again = opened.client('window');
  await again.call('articles.open', { id: ids[1] ?? '' });
  await typeInto(again, ids[1] ?? '', `Open at the kill. ${long}`);
  await typeInto(again, ids[2] ?? '', `In the log only. ${long}`);
  await again.call('articles.list', { search: 'runway' });
  cpSync(folder, killed, { recursive: true, filter: (path) => !/desk\.(lock|sock|json)/.test(path) });
  await opened.close();
  const copy = tempCopy();
  truth = everything(copy);
  rmSync(copy, { recursive: true });
  rmSync(folder, { recursive: true });
}, 120_000);

function tempCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-store-'));
  cpSync(killed, folder, { recursive: true });
  return folder;
}

function copyOfKilled(): string {
  const folder = tempCopy();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

/**
 * Holds a repaired store against what there was: every article is as it was, or it is listed, and those that are
 * listed are there again unless they are said to be lost.
 */
async function noSilentLoss(folder: string, report: RepairReport, said = false): Promise<void> {
  const now = everything(folder);
  const listed = new Map(report.listed.map((one) => [one.id, one]));
  for (const [id, before] of truth) {
    const after = now.get(id);
    const named = listed.get(id);
    const same = after?.words === before.words && before.versions.isSubsetOf(after.versions);
    if (!same && !named && !said)
      throw new Error(`“${before.headline}” was lost without a word: ${difference(before, after)}`);
    if (named && named.outcome !== 'lost') expect(after).toBeDefined();
    if (named?.outcome === 'history') expect(after?.words).toBe(before.words);
  }
  expect(report.articles).toBe(now.size);
  const { client, close } = await testDesk(folder);
  const check = await client.call('store.check', null);
  expect(check.problems).toEqual([]);
  await close();
}

describe('a damaged store', () => {
  test('a sound one comes through a repair as it was', async () => {
    const folder = copyOfKilled();
    const report = await repairStore(folder, AT, () => undefined);
    expect(report).toMatchObject({ listed: [], other: [], articles: 51, intact: 51 });
    expect(everything(folder)).toEqual(truth);
    expect(existsSync(report.kept ?? '')).toBe(true);
  });

  // Seed 29 takes whole parts of a working copy away, which only their count tells.
  test.each([...Array.from({ length: SEEDS }, (_, seed) => seed), 29])(
    'pages overwritten at random, seed %i',
    async (seed) => {
      const folder = copyOfKilled();
      const random = randomFrom(seed);
      const file = storeFile(folder);
      const pages = Math.floor(statSync(file).size / 4096);
      const count = 1 + random(seed % 3 === 0 ? 40 : 6);
      for (let n = 0; n < count; n += 1) {
        const bytes = Buffer.alloc(4096);
        if (seed % 2 === 0) for (let at = 0; at < 4096; at += 1) bytes[at] = random(256);
        const from = seed % 4 === 1 ? 1024 + random(2048) : 0;
        overwrite(file, random(pages) * 4096 + from, bytes.subarray(from));
      }
      await noSilentLoss(folder, await repairStore(folder, AT, () => undefined));
    },
  );

  test('without any backup, what can be read is kept and the rest is listed', async () => {
    const folder = copyOfKilled();
    rmSync(join(folder, 'backups'), { recursive: true });
    mkdirSync(join(folder, 'backups'));
    const file = storeFile(folder);
    const random = randomFrom(7);
    for (let n = 0; n < 30; n += 1) {
      overwrite(file, random(Math.floor(statSync(file).size / 4096)) * 4096, Buffer.alloc(4096));
    }
    const report = await repairStore(folder, AT, () => undefined);
    expect(report.backup).toBeNull();
    await noSilentLoss(folder, report);
  });

  test('the head of the file is gone', async () => {
    const folder = copyOfKilled();
    overwrite(storeFile(folder), 0, Buffer.alloc(4096));
    expect(await failure(startDesk({ storeDir: folder, door: false }))).toBe('store-damaged');
    await noSilentLoss(folder, await repairStore(folder, AT, () => undefined));
  });

  test.each([0.2, 0.5, 0.9])('the file is cut at %f of its length', async (part) => {
    const folder = copyOfKilled();
    const file = storeFile(folder);
    truncateSync(file, Math.floor(statSync(file).size * part));
    await noSilentLoss(folder, await repairStore(folder, AT, () => undefined));
  });

  test('the whole file is gone', async () => {
    const folder = copyOfKilled();
    rmSync(storeFile(folder));
    expect(await failure(startDesk({ storeDir: folder, door: false }))).toBe('store-damaged');
    await noSilentLoss(folder, await repairStore(folder, AT, () => undefined));
  });

  test.each([0, 0.3, 0.6, 0.95])(
    'its log is cut at %f of its length: it is found at start, and said',
    async (part) => {
      const folder = copyOfKilled();
      const log = `${storeFile(folder)}-wal`;
      truncateSync(log, Math.floor(statSync(log).size * part));
      expect(await failure(startDesk({ storeDir: folder, door: false }))).toBe('store-damaged');
      const report = await repairStore(folder, AT, () => undefined);
      expect(report.other.join()).toContain('log');
      await noSilentLoss(folder, report);
    },
  );

  test('a page of its log is overwritten', async () => {
    const folder = copyOfKilled();
    const log = `${storeFile(folder)}-wal`;
    overwrite(log, 32 + 24 + 100, Buffer.alloc(2000, 1));
    expect(await failure(startDesk({ storeDir: folder, door: false }))).toBe('store-damaged');
    await noSilentLoss(folder, await repairStore(folder, AT, () => undefined));
  });

  test('the file of a photo is gone or spoilt: a backup has it', async () => {
    for (const spoil of [true, false]) {
      const folder = copyOfKilled();
      const asset =
        readdirSync(join(folder, 'assets'), { recursive: true, withFileTypes: true }).find((one) =>
          one.isFile(),
        )?.name ?? '';
      if (spoil) writeFileSync(join(folder, assetName(asset)), 'spoilt');
      else rmSync(join(folder, assetName(asset)));
      const report = await repairStore(folder, AT, () => undefined);
      expect(report.photos).toEqual({ restored: 1, lost: [] });
      await noSilentLoss(folder, report);
    }
  });

  test('nothing is left: the store stays as it is, and that is said', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'cache'), { recursive: true });
    mkdirSync(join(folder, 'backups'));
    writeFileSync(storeFile(folder), 'nothing');
    expect(await failure(repairStore(folder, AT, () => undefined))).toBe('nothing-to-repair-from');
    expect(statSync(storeFile(folder)).size).toBe(7);
  });
});

function difference(before: Known, after: Known | undefined): string {
  if (!after) return 'it is gone';
  const versions = before.versions.difference(after.versions).size;
  return `${versions} versions of ${before.versions.size} gone; ${before.words} became ${after.words}`;
}
